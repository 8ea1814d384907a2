import { Composer, isMap, isScalar, isSeq, Lexer, Parser } from 'yaml';
import type { CST, Document } from 'yaml';
import { type Finding, nameOf } from '../problem/index.ts';
import { type Beyond, beyondIn, beyondSoFar, isMark, mostEntries, mostInFile } from './bounds.ts';
import { soundOf } from './damage.ts';
import { decode, mostBytes } from './decode.ts';
import { longestText } from './layout/longest-text.ts';
import { longestWord, longWordIn } from './layout/long-word.ts';
import { colonAt } from './mend/structure.ts';
import { asData, type Parsed, type Root } from './parsed.ts';
import { SourceMap } from './source-map.ts';
import { Reader } from './reader.ts';
import { repair } from './mend/repair.ts';
import { explainErrors } from './syntax.ts';
import { unusedAnchors } from './unused-anchors.ts';

/**
 * Reads UTF-8 bytes as YAML 1.2 with the core schema. Never throws: what is wrong comes back as findings. Texts are
 * `composed`; nothing else about them changes. `root`: what the file is to hold at its top.
 */
export function parseYaml(bytes: Uint8Array, root: Root = 'map'): Parsed {
  if (bytes.length > mostBytes) {
    return tooLarge(bytes);
  }
  const { text, bad } = decode(bytes);
  const sourceMap = new SourceMap(text);
  if (bad !== undefined) {
    const at = sourceMap.fromOffsets(bad.offset, bad.offset + 1);
    return unreadable(sourceMap, { code: 'yaml/encoding', args: { offset: bad.byte }, path: [], at });
  }
  const word = longWordIn(text);
  if (word !== undefined) {
    const args = { length: word.end - word.start, most: longestWord };
    // Its begin names it: nobody wants to see all of it.
    const at = sourceMap.fromOffsets(word.start, word.start + 20);
    return unreadable(sourceMap, { code: 'yaml/long-word', args, path: [], at });
  }
  const composed = documentsOf(text);
  if ('what' in composed) return unreadable(sourceMap, tooMuch(composed, sourceMap));
  return read(composed, sourceMap, root);
}

/** Such a file is not read, but its lines tell what is so long. */
function tooLarge(bytes: Uint8Array): Parsed {
  const { text } = decode(bytes.subarray(0, mostBytes * 20));
  const sourceMap = new SourceMap(text);
  const longest = longestText(text);
  const args = {
    bytes: bytes.length,
    most: mostBytes,
    ...(longest && { longest: { ...longest, what: longest.path.length === 0 ? '' : nameOf(longest.path) } }),
  };
  const parsed = unreadable(sourceMap, { code: 'yaml/too-large', args, path: [] });
  // Nobody looks into it any further.
  return { ...parsed, text: '' };
}

function read([document, second]: readonly Document[], sourceMap: SourceMap, wanted: Root): Parsed {
  const { text } = sourceMap;
  if (document === undefined) return unreadable(sourceMap, notAsWanted(null, text, wanted));
  if (document.errors.some(({ code }) => code === 'BLOCK_AS_IMPLICIT_KEY')) repair(document.contents, text);
  sourceMap.use(document);
  const syntax = explainErrors(document, sourceMap);
  const root = document.contents;
  const map = wanted === 'map' && isMap(root) ? root : undefined;
  const list = wanted === 'list' && isSeq(root) ? root : undefined;
  if (!syntax.readable || (map ?? list) === undefined) {
    const findings = syntax.findings.length > 0 ? syntax.findings : [notAsWanted(root, text, wanted)];
    return { ...unreadable(sourceMap, ...findings), document };
  }
  const reader = new Reader(sourceMap, unusedAnchors(document, text));
  const data = list === undefined ? map && reader.map(map, []) : asData(reader.list(list, []));
  // What the reader finds in a value that is broken is the same fault again.
  const found = soundOf(reader.findings, syntax);
  const findings = [...syntax.findings, ...found];
  if (second !== undefined) findings.push(secondDocument(second, sourceMap));
  const broken = [...syntax.broken, ...reader.broken];
  return { data, sourceMap, findings, text, document, empty: reader.empty, broken };
}

function unreadable(sourceMap: SourceMap, ...findings: Finding[]): Parsed {
  return {
    data: undefined,
    sourceMap,
    findings,
    text: sourceMap.text,
    document: undefined,
    empty: [],
    broken: [],
  };
}

/** What the text holds, or what is too much of it. The tokens take as much as all that is made of them, and are gone with this call. */
function documentsOf(text: string): readonly Document[] | Beyond {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let marks = 0;
  for (const word of new Lexer().lex(text)) {
    for (const token of parser.next(word)) tokens.push(token);
    if (isMark(word)) marks++;
    const beyond = beyondSoFar(parser.stack, marks);
    if (beyond !== undefined) return beyond;
  }
  for (const token of parser.end()) tokens.push(token);
  return beyondIn(tokens) ?? compose(tokens, text);
}

function tooMuch(beyond: Beyond, sourceMap: SourceMap): Finding {
  const at = sourceMap.fromOffsets(beyond.offset, beyond.offset + 1);
  if (beyond.what === 'depth') return { code: 'yaml/syntax', args: { fault: 'depth' }, path: [], at };
  const args = beyond.what === 'entries' ? { most: mostEntries } : { most: mostInFile, inFile: true };
  return { code: 'yaml/too-many', args, path: [], at };
}

function compose(tokens: readonly CST.Token[], text: string): Document[] {
  // Two equal keys are found by the reader, which knows both places.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  // Nobody asks an error of the text for the calls that led to it, which each would keep.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return [...composer.compose(tokens, true, text.length)];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function secondDocument(second: Document, sourceMap: SourceMap): Finding {
  const from = second.range?.[0] ?? 0;
  const line = /^(?:---|\.\.\.)/m.exec(sourceMap.text.slice(from));
  const start = from + (line?.index ?? 0);
  return {
    code: 'yaml/documents',
    args: {},
    path: [],
    at: sourceMap.fromOffsets(start, start + (line?.[0].length ?? 1)),
  };
}

function notAsWanted(root: unknown, text: string, wanted: Root): Finding {
  const source = isScalar(root) && typeof root.value === 'string' ? root.value : '';
  const nothing = root === null || (isScalar(root) && (root.value === null || source.trim() === ''));
  // Where the first line that says something has one.
  const colon = /^(?:[ \t]*(?:#.*)?\r?\n)*[\w.-]+(?=：)/u.exec(text)?.[0].length;
  return {
    code: 'yaml/not-a-map',
    args: {
      found: nothing ? 'nothing' : isSeq(root) ? 'list' : isMap(root) ? 'map' : 'text',
      ...(wanted === 'list' && { wanted }),
      fullWidthColon: /^\S+：/u.test(text.trimStart()),
    },
    path: [],
    fix: colon === undefined ? undefined : colonAt(text, colon),
  };
}
