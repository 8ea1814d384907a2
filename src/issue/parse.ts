import { Composer, CST, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, Parser } from 'yaml';
import type { Document, Node, Scalar, YAMLMap } from 'yaml';
import type { Finding, Path } from '../problem/index.ts';
import { explainSyntax } from './syntax.ts';
import { Places } from './places.ts';

/** The most bytes a file may have. Ten bilingual papers have about 50,000. */
const mostBytes = 4_000_000;
/** The most values that aliases may expand to; ten times what a large issue has. */
const mostExpanded = 20_000;

/** A YAML file as data, with the way back from each value to its place. */
export interface Parsed {
  /** Plain data; `undefined` where the file could not be read as a map. Keys with no value are left out. */
  readonly data: Record<string, unknown> | undefined;
  readonly places: Places;
  readonly findings: readonly Finding[];
  readonly text: string;
  readonly document: Document | undefined;
}

/**
 * Reads UTF-8 bytes as YAML 1.2 with the core schema. Never throws: what is wrong comes back as findings. Texts are
 * normalised to NFC; nothing else about them changes.
 */
export function parseYaml(bytes: Uint8Array): Parsed {
  const { text, badOffset } = decode(bytes);
  const lines = new LineCounter();
  const places = new Places(text, lines);
  const nothing = { data: undefined, places, text, document: undefined };
  if (badOffset !== undefined) {
    const at = places.fromOffsets(text.length, text.length);
    return { ...nothing, findings: [{ code: 'yaml/encoding', args: { offset: badOffset }, path: [], at }] };
  }
  if (bytes.length > mostBytes) {
    return { ...nothing, findings: [{ code: 'yaml/too-large', args: { bytes: bytes.length, most: mostBytes }, path: [] }] };
  }
  let documents: Document[];
  try {
    documents = compose(text, lines);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const detail = 'the values are nested too deeply to be read';
    return { ...nothing, findings: [{ code: 'yaml/syntax', args: { detail }, path: [] }] };
  }
  const [document, second] = documents;
  const findings: Finding[] = [];
  if (document !== undefined) {
    places.use(document);
    findings.push(...document.errors.map((error) => explainSyntax(error, places, text)));
    findings.push(...document.warnings.map((warning) => explainSyntax(warning, places, text)));
  }
  if (second !== undefined && findings.length === 0) {
    const start = second.range?.[0] ?? 0;
    findings.push({ code: 'yaml/documents', args: {}, path: [], at: places.fromOffsets(start, start) });
  }
  const root = document?.contents ?? null;
  if (!isMap(root)) {
    if (findings.length === 0) findings.push(notAMap(root));
    return { ...nothing, findings, document };
  }
  const reader = new Reader(places, findings);
  const data = reader.map(root, []) as Record<string, unknown>;
  return { data, places, findings, text, document };
}

function compose(text: string, lines: LineCounter): Document[] {
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: true, strict: true, logLevel: 'silent' });
  const tokens: CST.Token[] = [...parser.parse(text)];
  return [...composer.compose(tokens, true, text.length)];
}

function decode(bytes: Uint8Array): { text: string; badOffset?: number } {
  try {
    // A byte order mark is dropped here, so that columns of the first line are those an editor shows.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const good = text.slice(0, text.indexOf('\uFFFD'));
    return { text: good, badOffset: new TextEncoder().encode(good).length };
  }
}

function notAMap(root: Node | null): Finding {
  const found = root === null ? 'nothing' : isSeq(root) ? 'list' : 'text';
  const source = isScalar(root) && typeof root.value === 'string' ? root.value : '';
  const nothing = found === 'text' && source === '';
  return {
    code: 'yaml/not-a-map',
    args: { found: nothing ? 'nothing' : found, fullWidthColon: /^\S+：/u.test(source) },
    path: [],
  };
}

/** Turns nodes into data and finds what data cannot hold. */
class Reader {
  private readonly open = new Set<Node>();
  private expanded = 0;
  private inAlias = 0;
  private readonly places: Places;
  private readonly findings: Finding[];

  constructor(places: Places, findings: Finding[]) {
    this.places = places;
    this.findings = findings;
  }

  map(node: YAMLMap, path: Path): unknown {
    const out: Record<string, unknown> = {};
    for (const pair of node.items) {
      const key = keyOf(pair.key);
      const at = this.places.ofNode((pair.key ?? pair.value ?? node) as Node);
      if (key === undefined) {
        const source = this.places.sourceOf(pair.key as Node | null);
        this.findings.push({ code: 'yaml/key', args: { key: source }, path, at });
        continue;
      }
      if (key === '<<') {
        this.findings.push({ code: 'yaml/merge', args: {}, path, at });
        continue;
      }
      const value = this.value(pair.value as Node | null, [...path, key]);
      if (value === undefined) continue;
      // A key such as __proto__ becomes an own key like any other, and is then refused as unknown.
      Object.defineProperty(out, key, { value, enumerable: true, writable: true, configurable: true });
    }
    return out;
  }

  /** `undefined` for a key without a value: to the rules it is as if it were not there, but it has a place. */
  private value(node: Node | null, path: Path): unknown {
    if (this.inAlias > 0 && ++this.expanded > mostExpanded) return undefined;
    if (node === null || isPair(node)) return undefined;
    if (isScalar(node)) return this.scalar(node);
    if (isMap(node)) return this.map(node, path);
    if (isSeq(node)) {
      return node.items.map((item, i) => this.value(item as Node, [...path, i]) ?? null);
    }
    return isAlias(node) ? this.alias(node, path) : undefined;
  }

  private scalar(node: Scalar): unknown {
    const { value } = node;
    if (value === null || value === undefined) return undefined;
    if (typeof value === 'string') return value.normalize('NFC');
    return value;
  }

  private alias(node: Node & { source: string }, path: Path): unknown {
    const target = this.places.resolve(node);
    const refuse = (why: 'unknown' | 'cycle' | 'too many'): undefined => {
      const at = this.places.ofNode(node);
      this.findings.push({ code: 'yaml/alias', args: { name: node.source, why }, path, at });
    };
    if (target === undefined) return refuse('unknown');
    if (this.open.has(target)) return refuse('cycle');
    if (this.expanded > mostExpanded) return undefined;
    this.open.add(target);
    this.inAlias++;
    const value = this.value(target, path);
    this.inAlias--;
    this.open.delete(target);
    if (this.inAlias === 0 && this.expanded > mostExpanded) return refuse('too many');
    return value;
  }
}

function keyOf(key: unknown): string | undefined {
  if (isScalar(key)) {
    const { value, source } = key;
    if (typeof value === 'string') return value.normalize('NFC');
    return value === null || value === undefined ? (source ?? 'null') : (source ?? String(value));
  }
  return undefined;
}
