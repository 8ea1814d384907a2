import { Failure, type RefFault } from '../problem/index.ts';
import { arxiv } from './sources/arxiv.ts';
import { doi } from './sources/doi.ts';
import { page } from './sources/page.ts';
import { asPasted, withoutEnd } from './pasted.ts';
import type { NamedPaper } from './sources/source.ts';

/** The paper that a ref names, as far as the ref itself says. Throws Failure `bad-ref`. */
export function resolveRef(ref: string): NamedPaper {
  const paper = paperIn(ref);
  if (paper === undefined) throw new Failure('bad-ref', { ref, why: faultOf(asPasted(ref)) });
  return paper;
}

function paperIn(ref: string): NamedPaper | undefined {
  const pasted = asPasted(ref);
  const bare = withoutEnd(pasted);
  // An address may end in anything.
  return arxiv.match(bare) ?? doi.match(bare) ?? page.match(pasted);
}

/** What the ref was most likely meant to be. */
function faultOf(ref: string): RefFault {
  if (ref === '') return 'nothing';
  const parts = ref.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length > 1 && parts.every((part) => paperIn(part) !== undefined)) return 'several';
  if (/^(?:doi:|10\.|(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org(?:\/|$))/i.test(ref)) return 'doi';
  if (/^https?:\/\/(?:[\w-]+\.)*(?:arxiv|alphaxiv|ar5iv)\.org(?:[/:]|$)/i.test(ref))
    return faultOfArxivAddress(ref);
  const counted = faultOfNumber(ref);
  if (counted !== undefined) return counted;
  if (/^(?:arxiv[:.]|\d{3,}\.\d+|[a-z.-]+\/\d+(?:v\d+)?$|\d{5,}$)/i.test(ref)) return 'arxiv';
  if (/\.(?:ya?ml|json|bib|ris)$/i.test(ref)) return 'file';
  if (/^https?:\/\//i.test(ref)) return 'address';
  return /^[a-z]+:\/\/|^[\w-]+(?:\.[\w-]+)+(?:\/|$)/i.test(ref) ? 'scheme' : 'other';
}

/** An id of the kind since April 2007 that arXiv cannot have given: https://info.arxiv.org/help/arxiv_identifier.html */
function faultOfNumber(ref: string): RefFault | undefined {
  const [, time = '', month = '', number = ''] =
    /(?:^|[:/]|arxiv\.)(\d\d(\d\d))\.(\d{3,6})(?:v\d+)?(?:\.pdf)?(?:[?#\s].*)?$/i.exec(ref) ?? [];
  if (number === '') return undefined;
  if (Number(month) < 1 || Number(month) > 12 || Number(time) < 704) return 'arxiv-month';
  const digits = Number(time) >= 1501 ? 5 : 4;
  return number.length === digits ? undefined : digits === 5 ? 'arxiv-five' : 'arxiv-four';
}

/** An address that shows a paper but whose id is none, or one that shows something else. */
function faultOfArxivAddress(ref: string): RefFault {
  if (!/\/(?:abs|pdf|html|overview|format|src|e-print)\/./i.test(ref)) return 'arxiv-page';
  return faultOfNumber(ref) ?? 'arxiv';
}
