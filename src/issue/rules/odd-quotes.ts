import { type Finding, type Fix, nameOf } from '../../problem/index.ts';
import { hasQuoteAtEnds, quotesAround } from '../../text/index.ts';
import { straightenScalar } from '../../yaml/index.ts';
import type { Rule } from './rule.ts';

const marks = /["“”„‟＂]/gu;

/**
 * An unquoted text on one line is not wrapped in quotation marks that YAML does not know, and has no lone one at an end:
 * an editor put them there in place of straight ones, and readers would see them.
 */
export const textsAreQuotedStraight: Rule = (_, { fields, sourceMap }) =>
  fields.flatMap(({ kind, path, value }): Finding[] => {
    if (kind !== 'line' && kind !== 'literal') return [];
    const text = value.trim();
    if (!hasQuoteAtEnds(text)) return [];
    const mark = (args: { mark: string; isPair: boolean }, fix?: Fix): Finding[] => [
      { code: 'text/quotes', args: { what: nameOf(path), ...args }, path, fix },
    ];
    const around = quotesAround(text);
    const lone = around === undefined ? loneMark(text) : undefined;
    if ((around ?? lone) === undefined || sourceMap.scalar(path)?.type !== 'PLAIN') return [];
    if (around !== undefined) return mark({ ...around, isPair: true }, straightenScalar(sourceMap, path));
    return lone === undefined ? [] : mark({ mark: lone, isPair: false });
  });

/** The only mark of a text, where it stands at an end. Behind a digit it may well be inches. */
function loneMark(text: string): string | undefined {
  const [first, second] = text.match(marks) ?? [];
  return second === undefined && /^[“”„‟＂]|[^\d\s]["“”„‟＂]$/u.test(text) ? first : undefined;
}
