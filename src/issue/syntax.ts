import { isScalar, visit } from 'yaml';
import type { Document, Scalar, YAMLParseError, YAMLWarning } from 'yaml';
import { nameOf } from '../problem/index.ts';
import type { Finding, Path, Place, SyntaxFault } from '../problem/index.ts';
import type { Places } from './places.ts';

export interface Syntax {
  readonly findings: readonly Finding[];
  /** Whether the rest of the file still says what the author wrote. */
  readonly readable: boolean;
  /** The values that are damaged where the rest is not. */
  readonly broken: readonly Path[];
}

/** How far the damage goes: the value, the structure of the file, or all that follows. */
type Reach = 'value' | 'file' | 'rest';

interface Explained {
  readonly finding: Finding;
  readonly reach: Reach;
}

/** The YAML library's errors and warnings in the catalogue's words, each at the place where the author has to act. */
export function explainErrors(document: Document, places: Places): Syntax {
  const findings: Finding[] = [];
  const broken: Path[] = [];
  const lines = new Set<number>();
  let readable = true;
  const errors = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  for (const [i, error] of errors.entries()) {
    const { finding, reach } = explain(error, { document, places, next: errors[i + 1] });
    const { line } = finding.at as Place;
    // One fault often makes the parser stumble several times.
    if (!lines.has(line) && !lines.has(places.fromOffsets(error.pos[0], error.pos[0]).line))
      findings.push(finding);
    lines.add(line).add(places.fromOffsets(error.pos[0], error.pos[0]).line);
    if (reach === 'value') broken.push(places.pathAt(error.pos[0]));
    else readable = false;
    if (reach === 'rest') break;
  }
  return { findings, readable, broken: broken.filter((path) => path.length > 0) };
}

interface Around {
  readonly document: Document;
  readonly places: Places;
  readonly next: YAMLParseError | YAMLWarning | undefined;
}

