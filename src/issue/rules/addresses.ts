import { type Finding, nameOf } from '../../problem/index.ts';
import { arxivIdFaultIn, faultOfArxivLink } from '../../papers/index.ts';
import { invisibleInAddress, replaceInvisible, urlFault } from '../../text/index.ts';
import type { Rule } from './rule.ts';

/** Addresses that have the schema's form and yet lead nowhere, such as `https://[`. */
export const addressesAreReadable: Rule = (_, { fields }) =>
  fields
    .filter(({ key, kind }) => kind === 'address' && key !== 'arxiv' && key !== 'doi')
    .map(({ path, value }) => ({ path, url: seenOf(value) }))
    .filter(({ url }) => hasForm(url) && urlFault(url) !== undefined)
    .map(({ path, url }): Finding => ({
      code: 'text/url',
      args: { what: nameOf(path), url, why: 'unreadable' },
      path,
    }));

/** A paper's link or DOI on arXiv names a paper there: what `add-paper` refuses is no address of one here either. */
export const arxivAddressesNamePapers: Rule = ({ papers }) =>
  papers.flatMap(({ link, doi, path }): Finding[] => {
    const findings: Finding[] = [];
    const url = link === undefined ? undefined : seenOf(link);
    const fault = url === undefined || !hasForm(url) ? undefined : faultOfArxivLink(url);
    if (url !== undefined && fault !== undefined) {
      const where = [...path, 'link'];
      const why = fault === 'arxiv-page' ? fault : 'arxiv-id';
      findings.push({ code: 'text/url', args: { what: nameOf(where), url, why }, path: where });
    }
    const flaw = doi !== undefined && /10\.48550\//.test(doi) ? arxivIdFaultIn(doi) : undefined;
    if (doi !== undefined && flaw !== undefined) {
      const where = [...path, 'doi'];
      const args = { what: nameOf(where), value: doi, expected: { form: 'doi' }, flaw } as const;
      findings.push({ code: 'schema/value', args, path: where });
    }
    return findings;
  });

/** An address without what nobody sees in it, which is a problem of its own. */
function seenOf(url: string): string {
  return invisibleInAddress(url) === undefined ? url : replaceInvisible(url, () => '');
}

/** Whether an address has the form of one. The schema refuses the others. */
function hasForm(url: string): boolean {
  return /^https?:\/\/\S+$/.test(url);
}
