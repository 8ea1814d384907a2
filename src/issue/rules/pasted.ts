import { type Finding, type Fix, nameOf } from '../../problem/index.ts';
import { feature, nameOfCharacter, pasteMarks, withoutCode } from '../../text/index.ts';
import { replaceInText, type SourceMap } from '../../yaml/index.ts';
import type { Field } from '../../checks/index.ts';
import { foundIn, type Rule } from './rule.ts';

/** What may be left of a PDF; most files have nothing of it. */
const suspect = /[\ue000-\uf8ff\ufb00-\ufb06\ufffc\ufffd]/;

/** What a word that was cut in two has in it. A pattern for all takes longer. */
const breaks = ['- ', '-\n', '-\r', '\u2010 ', '\u2010\n', '\u2010\r'];

function isSuspect({ text, isOrdinary }: SourceMap): boolean {
  return text.includes('(cid:') || (!isOrdinary && suspect.test(text));
}

/**
 * No text has what only comes with a copy from a PDF: letters drawn as one, words cut in two at the end of a line, signs for
 * characters that could not be read. Code may have anything.
 */
export const textsAreTyped: Rule = (_, { fields, sourceMap }) => {
  const isOdd = isSuspect(sourceMap);
  return foundIn(fields, (field): Finding[] => {
    const { path, kind, value, features } = field;
    const mayBeBroken = features & feature.hyphen && breaks.some((one) => value.includes(one));
    if (kind === 'address' || !(isOdd || mayBeBroken)) return [];
    const text = kind === 'markdown' ? withoutCode(value) : value;
    const marks = pasteMarks(text, {
      isOneLine: kind !== 'markdown' || wasBroken(field, sourceMap),
    });
    return marks.map(({ start, end, found, ...rest }) => {
      const isSign = rest.flaw === 'lost' || rest.flaw === 'private';
      const sign = found.length === 1 && isSign ? nameOfCharacter(found) : found;
      const at = sourceMap.inText(path, start, end);
      const fix = rest.flaw === 'ligature' ? spelt(field, text, sourceMap) : undefined;
      const args = { what: nameOf(path), ...rest, found: sign };
      return { code: 'text/paste', args, path, at, fix };
    });
  });
};

/** Letters in place of the signs that draw them as one; `text` has none where there is code. */
function spelt(field: Field, text: string, sourceMap: SourceMap): Fix | undefined {
  return replaceInText(sourceMap, field, {
    pattern: /[\ufb00-\ufb06]/g,
    to: (found, index) => (text[index] === found ? found.normalize('NFKC') : undefined),
  });
}

/** Of a text over several lines that is no literal block, YAML has made one line. */
function wasBroken({ path }: Field, sourceMap: SourceMap): boolean {
  const node = sourceMap.scalar(path);
  return (
    node !== undefined && node.type !== 'BLOCK_LITERAL' && /\S[-\u2010]\r?\n/.test(sourceMap.sourceOf(node))
  );
}

const conflict =
  /^[ \t]*(?:<{7}|>{7}|\|{7})(?![<>|])(?: \S.*)?$|(?<![^\s])(?:<{7}|>{7}) (?:HEAD\b|[\w./-]+$)/m;

/** No text has the marks of a merge, which git leaves indented where a block has been indented since. */
export const textsAreMerged: Rule = (_, { fields, sourceMap }) => {
  if (!/<{7}|>{7}|\|{7}/.test(sourceMap.text)) return [];
  return foundIn(fields, ({ kind, path, value }): Finding[] => {
    const found = kind === 'address' ? null : conflict.exec(kind === 'markdown' ? withoutCode(value) : value);
    if (found === null) return [];
    const written = found[0].trim();
    const start = found.index + found[0].indexOf(written);
    const at = sourceMap.inText(path, start, start + written.length);
    return [{ code: 'text/conflict', args: { what: nameOf(path), written }, path, at }];
  });
};
