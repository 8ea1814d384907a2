import { type Finding, nameOf } from '../../problem/index.ts';
import { withoutOddQuotes } from '../../text/index.ts';
import type { Rule } from './rule.ts';

const marks = /["“”„‟＂]/gu;

/**
 * An unquoted text on one line is not wrapped in quotation marks that YAML does not know, and has no lone one at an end:
 * an editor put them there in place of straight ones, and readers would see them.
 */
export const textsAreQuotedStraight: Rule = (_, { fields, sourceMap }) =>
  fields.flatMap(({ kind, path, value }): Finding[] => {
    if (kind !== 'line' || sourceMap.scalar(path)?.type !== 'PLAIN') return [];
    const text = value.trim();
    const [first, second, third] = text.match(marks) ?? [];
    const mark = (args: { mark: string; isPair: boolean }): Finding[] => [
      { code: 'text/quotes', args: { what: nameOf(path), ...args }, path },
    ];
    const inner = withoutOddQuotes(text);
    if (first !== undefined && second !== undefined && third === undefined && inner?.search(marks) === -1)
      return mark({ mark: `${first}…${second}`, isPair: true });
    // Behind a digit it may well be inches.
    const isLone = /^[“”„‟＂]|[^\d\s]["“”„‟＂]$/u.test(text);
    return first !== undefined && second === undefined && isLone ? mark({ mark: first, isPair: false }) : [];
  });
