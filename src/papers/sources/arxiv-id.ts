import { arxivIdFault } from '../arxiv-form.ts';
import { arxivIdIn, parseArxivId, plainArxivId } from '../ids.ts';
import type { RefFault } from '../../problem/index.ts';

/** Other addresses that contain the id of an arXiv paper. */
const places: readonly RegExp[] = [
  /^https?:\/\/(?:(?:www|export)\.)?(?:arxiv|ar5iv)\.org\/(?:ps\/)?([a-z.-]*\/?[\d.]+(?:v\d+)?)\/?$/i,
  /^https?:\/\/(?:www\.)?arxiv\.org\/ftp\/[\w/-]+\/([\d.]+(?:v\d+)?)\.pdf$/i,
  /^https?:\/\/(?:www\.)?semanticscholar\.org\/arxiv\/([^/?#]+)/i,
  /^https?:\/\/api\.semanticscholar\.org\/arxiv:([^/?#]+)/i,
  /^https?:\/\/(?:www\.)?(?:arxiv-vanity|emergentmind)\.com\/papers\/([^/?#]+)/i,
  /^https?:\/\/(?:www\.)?(?:scirate\.com|papers\.cool)\/arxiv\/([^/?#]+)/i,
];

/**
 * Returns the arXiv id in a ref, in the form for an issue; `undefined` where there is none that arXiv could have given. A ref is
 * the id, arXiv's own stamp on a PDF (`arXiv:2506.15677v1 [cs.CL] 18 Jun 2025`), an address or a DOI of arXiv.
 */
export function arxivIdOf(ref: string): string | undefined {
  const bare = ref
    // The title of its page in a browser, the stamp, the name of a PDF that was saved.
    .replace(/^\[([^\]]+)\]\s.*$/, '$1')
    .replace(/^(\S+)\s+\[[a-z-]+(?:\.[a-z-]+)?\].*$/i, '$1')
    .replace(/^arxiv\s+/i, '')
    .replace(/^((?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?)\.pdf$/i, '$1');
  const address = /^https?:\/\//i.test(bare) ? bare : `https://${bare}`;
  const elsewhere = places.map((place) => place.exec(address)?.[1]).find((id) => id !== undefined);
  const found = parseArxivId(bare) ?? inAddress(bare) ?? inAddress(address) ?? parseArxivId(elsewhere ?? '');
  if (found === undefined) return undefined;
  return found.version === undefined ? found.id : `${found.id}v${found.version}`;
}

function inAddress(address: string): ReturnType<typeof arxivIdIn> {
  try {
    return arxivIdIn(address);
  } catch {
    // An address with a broken percent sign names nothing.
    return undefined;
  }
}

/** Returns the fault of a ref that was meant for arXiv but names no paper there. */
export function faultOfArxivId(ref: string): RefFault | undefined {
  if (isOnArxiv(ref)) return faultOfAddress(ref);
  const counted = faultOfNumber(ref);
  if (counted !== undefined) return counted;
  return /^(?:arxiv[:.]|\d{3,}\.\d+|[a-z.-]+\/\d+(?:v\d+)?$|\d{5,}$)/i.test(ref) ? 'arxiv' : undefined;
}

/** Returns the fault of an id in the form since April 2007. */
function faultOfNumber(ref: string): RefFault | undefined {
  const [, id = ''] = /(?:^|[:/]|arxiv\.)(\d{4}\.\d{3,6})(?:v\d+)?(?:\.pdf)?(?:[?#\s].*)?$/i.exec(ref) ?? [];
  const fault = arxivIdFault(id);
  if (fault === 'five' || fault === 'four' || fault === 'zero') return `arxiv-${fault}`;
  return fault === undefined ? undefined : 'arxiv-month';
}

/** Returns the fault of an address: its id is not valid, or it does not show a paper. */
function faultOfAddress(ref: string): RefFault {
  if (!/\/(?:abs|pdf|html|overview|format|src|e-print)\/./i.test(ref)) return 'arxiv-page';
  return faultOfNumber(ref) ?? 'arxiv';
}

/** Returns the fault of an address on arXiv or a mirror that names no paper. `add-paper` refuses it for the same reason. */
export function faultOfArxivLink(link: string): RefFault | undefined {
  if (plainArxivId(link) !== undefined) return undefined;
  return isOnArxiv(link) && arxivIdOf(link) === undefined ? faultOfAddress(link) : undefined;
}

function isOnArxiv(address: string): boolean {
  return /^https?:\/\/(?:[\w-]+\.)*(?:arxiv|alphaxiv|ar5iv)\.org(?:[/:]|$)/i.test(address);
}
