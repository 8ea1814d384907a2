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

/** What has not even the form was refused by the schema; what nobody can see is told as that. */
function hasForm(url: string): boolean {
  return /^https?:\/\/\S+$/.test(url) && !/\p{Cf}/u.test(url);
}