function explain(error: YAMLParseError | YAMLWarning, { document, places, next }: Around): Explained {
  const { text } = places;
  const [start, end] = error.pos;
  const rest = lineFrom(text, start);
  const fault = (
    reach: Reach,
    name: SyntaxFault,
    about: { text?: string; from?: number; to?: number } = {},
  ): Explained => {
    const from = about.from ?? start;
    const at = places.fromOffsets(from, about.to ?? Math.max(end, from + 1));
    return { reach, finding: { code: 'yaml/syntax', args: { fault: name, text: about.text }, path: [], at } };
  };
  switch (error.code) {
    case 'TAG_RESOLVE_FAILED': {
      const tag = /^![^\s,[\]{}]*/.exec(rest)?.[0] ?? '!';
      const at = places.fromOffsets(start, start + tag.length);
      return { reach: 'value', finding: { code: 'yaml/tag', args: { tag }, path: places.pathAt(start), at } };
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return colon();
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return error.code === 'KEY_OVER_1024_CHARS' ? fault('value', 'long-key', { to: start + 1 }) : key();
    case 'MISSING_CHAR':
      return missing();
    case 'BAD_SCALAR_START':
      return fault('value', 'reserved', { text: text[start] ?? '' });
    case 'BAD_DQ_ESCAPE':
      return fault('value', 'escape', { text: /^\\(?:x..|u....|.)/.exec(rest)?.[0] ?? '\\', to: start + 2 });
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return fault('value', 'alias');
    case 'TAB_AS_INDENT':
      return fault('file', 'tab');
    case 'BAD_INDENT':
      return /^Flow/.test(error.message) ? bracket() : fault('file', 'indent', lineAt(text, start));
    case 'UNEXPECTED_TOKEN':
      return unexpected();
    case 'RESOURCE_EXHAUSTION':
      return fault('rest', 'depth');
    default:
      return other();
  }

  function other(): Explained {
    const sentence = error.message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '').trim();
    const detail = sentence.charAt(0).toLowerCase() + sentence.slice(1);
    if (error.name !== 'YAMLWarning') return fault('file', 'other', { text: detail });
    const at = places.fromOffsets(start, Math.max(end, start + 1));
    return {
      reach: 'value',
      finding: { code: 'yaml/warning', args: { detail }, path: places.pathAt(start), at },
    };
  }

  /** `title: Foo: bar`, where "Foo" was taken for a key. */
  function colon(): Explained {
    if (next?.code === 'MULTILINE_IMPLICIT_KEY' && next.pos[0] === start) {
      const line = lineAt(text, next.pos[1]);
      return fault('value', 'over-indented', {
        text: text.slice(line.from, line.to).replace(/:(?:\s.*)?$/, ''),
        ...line,
      });
    }
    const found = /^([^"'\s|>[{&*!?-].*?):(?:[\s,\]}]|$)/u.exec(rest)?.[1];
    const path = places.pathAt(start);
    if (found === undefined || path.length === 0) return fault('value', 'nested');
    const at = places.fromOffsets(start, start + found.length + 1);
    return {
      reach: 'value',
      finding: { code: 'text/colon', args: { what: nameOf(path), text: found }, path, at },
    };
  }

  /** A line that should be a key but has no colon that YAML sees. */
  function key(): Explained {
    const line = lineAt(text, start);
    const word = text.slice(line.from, line.to);
    const where = { ...line };
    if (/^\S+：/u.test(word))
      return fault('file', 'full-width-colon', { text: word.slice(0, word.indexOf('：') + 1), ...where });
    if (/[|>][-+\d]*\s*$/.test(text.slice(0, line.from))) return fault('file', 'block-indent', where);
    if (/^[\w-]+:\S/.test(word)) return fault('file', 'colon-space', { text: word, ...where });
    return fault('file', 'no-colon', { text: word, ...where });
  }

  function missing(): Explained {
    const mark = /Missing closing (.)quote/.exec(error.message)?.[1];
    if (mark !== undefined) return unclosed(mark, start);
    if (error.message.startsWith('Comments must')) return fault('file', 'hash-in-list', { to: start + 1 });
    if (error.message.startsWith('Missing space after :'))
      return fault('value', 'colon-space', { text: rest });
    if (error.message.startsWith('Implicit map keys'))
      return /^-/.test(rest) ? fault('file', 'stray', { text: rest }) : key();
    if (error.message.includes('end with a')) return bracket();
    if (error.message.startsWith('Missing ,')) return fault('value', 'no-comma', { text: rest });
    return other();
  }

  function unexpected(): Explained {
    if (error.message.includes('in YAML stream')) return fault('rest', 'stray', { text: rest });
    if (error.message.includes('on same line with key')) return fault('file', 'list');
    if (error.message.startsWith('Not a YAML token')) {
      const header = lineFrom(text, text.lastIndexOf('\n', start - 1) + 1).slice(0, start);
      const sign =
        /([|>][-+\d]*)\s*$/.exec(header.slice(0, start - text.lastIndexOf('\n', start - 1) - 1))?.[1] ?? '|';
      return fault('value', 'after-block', { text: sign });
    }
    const quoted = quotedBefore(document, start);
    if (quoted?.range && text.slice(quoted.range[0], start).includes('\n') && looksSwallowed(quoted, text)) {
      return unclosed(text[quoted.range[0]] ?? '"', start);
    }
    if (!error.message.includes('at node end')) return fault('value', 'stray', { text: rest });
    return fault('value', quoted?.type === 'QUOTE_SINGLE' ? 'apostrophe' : 'trailing', {
      to: start + rest.length,
    });
  }

  /** The library points to where the text ends; the mark that was never closed is what has to be mended. */
  function unclosed(mark: string, offset: number): Explained {
    const opening = quotedBefore(document, offset)?.range?.[0] ?? offset;
    const line = text.indexOf('\n', opening);
    // Where the library found the text's end on the same line, the lines below are as they were written.
    const reach = line === -1 || offset <= line ? 'value' : 'rest';
    return fault(reach, 'quote', { text: mark, from: opening, to: opening + 1 });
  }

  function bracket(): Explained {
    let opening = start;
    visit(document, {
      Collection: (_, node) => {
        if (node.flow === true && node.range && node.range[0] < start) opening = node.range[0];
      },
    });
    return fault('file', 'bracket', { text: text[opening] ?? '[', from: opening, to: opening + 1 });
  }
}

function quotedBefore(document: Document, offset: number): Scalar | undefined {
  let last: Scalar | undefined;
  visit(document, {
    Scalar: (_, node) => {
      if (node.range && node.range[0] < offset) last = node;
    },
  });
  return isScalar(last) && /^QUOTE/.test(last.type ?? '') ? last : undefined;
}

/** A quoted text that goes over lines which look like keys. */
function looksSwallowed({ range }: Scalar, text: string): boolean {
  return range ? /\n\s*(?:- +)?[\w-]+:(?:\s|$)/.test(text.slice(range[0], range[1])) : false;
}

function lineFrom(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end === -1 ? undefined : end).trimEnd();
}

/** From the first to the last character of the line that `offset` is in that is no space. */
function lineAt(text: string, offset: number): { from: number; to: number } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = lineFrom(text, start);
  const indent = line.search(/\S/);
  return { from: start + Math.max(0, indent), to: start + Math.max(line.length, 1) };
}
