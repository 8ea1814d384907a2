import { type Finding, nameOf } from '../../problem/index.ts';
import { tidyAddress } from '../../papers/index.ts';
import { feature, withoutCode } from '../../text/index.ts';
import { replaceInText } from '../../yaml/index.ts';
import type { Field } from '../../checks/index.ts';
import { foundIn, type Rule } from './rule.ts';

/** What any address must have of which this rule says something. */
const suspect = /[?&;](?:utm_\w|fbclid|gclid|mc_[ce]id|s=|t=)|http:\/\/[\w.]*(?:arxiv|doi)\.org/i;
const mayBeUntidy = feature.query | feature.ampersand | feature.colon;
/** Ids, and the issue's own address, to which its editor may add what they like. */
const kept = new Set(['arxiv', 'doi', 'web_url']);
/** An address in a text as far as all agree that it goes. */
const inText = /https?:\/\/[!#$%&'()*+,./:;=?@~\w-]+/gi;

/**
 * No address says where its reader came from, and those of arXiv and of DOIs are asked for with https. Nobody is told unless asked
 * for.
 */
export const addressesAreTidy: Rule = (_, { fields, sourceMap }) =>
  foundIn(fields, (field): Finding[] => {
    const { kind, key, path, value, features } = field;
    if (kind === 'line' || kept.has(key) || !(features & mayBeUntidy) || !suspect.test(value)) return [];
    const text = kind === 'markdown' ? withoutCode(value) : value;
    const found: Found[] = [];
    const tidied = (run: string, index: number): string | undefined => {
      const url = kind === 'address' ? run : inBalance(run);
      if (!text.startsWith(url, index) || !isWhole(field, url, index)) return undefined;
      const tidy = tidyAddress(url, kind === 'address');
      if (tidy === undefined) return undefined;
      found.push({ url, index, right: tidy.url, tracking: tidy.tracking });
      return tidy.url + run.slice(url.length);
    };
    const fix = replaceInText(sourceMap, field, {
      pattern: kind === 'address' ? /\S+/g : inText,
      to: tidied,
    });
    const [first] = found;
    if (fix === undefined || first === undefined) return [];
    const { index, ...address } = first;
    const args = { what: nameOf(path), ...address, count: found.length };
    const at = sourceMap.inText(path, index, index + address.url.length);
    return [{ code: 'text/address', args, path, at, fix }];
  });

interface Found {
  readonly url: string;
  readonly index: number;
  readonly right: string;
  readonly tracking: readonly string[];
}

/** Up to a bracket that closes what was not opened in it: that of the Markdown around it. */
function inBalance(run: string): string {
  let depth = 0;
  for (let i = 0; i < run.length; i++) {
    if (run[i] === '(') depth++;
    if (run[i] === ')' && --depth < 0) return run.slice(0, i);
  }
  return run;
}

/** Whether an address ends where the pattern says. Behind letters that no keyboard of its language has, nobody knows. */
function isWhole({ kind, value }: Field, url: string, index: number): boolean {
  if (kind === 'address') return /^https?:\/\//i.test(url);
  return /^(?:$|[\s<>"`\])]|(?![\\{[])\p{P})/u.test(value.slice(index + url.length));
}
