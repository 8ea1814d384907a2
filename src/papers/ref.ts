import { Failure, type RefFault } from '../problem/index.ts';
import { asPasted, withoutEnd } from './pasted.ts';
import { sources } from './sources/list.ts';
import type { NamedPaper } from './sources/source.ts';
import { parseUrl } from '../text/index.ts';

/** Returns the ids of the paper that a ref names. Throws Failure `bad-ref`. */
export function resolveRef(ref: string): NamedPaper {
  const paper = paperNamedBy(ref);
  if (paper === undefined) throw new Failure('bad-ref', { ref, why: faultOf(asPasted(ref)) });
  return paper;
}

/** The same without a word on what is wrong: `undefined` where a ref names no paper. */
export function paperNamedBy(ref: string): NamedPaper | undefined {
  const pasted = asPasted(ref);
  const bare = withoutEnd(pasted);
  for (const source of sources) {
    if (source.isLastResort === true && isOnOwnHost(pasted)) continue;
    const paper = source.match(source.isLastResort === true ? pasted : bare);
    if (paper !== undefined) return paper;
  }
  return undefined;
}

/** Whether an address belongs to a source that has refused it. No other source knows it then. */
function isOnOwnHost(ref: string): boolean {
  const host = parseUrl(ref)?.hostname;
  return host !== undefined && sources.some(({ hosts }) => hosts?.test(host) === true);
}

/** Says what is wrong with a ref, by what it was most likely meant to be. */
function faultOf(ref: string): RefFault {
  if (ref === '') return 'nothing';
  const parts = ref.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length > 1 && parts.every((part) => paperNamedBy(part) !== undefined)) return 'several';
  // The more particular a source is, the more it takes for a slip of its own: it is asked after the others.
  for (const source of sources.toReversed()) {
    const fault = source.faultOf?.(ref);
    if (fault !== undefined) return fault;
  }
  if (/\.(?:ya?ml|json|bib|ris)$/i.test(ref)) return 'file';
  if (/^https?:\/\//i.test(ref)) return 'address';
  return /^[a-z]+:\/\/|^[\w-]+(?:\.[\w-]+)+(?:\/|$)/i.test(ref) ? 'scheme' : 'other';
}
