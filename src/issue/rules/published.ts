import { addDays, isDate, lastDayOf } from '../../calendar.ts';
import type { Finding } from '../../problem/index.ts';
import { arxivIdIn, parseArxivId } from '../../papers/index.ts';
import type { Paper } from '../model.ts';
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

/**
 * A paper is out before the issue that shows it, and not long before arXiv had it. Warnings, for it may be
 * meant: a journal dates ahead, and what is old is put on arXiv at times.
 */
export const datesAgree: Rule = ({ week, papers }) => {
  const last = week === undefined || !isDate(week) ? undefined : lastDayOf(week);
  return papers.flatMap((paper): Finding[] => {
    const { published, path } = paper;
    const position = positionOf(paper);
    const id = arxivIdOf(paper);
    const findings: Finding[] = [];
    if (id !== undefined && last !== undefined && id.firstDay > last) {
      const args = { position, id: id.id, month: id.firstDay.slice(0, 7), last };
      findings.push({ code: 'paper/id-future', args, path: [...path, id.key] });
    }
    if (published === undefined || !isDate(published)) return findings;
    const where = [...path, 'published'];
    // An id from the future is wrong by itself.
    if (id !== undefined && findings.length === 0 && published < addDays(id.firstDay, -mostBefore)) {
      const args = { position, value: published, id: id.id, month: id.firstDay.slice(0, 7) };
      findings.push({ code: 'paper/published-early', args, path: where });
    }
    if (last !== undefined && published > last) {
      const args = { position, value: published, last };
      findings.push({ code: 'paper/published-future', args, path: where });
    }
    return findings;
  });
};

/** Days from a paper's first day to the month in which arXiv has it: a conference may be a year before. */
const mostBefore = 366;

/** The arXiv id of a paper with the first day of its month and the key that says it. */
function arxivIdOf(paper: Paper): { id: string; firstDay: string; key: string } | undefined {
  const named = {
    arxiv: paper.arxiv === undefined ? undefined : parseArxivId(paper.arxiv),
    doi: paper.doi === undefined ? undefined : arxivIdIn(paper.doi),
    link: paper.link === undefined ? undefined : arxivIdIn(paper.link),
  };
  for (const [key, found] of Object.entries(named)) {
    const [, year = '', month = ''] = /^(?:[a-z-]+\/)?(\d\d)(\d\d)/.exec(found?.id ?? '') ?? [];
    if (found === undefined || year === '') continue;
    const century = found.id.includes('/') && Number(year) >= 91 ? '19' : '20';
    return { id: found.id, firstDay: `${century}${year}-${month}-01`, key };
  }
  return undefined;
}
