import { firstDayOfWeek, isDate, weekdayOf } from '../../calendar.ts';
import type { Rule } from './rule.ts';

/** The week is a day of the calendar; the schema only looks at its form. */
export const weekIsDate: Rule = ({ week }) =>
  week === undefined || isDate(week) || !hasForm(week)
    ? []
    : [{ code: 'issue/week-date', args: { week }, path: ['week'] }];

/** The week begins on the newsletter's first day of the week. */
export const weekIsFirstDay: Rule = ({ week }, { weekStartsOn }) => {
  if (week === undefined || !isDate(week)) return [];
  const first = firstDayOfWeek(week, weekStartsOn);
  if (first === week) return [];
  const args = { week, day: weekdayOf(week), first, start: weekStartsOn };
  return [{ code: 'issue/week-start', args, path: ['week'] }];
};

/** The file is named by its week: by its first day, so that a wrong day is not reported twice. */
export const fileNamedByWeek: Rule = ({ week }, { fileName, weekStartsOn }) => {
  if (week === undefined || !isDate(week)) return [];
  const first = firstDayOfWeek(week, weekStartsOn);
  return fileName.replace(/\.ya?ml$/i, '') === first
    ? []
    : [{ code: 'issue/file-name', args: { name: fileName, week, first }, path: ['week'] }];
};

/** A week has one file: which of two is rendered would be anybody's guess. */
export const weekHasOneFile: Rule = (_, { archive, fileName }) => {
  const other = archive.sameWeek();
  return other === undefined
    ? []
    : [{ code: 'issue/week-duplicate', args: { name: fileName, other }, path: ['week'] }];
};

/** `2025-02-30` is refused here; what has not even the form is refused by the schema. */
export function hasForm(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date);
}
