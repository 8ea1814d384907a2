import { type Finding, nameOf } from '../../problem/index.ts';
import { hasQuoteAtEnds, quotesAround } from '../../text/index.ts';
import { straightenScalar } from '../../yaml/index.ts';
import { foundIn, type Rule } from './rule.ts';

const marks = /["“”„‟＂]/gu;

/**
 * An unquoted text on one line is not wrapped in quotation marks that YAML does not know, and has no lone one at an end:
 * an editor put them there in place of straight ones, and readers would see them.
 */
export const textsAreQuotedStraight: Rule = (_, { fields, sourceMap }) =>
  foundIn(fields, ({ kind, path, value }): Finding[] => {
    if (kind !== 'line' && kind !== 'literal') return [];
    const text = value.trim();
    if (!hasQuoteAtEnds(text)) return [];
    const mark = markOf(text);
    if (mark === undefined || sourceMap.scalar(path)?.type !== 'PLAIN') return [];
    const fix = mark.isPair ? straightenScalar(sourceMap, path) : undefined;
    return [{ code: 'text/quotes', args: { what: nameOf(path), ...mark }, path, fix }];
  });

/** The pair of marks around a text, or its only one, where that stands at an end. Behind a digit it may well be inches. */
function markOf(text: string): { mark: string; isPair: boolean } | undefined {
  const around = quotesAround(text);
  if (around !== undefined) return { ...around, isPair: true };
  const [first, second] = text.match(marks) ?? [];
  const isLone = second === undefined && /^[“”„‟＂]|[^\d\s]["“”„‟＂]$/u.test(text);
  return first !== undefined && isLone ? { mark: first, isPair: false } : undefined;
}
