import { type Finding, nameOf } from '../../problem/index.ts';
import { arxivIdFaultIn, faultOfArxivLink } from '../../papers/index.ts';
import { invisibleInAddress, urlFault } from '../../text/index.ts';
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

/** A paper's link or DOI on arXiv names a paper there: what `add-paper` refuses is no address of one here either. */
export const arxivAddressesNamePapers: Rule = ({ papers }) =>
  papers.flatMap(({ link, doi, path }): Finding[] => {
    const findings: Finding[] = [];
    const fault = link === undefined || !hasForm(link) ? undefined : faultOfArxivLink(link);
    if (link !== undefined && fault !== undefined) {
      const where = [...path, 'link'];
      const why = fault === 'arxiv-page' ? fault : 'arxiv-id';
      findings.push({ code: 'text/url', args: { what: nameOf(where), url: link, why }, path: where });
    }
    const flaw = doi !== undefined && /10\.48550\//.test(doi) ? arxivIdFaultIn(doi) : undefined;
    if (doi !== undefined && flaw !== undefined) {
      const where = [...path, 'doi'];
      const args = { what: nameOf(where), value: doi, expected: { form: 'doi' }, flaw } as const;
      findings.push({ code: 'schema/value', args, path: where });
    }
    return findings;
  });

/** Whether an address has the form of one. The schema refuses the others, and invisible characters have their own problem. */
function hasForm(url: string): boolean {
  return /^https?:\/\/\S+$/.test(url) && invisibleInAddress(url) === undefined;
}
