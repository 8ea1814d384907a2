import type { Range } from 'yaml';
import { type Lines, space } from './lines.ts';
import { MadeList, MadeScalar } from './made.ts';
import { NotSimple } from './not-simple.ts';
import { mostEntries } from '../bounds.ts';

/** A text without quotation marks begins with nothing that YAML keeps for itself, and no colon in it may be one of a key. */
const reserved = /^[-?:,[\]{}#&*!|>'"%@`]|:(?: |$)/;
/** What may be a number; a date is none. Read are only those that are written as they are shown. */
const numberLike = /^(?:[+.]|\d[\d.]*(?:e[-+]?\d+)?$|0[ox])/i;
const number = /^(?:0|[1-9]\d{0,14})$/;
const word = /^(?:true|false|null|~)$/i;
const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** Between quotation marks on one line. */
const double = /"([^"\\\n]*(?:\\["\\/n][^"\\\n]*)*)"/y;
const single = /'([^'\n]*(?:''[^'\n]*)*)'/y;
/** Words that may stand in a list in brackets without quotation marks; such of ASCII alone are known without classes of Unicode. */
const listed = /[A-Za-z_](?:[\w.+/' -]*[\w.+])?(?= *[\],])/y;

/** The text, number, truth value or list in brackets that the rest of the line is. */
export function inlineOf(lines: Lines): MadeScalar | MadeList {
  const node = lines.text[lines.at] === '[' ? bracketed(lines) : (quotedAt(lines, lines.at) ?? plain(lines));
  if (!lines.endsAt(node.range[1])) throw new NotSimple();
  return node;
}

function plain({ text, at, end }: Lines): MadeScalar {
  const line = text.slice(at, end);
  const comment = line.indexOf(' #');
  let length = comment === -1 ? line.length : comment;
  while (line.charCodeAt(length - 1) === space) length--;
  return resolved(line.slice(0, length), [at, at + length, end]);
}

function resolved(source: string, range: Range): MadeScalar {
  if (reserved.test(source)) throw new NotSimple();
  const isNumber = number.test(source);
  const value = isNumber ? Number(source) : words.get(source);
  if (value === undefined && (numberLike.test(source) || word.test(source))) throw new NotSimple();
  return new MadeScalar('PLAIN', source, range, value);
}

function quotedAt({ text, end }: Lines, at: number): MadeScalar | undefined {
  const isDouble = text[at] === '"';
  if (!isDouble && text[at] !== "'") return undefined;
  const form = isDouble ? double : single;
  form.lastIndex = at;
  const [whole, inner = ''] = form.exec(text) ?? [];
  if (whole === undefined) throw new NotSimple();
  const value = isDouble ? unescaped(inner) : inner.replaceAll("''", "'");
  return new MadeScalar(isDouble ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE', value, [at, at + whole.length, end]);
}

function unescaped(inner: string): string {
  if (!inner.includes('\\')) return inner;
  return inner.replaceAll(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

function bracketed(lines: Lines): MadeList {
  const { text, at: start, end } = lines;
  const items: MadeScalar[] = [];
  let at = lines.behindSpaces(start + 1);
  while (text[at] !== ']') {
    const item = quotedAt(lines, at) ?? wordsAt(lines, at);
    items.push(item);
    if (items.length > mostEntries) throw new NotSimple();
    at = lines.behindSpaces(item.range[1]);
    if (text[at] === ',') at = lines.behindSpaces(at + 1);
    else if (text[at] !== ']') throw new NotSimple();
  }
  lines.count(items);
  return new MadeList(items, [start, at + 1, end], true);
}

function wordsAt({ text, end }: Lines, at: number): MadeScalar {
  listed.lastIndex = at;
  const source = listed.exec(text)?.[0] ?? wordsOfAnyScript(text, at);
  if (source === undefined) throw new NotSimple();
  return resolved(source, [at, at + source.length, end]);
}

function wordsOfAnyScript(text: string, at: number): string | undefined {
  const form = /[\p{L}_](?:[\p{L}\p{M}\p{N}_.+/'’ -]*[\p{L}\p{M}\p{N}_.+])?/uy;
  form.lastIndex = at;
  return form.exec(text)?.[0];
}
