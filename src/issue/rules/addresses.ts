import { type Finding, nameOf } from '../../problem/index.ts';
import { urlFault } from '../../text/index.ts';
import type { Rule } from './rule.ts';

/** Addresses that have the schema's form and yet lead nowhere, such as `https://[`. */
export const addressesAreReadable: Rule = (_, { fields }) =>
  fields
    .filter(
      ({ key, kind, value }) =>
        kind === 'address' &&
        key !== 'arxiv' &&
        key !== 'doi' &&
        hasForm(value) &&
        urlFault(value) !== undefined,
    )
    .map(({ path, value }): Finding => ({
      code: 'text/url',
      args: { what: nameOf(path), url: value, why: 'unreadable' },
      path,
    }));

/** Whether an address has the form of one. The schema refuses the others, and invisible characters have their own problem. */
function hasForm(url: string): boolean {
  return /^https?:\/\/\S+$/.test(url) && !/\p{Cf}/u.test(url);
}
