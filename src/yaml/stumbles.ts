import { isCollection, isScalar, visit } from 'yaml';
import type { Document, Node, Scalar } from 'yaml';
import { type Fix, nameOf, type Path } from '../problem/index.ts';
import { bareId } from '../papers/index.ts';
import { type Explained, fault, lineAt, type Stumble, writtenLineAt } from './fault.ts';
import { closeQuote, quoteRest, requoteApostrophes, requoteRest } from './mend/quote.ts';
import { colonAt, spaceBehindColon } from './mend/structure.ts';

/** `title: Foo: bar`, where "Foo" was taken for a key; or a key that is indented deeper than the one above it. */
export function colon(stumble: Stumble): Explained {
  const { next, sourceMap, rest, start } = stumble;
  if (next?.code === 'MULTILINE_IMPLICIT_KEY' && next.pos[0] === start) {
    const line = lineAt(sourceMap.text, next.pos[1]);
    const text = sourceMap.text.slice(line.from, line.to).replace(/:(?:\s.*)?$/, '');
    return fault(stumble, 'value', 'over-indented', { text, ...line });
  }
  const inner = innerQuotes(stumble);
  if (inner !== undefined) return inner;
  const found = /^([^"'\s|>[{&*!?-].*?):(?:[\s,\]}]|$)/u.exec(rest)?.[1];
  const path = sourceMap.pathAt(start);
  if (found === undefined || path.length === 0) return nested(stumble);
  const prefixed = prefixedId(stumble, path);
  if (prefixed !== undefined) return prefixed;
  const at = sourceMap.fromOffsets(start, start + found.length + 1);
  const args = { what: nameOf(path), text: found };
  const fix = quoteRest(sourceMap.text, start);
  return { reach: 'value', finding: { code: 'text/colon', args, path, at, fix } };
}

/** Entries below a key that has its value already. The library stumbles at the end of that value, lines above them. */
function nested(stumble: Stumble): Explained {
  const { sourceMap, start } = stumble;
  const line = writtenLineAt(sourceMap.text, start);
  const written = sourceMap.text.slice(line.from, line.to);
  if (/^-(?:\s|$)/.test(written) && start <= line.from)
    return fault(stumble, 'value', 'has-value', { text: written, ...line });
  return fault(stumble, 'value', 'nested');
}

/** `title: "Hybrid": A survey`, or `"The "Hybrid": A survey"`, or `'Bob's: a survey'`: the text ends before the colon. */
function innerQuotes(stumble: Stumble): Explained | undefined {
  const { rest, start } = stumble;
  if (/^'(?:[^']|'')*'[^\s:'].*:(?:\s|$)/.test(rest)) return apostrophe(stumble, start);
  if (!/^"(?:[^"\\]|\\.)*".*:(?:\s|$)/.test(rest)) return undefined;
  const fix = at(stumble, () => requoteRest(stumble.sourceMap.text, start));
  return fault(stumble, 'value', 'inner-quotes', { text: rest, to: start + rest.length, fix });
}

/** An apostrophe ended the text that begins with a single quotation mark at an offset. */
function apostrophe(stumble: Stumble, from: number): Explained {
  const { rest, start, sourceMap } = stumble;
  const fix = at({ ...stumble, start: from }, () => requoteApostrophes(sourceMap.text, from));
  return fault(stumble, 'value', 'apostrophe', { to: start + rest.length, fix });
}

/** `arxiv: arXiv: 2506.15677`: quotation marks would not make it an id. */
function prefixedId({ sourceMap, rest, start }: Stumble, path: Path): Explained | undefined {
  const form = path.at(-1);
  if (form !== 'arxiv' && form !== 'doi') return undefined;
  const suggestion = bareId(form, rest);
  if (suggestion === undefined) return undefined;
  const args = { what: nameOf(path), value: rest, expected: { form }, flaw: 'prefix', suggestion } as const;
  const at = sourceMap.fromOffsets(start, start + rest.length);
  const isAlone = !rest.includes('#') && quoteRest(sourceMap.text, start) !== undefined;
  const edits = [{ from: start, to: start + rest.length, text: `"${suggestion}"` }];
  const fix = isAlone ? { fix: { edits, value: suggestion } } : {};
  return { reach: 'value', finding: { code: 'schema/value', args, path, at, ...fix } };
}

