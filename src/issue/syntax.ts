import type { YAMLParseError, YAMLWarning } from 'yaml';
import type { Finding } from '../problem/index.ts';
import type { Places } from './places.ts';

/** The YAML library's errors in our own words, at the place where the author has to act. */
export function explainSyntax(error: YAMLParseError | YAMLWarning, places: Places, text: string): Finding {
  const [start, end] = error.pos;
  const at = places.fromOffsets(start, Math.max(end, start + 1));
  const line = places.line(at.line) ?? '';
  const base = { path: [], at } as const;
  switch (error.code) {
    case 'DUPLICATE_KEY': {
      const key = /^\s*(?:- +)*("[^"]*"|'[^']*'|[^:#]+?)\s*:/.exec(text.slice(start))?.[1] ?? line.trim();
      return { ...base, code: 'yaml/duplicate-key', args: { key: key.replace(/^["']|["']$/g, ''), line: firstLine(places, key, at.line) } };
    }
    case 'TAG_RESOLVE_FAILED':
      return { ...base, code: 'yaml/tag', args: { tag: /![^\s,[\]{}]*/.exec(text.slice(start, end + 40))?.[0] ?? '!' } };
    case 'MULTIPLE_DOCS':
      return { ...base, code: 'yaml/documents', args: {} };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return colon(line) ?? { ...base, code: 'yaml/syntax', args: { detail: 'a value cannot begin another map on its own line', advice: 'Indent keys of one map alike, and quote a text that has ": " in it.' } };
    case 'MISSING_CHAR':
      return missingCharacter();
    case 'BAD_SCALAR_START':
      return { ...base, code: 'yaml/syntax', args: { detail: `an unquoted text cannot begin with ${text[start] ?? ''}`, advice: 'Put the text in quotation marks.' } };
    case 'TAB_AS_INDENT':
      return { ...base, code: 'yaml/syntax', args: { detail: 'a tab cannot indent', advice: 'Indent with spaces.' } };
    case 'BAD_INDENT':
      return { ...base, code: 'yaml/syntax', args: { detail: 'this line is indented unlike its neighbours', advice: 'Entries of one map or list begin in the same column.' } };
    case 'UNEXPECTED_TOKEN':
      return { ...base, code: 'yaml/syntax', args: { detail: 'a text goes on behind its end', advice: /'/.test(line) ? "Inside '…' write an apostrophe twice (''), or use \"…\"." : 'Put the whole text in quotation marks.' } };
    case 'BAD_ALIAS':
      return { ...base, code: 'yaml/syntax', args: { detail: 'a text that begins with * must be quoted', advice: 'Put it in quotation marks.' } };
    case 'BAD_DQ_ESCAPE':
      return { ...base, code: 'yaml/syntax', args: { detail: 'a backslash between double quotation marks begins an escape that YAML does not know', advice: 'Write \\\\ for a backslash, or use single quotation marks.' } };
    default:
      return { ...base, code: error.name === 'YAMLWarning' ? 'yaml/warning' : 'yaml/syntax', args: { detail: plain(error.message) } };
  }

  function colon(source: string): Finding | undefined {
    const found = /^\s*(?:- +)*([\w-]+):\s+([^"'\s|>[{&*!].*?):(?:\s|$)/u.exec(source);
    return found?.[1] === undefined || found[2] === undefined
      ? undefined
      : { ...base, code: 'text/colon', args: { what: found[1], text: found[2] } };
  }

  function missingCharacter(): Finding {
    const mark = /Missing closing (.)quote/.exec(error.message)?.[1];
    if (mark === undefined) {
      return colon(line) ?? { ...base, code: 'yaml/syntax', args: { detail: plain(error.message), advice: 'Is a comma, a colon or a bracket missing?' } };
    }
    // The library points to the end of the file; the quotation mark that was never closed is what has to be mended.
    const opening = openingQuote(text, mark, start);
    const where = places.fromOffsets(opening, opening + 1);
    return { path: [], at: where, code: 'yaml/syntax', args: { detail: `this quotation mark (${mark}) is never closed`, advice: `Close it with ${mark} at the end of the text.` } };
  }
}

function plain(message: string): string {
  const sentence = message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '').replace(/\s+/g, ' ').trim();
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** The last mark before `end` that begins a value: after a colon, a dash, a bracket or a comma. */
function openingQuote(text: string, mark: string, end: number): number {
  const opens = new RegExp(`(?:^|[:,[{-][ \\t]+|[[{])${mark === '"' ? '"' : "'"}`, 'gm');
  let found = text.lastIndexOf(mark, end);
  let candidate: RegExpExecArray | null;
  while ((candidate = opens.exec(text)) !== null) {
    const at = candidate.index + candidate[0].length - 1;
    if (at >= end) break;
    const rest = text.slice(at + 1, text.indexOf('\n', at) === -1 ? end : text.indexOf('\n', at));
    // A mark that is closed on its own line is not the one.
    if (rest.replace(/\\./g, '').includes(mark)) continue;
    return at;
  }
  if (found < 0) found = 0;
  return found;
}

/** The line above on which the same key stands with the same indent. */
function firstLine(places: Places, key: string, line: number): number {
  const indent = (source: string): number => source.search(/[^\s-]/);
  const here = indent(places.line(line) ?? '');
  for (let i = line - 1; i > 0; i--) {
    const source = places.line(i) ?? '';
    if (indent(source) === here && source.slice(here).startsWith(key)) return i;
  }
  return line;
}
