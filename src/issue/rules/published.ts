import { isDate } from '../../calendar.ts';
import { positionOf } from './languages.ts';
import type { Rule } from './rule.ts';
import { hasForm } from './week.ts';

/** A publication date is a day of the calendar; the schema only looks at its form. */
export const publishedIsDate: Rule = ({ papers }) =>
  papers.flatMap((paper) => {
    const { published: value, path } = paper;
    return value === undefined || isDate(value) || !hasForm(value)
      ? []
      : [
          {
            code: 'paper/published-date' as const,
            args: { position: positionOf(paper), value },
            path: [...path, 'published'],
          },
        ];
  });
