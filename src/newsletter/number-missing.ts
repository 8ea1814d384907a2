import type { Issue } from '../issue/index.ts';
import type { Finding } from '../problem/index.ts';
import { placeholdersIn } from '../text/index.ts';
import type { Config } from './model.ts';

/**
 * The number that a pattern of the config shows and the issue does not have: readers would see `#` alone. A title of the issue's
 * own takes the place of the pattern.
 */
export function findMissingNumber(issue: Issue, { title, email }: Config): Finding[] {
  if (issue.number !== undefined) return [];
  const hasTitle = issue.title.some(({ value }) => value.trim() !== '');
  const patterns = {
    title: hasTitle ? undefined : title,
    'email.subject': email.subject,
    'email.preheader': email.preheader,
  };
  const where = Object.entries(patterns)
    .filter(([, pattern]) => pattern !== undefined && placeholdersIn(pattern).includes('number'))
    .map(([key]) => key);
  return where.length === 0 ? [] : [{ code: 'issue/number-missing', args: { where }, path: ['number'] }];
}
