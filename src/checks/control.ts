import { type Finding, nameOf } from '../problem/index.ts';
import {
  characterAt,
  feature,
  featuresOf,
  invisibleIn,
  invisibleInAddress,
  nameOfCharacter,
  withoutCode,
} from '../text/index.ts';
import { type SourceMap, withoutInvisible } from '../yaml/index.ts';
import { escapedCommand } from './tex-escapes.ts';
import { dictionary } from '../data.ts';
import type { PlacedText } from './placed-text.ts';

/**
 * Finds the first character of a text that nobody sees and that makes it something else: control characters (Cc), halves of
 * surrogate pairs, and marks that turn the direction of text around and are not closed (Unicode TR 36, 3.1). In what stands on
 * one line, and may go into a mail's header, neither is there any kind of line break; in an address or an id there is nothing
 * invisible at all. In double quotation marks no escape stands where a command of TeX was meant.
 */
export function controlCharacter(text: PlacedText, sourceMap: SourceMap): Finding[] {
  const { path, value } = text;
  if (sourceMap.isOrdinary && !mayHaveOne(text)) return [];
  if (sourceMap.isOrdinary && isBlock(text) && !sourceMap.mentions(telling)) return entity(text, sourceMap);
  const node = sourceMap.scalar(path);
  const isQuoted = node?.type === 'QUOTE_DOUBLE';
  // A line break is none in a block, unless an escape made it.
  if (sourceMap.isOrdinary && !isQuoted && isBlock(text)) return entity(text, sourceMap);
  const source = isQuoted ? sourceMap.sourceOf(node) : '';
  const command = escapedCommand(source);
  if (command !== undefined) {
    const start = (node?.range?.[0] ?? 0) + command.offset;
    const args = { what: nameOf(path), from: 'escape', ...command } as const;
    const at = sourceMap.fromOffsets(start, start + command.command.length);
    return [{ code: 'text/control', args, path, at }];
  }
  const offset = controlIn(text);
  if (offset === undefined) return entity(text, sourceMap);
  const character = characterAt(value, offset);
  const from = source.includes('\\') ? 'escape' : character === '\n' ? 'line break' : 'paste';
  const at =
    from === 'line break'
      ? sourceMap.ofValue(path)
      : sourceMap.inText(path, offset, offset + character.length);
  const args = { what: nameOf(path), character: nameOfCharacter(character), from } as const;
  const fix = text.kind === 'address' ? withoutInvisible(sourceMap, { path, value }) : undefined;
  return [{ code: 'text/control', args, path, at, fix }];
}

/** An escape that stands for another character than itself. */
const telling = /\\[^"\\/]/;

/** In a file of ordinary characters only a line break within a text can be one, and only an entity can stand for one. */
function mayHaveOne({ kind, value, features = featuresOf(value) }: PlacedText): boolean {
  if (features & feature.lineBreak && value.indexOf('\n') < value.length - 1) return true;
  return kind === 'markdown' && (features & feature.ampersand) !== 0 && value.includes('&#');
}

/**
 * Finds the first character of a text that nobody sees and nobody typed, such as a soft hyphen, a space of no width or a
 * filler: searches miss the word that it stands in, and whole sentences can be hidden in such. One that is written as an
 * escape, `"\u200b"`, is meant. Addresses and ids are the business of `controlCharacter`.
 */
export function invisibleCharacter({ kind, path, value }: PlacedText, sourceMap: SourceMap): Finding[] {
  const [found] = kind === 'address' || sourceMap.isOrdinary ? [] : invisibleIn(value);
  if (found === undefined) return [];
  const node = sourceMap.scalar(path);
  if (node !== undefined && invisibleIn(sourceMap.sourceOf(node)).length === 0) return [];
  const { character, index } = found;
  const args = { what: nameOf(path), character: nameOfCharacter(character) };
  const at = sourceMap.inText(path, index, index + character.length);
  const fix = withoutInvisible(sourceMap, { path, value });
  return [{ code: 'text/invisible', args, path, at, fix }];
}

/** `&#27;` and `&#x202e;` in Markdown become what they stand for, but not in code. */
function entity({ kind, path, value }: PlacedText, sourceMap: SourceMap): Finding[] {
  if (kind !== 'markdown' || !value.includes('&#')) return [];
  const entities = [...withoutCode(value).matchAll(/(?<!\\)&#(?:(\d{1,7})|x([\da-f]{1,6}));/gi)];
  let decoded = '';
  let end = 0;
  const offsets: number[] = [];
  for (const { 0: written, 1: decimal, 2: hex = '', index } of entities) {
    decoded += value.slice(end, index);
    offsets.push(decoded.length);
    // Zero is told as what was written; readers would see U+FFFD.
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    decoded += code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
    end = index + written.length;
  }
  const offset = controlIn({ kind, value: decoded + value.slice(end) });
  const found = entities[offsets.indexOf(offset ?? -1)];
  if (offset === undefined || found === undefined) return [];
  const character = nameOfCharacter(decoded.slice(offset));
  const args = { what: nameOf(path), character, from: 'entity', written: found[0] } as const;
  const at = sourceMap.inText(path, found.index, found.index + found[0].length);
  return [{ code: 'text/control', args, path, at }];
}

const inBlocks = /[^\P{Cc}\n\t]|\p{Cs}/u;
const inLines = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const turning = /[\u202A-\u202E\u2066-\u2069]/;

/** What one of them may be; Unicode's properties take longer. */
const suspect = /[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]/;
const suspectInBlocks = /[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]/;

function isBlock({ kind }: Pick<PlacedText, 'kind'>): boolean {
  return kind === 'markdown' || kind === 'literal';
}

function controlIn({ kind, value }: Pick<PlacedText, 'kind' | 'value'>): number | undefined {
  const block = isBlock({ kind });
  // A block scalar ends in a line break, which is not part of what was meant.
  const text = block ? value : value.replace(/(?<!\n)\n+$/, '');
  const isSuspect = (block ? suspectInBlocks : suspect).test(text);
  const found = isSuspect ? (block ? inBlocks : inLines).exec(text)?.index : undefined;
  if (kind === 'address') return found ?? invisibleInAddress(text)?.index;
  return found ?? (turning.test(text) ? unclosed(text) : undefined);
}

const closers: Readonly<Record<string, string>> = dictionary({
  '\u202A': '\u202C',
  '\u202B': '\u202C',
  '\u202D': '\u202C',
  '\u202E': '\u202C',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
});

/** The offset of the first mark that turns the direction and is not closed, or that closes what is not open. */
function unclosed(text: string): number | undefined {
  const open: { offset: number; closer: string }[] = [];
  for (const { 0: character, index: offset } of text.matchAll(/[\n\u202A-\u202E\u2066-\u2069]/g)) {
    const closer = closers[character];
    if (closer !== undefined) open.push({ offset, closer });
    // A paragraph ends them all, closed or not.
    else if (character === '\n' && open.length > 0) break;
    else if (character !== '\n' && open.pop()?.closer !== character) return offset;
  }
  return open[0]?.offset;
}