/** The text that begins on the line of the stumble is what the fix says; nobody asks for that of a line of which is told already. */
function at({ sourceMap, start, isTold }: Stumble, find: () => Fix | undefined): Fix | undefined {
  const fix = isTold ? undefined : find();
  return fix && { ...fix, path: sourceMap.pathAt(start) };
}

/** Unquoted text that begins with a character that YAML keeps for itself. */
export function reserved(stumble: Stumble): Explained {
  const { rest, start, sourceMap } = stumble;
  const fix = at(stumble, () => quoteRest(sourceMap.text, start));
  return fault(stumble, 'value', 'reserved', { text: rest[0] ?? '', fix });
}

/** A line that should be a key but has no colon that YAML sees. */
export function key(stumble: Stumble): Explained {
  const { sourceMap, start } = stumble;
  const line = lineAt(sourceMap.text, start);
  const dashes = /^(?:- +)*/.exec(sourceMap.text.slice(line.from, line.to))?.[0].length ?? 0;
  const where = { from: line.from + dashes, to: line.to };
  const word = sourceMap.text.slice(where.from, where.to);
  if (/^\S+：/u.test(word)) {
    const text = word.slice(0, word.indexOf('：') + 1);
    return fault(stumble, 'file', 'full-width-colon', {
      text,
      from: where.from,
      to: where.from + text.length,
      fix: /^[\w."'-]+：$/.test(text) ? colonAt(sourceMap.text, where.from + text.length - 1) : undefined,
    });
  }
  if (/[|>][-+\d]*\s*$/.test(sourceMap.text.slice(0, line.from)))
    return fault(stumble, 'file', 'block-indent', where);
  if (/^[\w-]+:\S/.test(word)) {
    const { lines } = sourceMap.layout;
    const isKey = lines.form(sourceMap.fromOffsets(line.from, line.from).line - 1).key !== undefined;
    const fix = isKey ? spaceBehindColon(sourceMap.text, where.from + word.indexOf(':')) : undefined;
    return fault(stumble, 'file', 'colon-space', { text: word, ...where, fix });
  }
  return fault(stumble, 'file', 'no-colon', { text: word, ...where });
}

/** The library misses a quotation mark, a colon, a comma, a bracket or a space. */
export function missing(stumble: Stumble): Explained {
  const { error, rest, start } = stumble;
  const { message } = error;
  const mark = /Missing closing (.)quote/.exec(message)?.[1];
  if (mark !== undefined) return unclosedQuote(stumble, mark);
  if (message.startsWith('Comments must')) return fault(stumble, 'file', 'hash-in-list', { to: start + 1 });
  if (message.startsWith('Missing space after :'))
    return fault(stumble, 'value', 'colon-space', { text: rest });
  if (message.startsWith('Implicit map keys')) {
    return rest.startsWith('-') ? fault(stumble, 'file', 'stray', { text: rest }) : key(stumble);
  }
  if (message.includes('end with a')) return unclosedBracket(stumble);
  if (message.startsWith('Sequence item'))
    return fault(stumble, 'file', 'indent', lineAt(stumble.sourceMap.text, start));
  if (message.startsWith('Missing ,')) return fault(stumble, 'value', 'no-comma', { text: rest });
  return fault(stumble, 'file', 'stray', { text: rest });
}

/** Something stands where nothing can. */
export function unexpected(stumble: Stumble): Explained {
  const { document, error, sourceMap, rest, start } = stumble;
  const { message } = error;
  if (message.includes('in YAML stream')) {
    const line = lineAt(sourceMap.text, start);
    const isIndented = start <= line.from && /[ \t]/.test(sourceMap.text[line.from - 1] ?? '');
    return fault(stumble, 'rest', isIndented ? 'indent' : 'stray', { text: rest, to: line.to });
  }
  if (message.includes('on same line with key')) return fault(stumble, 'file', 'list');
  if (message.startsWith('Not a YAML token') || message.startsWith('Block scalar header')) {
    const line = sourceMap.text.slice(lineAt(sourceMap.text, start).from, start);
    return fault(stumble, 'value', 'after-block', { text: /[|>][-+\d]*(?=\s*$)/.exec(line)?.[0] ?? '|' });
  }
  const bracket = bracketBefore(document, sourceMap.text, start);
  if (bracket !== undefined) return bracketedText(stumble, bracket);
  const quoted = quotedBefore(document, start);
  if (quoted?.range && looksSwallowed(sourceMap.text.slice(quoted.range[0], start))) {
    return unclosedQuote(stumble, sourceMap.text[quoted.range[0]] ?? '"');
  }
  if (!message.includes('at node end')) return fault(stumble, 'value', 'stray', { text: rest });
  const from = quoted?.range?.[0] ?? start;
  if (quoted?.type === 'QUOTE_DOUBLE') {
    const text = sourceMap.text.slice(from, start + rest.length);
    const fix = at(stumble, () => requoteRest(sourceMap.text, from));
    return fault(stumble, 'value', 'inner-quotes', { text, to: start + rest.length, fix });
  }
  if (quoted?.type === 'QUOTE_SINGLE') return apostrophe(stumble, from);
  return fault(stumble, 'value', 'trailing', { to: start + rest.length });
}

/** The library points to where the text ends; the mark that was never closed is what has to be mended. */
function unclosedQuote(stumble: Stumble, mark: string): Explained {
  const { document, sourceMap, start } = stumble;
  const from = quotedBefore(document, start)?.range?.[0] ?? start;
  // Where the library found the text's end on the same line, the lines below are as they were written.
  const reach = sourceMap.text.slice(from, start).includes('\n') ? 'rest' : 'value';
  const closed = closeQuote(sourceMap.text, from);
  return closed === undefined
    ? fault(stumble, reach, 'quote', { text: mark, from, to: from + 1 })
    : fault(stumble, reach, 'quote-end', {
        text: mark,
        from: closed.at,
        to: closed.at + 1,
        fix: at({ ...stumble, start: from }, () => closed.fix),
      });
}

export function unclosedBracket(stumble: Stumble): Explained {
  const { document, sourceMap, start } = stumble;
  let from = start;
  visit(document, {
    Collection: (_, node) => {
      if (node.flow === true && node.range && node.range[0] < start) [from] = node.range;
    },
  });
  return fault(stumble, 'file', 'bracket', { text: sourceMap.text[from] ?? '[', from, to: from + 1 });
}

/** `[Survey] Hybrid`, a text that begins with a bracket; or a Markdown link as further reading or as an item of a section. */
function bracketedText(stumble: Stumble, from: number): Explained {
  const { sourceMap, start, rest } = stumble;
  const to = start + rest.length;
  const text = sourceMap.text.slice(from, to);
  const path = sourceMap.pathAt(start);
  return (path.includes('more') || path.includes('items')) && /^\[[^\]]*\]\([^)]*\)$/.test(text)
    ? fault(stumble, 'value', 'markdown-link', { text, from, to })
    : fault(stumble, 'value', 'reserved', {
        text: text[0] ?? '[',
        from,
        to,
        fix: at(stumble, () => quoteRest(sourceMap.text, from)),
      });
}

/** The offset of the bracket that opens a list or map in brackets which ends right before `offset`, on its line. */
function bracketBefore(document: Document, text: string, offset: number): number | undefined {
  let found: Node | undefined;
  visit(document, {
    Collection: (_, node) => {
      const [start = 0, end = 0] = node.range ?? [];
      if (node.flow === true && start < offset && /^[ \t]*$/.test(text.slice(end, offset)) && end <= offset)
        found ??= node;
    },
  });
  return isCollection(found) ? found.range?.[0] : undefined;
}

/** The last scalar that begins before `offset`, where it is a quoted one. */
function quotedBefore(document: Document, offset: number): Scalar | undefined {
  let last: unknown;
  visit(document, {
    Scalar: (_, node) => {
      if (node.range && node.range[0] < offset) last = node;
    },
  });
  return isScalar(last) && last.type?.startsWith('QUOTE') === true ? last : undefined;
}

/** Whether a quoted text goes over lines that look like keys. */
function looksSwallowed(text: string): boolean {
  return /\n[^\S\n]*(?:- +)?[\w-]+:(?:\s|$)/.test(text);
}
