import type { Token, Tokens } from 'marked';
import { readInlines } from './inline.ts';
import type { OwnEmoji } from '../../emoji/index.ts';
import type { InlineContext, References, Told } from './inline-state.ts';
import { lex } from './lex.ts';
import { Origin } from './origin.ts';
import { plainParagraphs } from './plain-paragraphs.ts';
import type { Align, Block, Cell, Finding, ListItem, Span } from '../ast.ts';
import { detailsTitle, type WrapperToken } from './wrapper-block.ts';

/** Reads the author's dialect, as docs/issue.md describes it, with the forum's own `emoji`. Never fails: what is no markup is text. */
export function readMarkdown(source: string, emoji?: OwnEmoji): { blocks: Block[]; findings: Finding[] } {
  // A null character is no text; CommonMark puts this one in its place.
  const text = source.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
  const paragraphs = plainParagraphs(text);
  const { tokens, links } =
    paragraphs === undefined ? lex(text) : { tokens: paragraphs.map(paragraphToken), links: {} };
  const findings: Finding[] = [];
  const reader = new BlockReader({ references: links, findings, emoji });
  const blocks = reader.blocks(tokens, text, Origin.of(source));
  reader.findUnusedDefinitions();
  for (const [value, { start, end, count }] of reader.told.linkTexts)
    findings.push({ kind: 'link-text', value, count, start, end });
  return { blocks, findings: findings.toSorted((a, b) => a.start - b.start) };
}

function paragraphToken(text: string): Tokens.Paragraph {
  return { type: 'paragraph', raw: text, text, tokens: [] };
}

/** The tokens that Marked's block rules yield together with ours. */
type BlockToken =
  | Tokens.Paragraph
  | Tokens.Text
  | Tokens.Heading
  | Tokens.List
  | Tokens.Blockquote
  | Tokens.Code
  | Tokens.Table
  | Tokens.Hr
  | Tokens.HTML
  | Tokens.Space
  | Tokens.Def
  | WrapperToken;

class BlockReader {
  private readonly references: References;
  private readonly findings: Finding[];
  private readonly emoji: OwnEmoji | undefined;
  readonly told: Told = {
    tags: new Set(),
    footnotes: new Set(),
    labels: new Set(),
    linkTexts: new Map(),
    referred: 0,
  };
  /** The definitions of links, in their order. */
  private readonly definitions: { readonly label: string; readonly found: Finding }[] = [];

  constructor({ references, findings, emoji }: Pick<InlineContext, 'references' | 'findings' | 'emoji'>) {
    this.references = references;
    this.findings = findings;
    this.emoji = emoji;
  }

  /** `text` is the source of `tokens`, and `origin` its way back. */
  blocks(tokens: readonly Token[], text: string, origin: Origin): Block[] {
    const out: Block[] = [];
    let cursor = 0;
    for (const token of tokens) {
      if (token.type === 'checkbox') continue;
      const start = Math.max(cursor, text.indexOf(token.raw, cursor));
      cursor = start + token.raw.length;
      const span = { start: origin.at(start), end: origin.at(start + token.raw.trimEnd().length) };
      const block = this.block(token as BlockToken, start, origin, span);
      if (block !== undefined) out.push(block);
    }
    // Without the room that V8 keeps behind what is pushed.
    return out.slice();
  }

  private block(token: BlockToken, from: number, origin: Origin, { start, end }: Span): Block | undefined {
    const within = (inner: string) => origin.within(from, token.raw, inner);
    switch (token.type) {
      case 'paragraph':
      case 'text': {
        const children = this.inlines(token.text, within(token.text), true);
        return children.length === 0 ? undefined : { type: 'paragraph', start, end, children };
      }
      case 'heading':
        return {
          type: 'heading',
          start,
          end,
          level: token.depth as 1,
          children: this.inlines(token.text, within(token.text)),
        };
      case 'list':
        // With a spread first, Node 20 would make a hidden class of its own for each.
        return { start, end, ...this.list(token, from, origin) };
      case 'blockquote':
        return {
          type: 'quote',
          start,
          end,
          children: this.blocks(token.tokens, token.text, within(token.text)),
        };
      case 'code':
        this.findOpenFence(token, from, origin);
        return {
          type: 'code',
          start,
          end,
          lang: token.lang?.split(/\s/)[0] ?? '',
          text: token.text.replace(/\n$/, ''),
        };
      case 'table':
        return { start, end, ...this.table(token, from, origin) };
      case 'hr':
        return { type: 'rule', start, end };
      case 'wrapper':
        return { start, end, ...this.wrapper(token, from, origin) };
      // Nobody is meant to see a comment.
      case 'html':
      case 'space':
        return undefined;
      case 'def':
        this.define(token, from, origin);
        return undefined;
    }
  }

  private define({ raw, tag, href }: Tokens.Def, start: number, origin: Origin): void {
    // `[//]: # (…)` is how a comment is written where there is none.
    if (href.startsWith('#')) return;
    const from = start + raw.length - raw.trimStart().length;
    const value = raw.trim();
    const span = { start: origin.at(from), end: origin.at(from + value.length) };
    this.definitions.push({ label: tag, found: { kind: 'mark', mark: 'definition', value, ...span } });
  }

  /** No reader sees a definition: one that no link uses was meant to be a link, or a label and its address. */
  findUnusedDefinitions(): void {
    for (const { label, found } of this.definitions)
      if (!this.told.labels.has(label)) this.findings.push(found);
  }

  /** A block of code without an end is all the rest of its text. */
  private findOpenFence({ raw }: Tokens.Code, start: number, origin: Origin): void {
    const [, indent = '', fence = ''] = /^( {0,3})(`{3,}|~{3,})/.exec(raw) ?? [];
    if (fence === '') return;
    const last = raw.trimEnd().split('\n').slice(1).at(-1)?.trim() ?? '';
    const isClosed = last.startsWith(fence) && last === fence.charAt(0).repeat(last.length);
    const at = start + indent.length;
    const span = { start: origin.at(at), end: origin.at(at + fence.length) };
    if (!isClosed) this.findings.push({ kind: 'mark', mark: 'fence', value: fence, ...span });
  }

  private inlines(text: string, origin: Origin, isParagraph = false): Cell {
    // Lines of a paragraph may be indented, and may end in spaces that mean nothing at its end.
    const trimmed = text.trimEnd();
    const lead = /^[ \t]*/.exec(trimmed)?.[0].length ?? 0;
    const context = {
      origin: lead === 0 ? origin : shifted(origin, lead),
      references: this.references,
      emoji: this.emoji,
      findings: this.findings,
      told: this.told,
      isParagraph,
    };
    return readInlines(trimmed.slice(lead), context);
  }

  private list(token: Tokens.List, from: number, origin: Origin): WithoutSpan<Block> {
    let cursor = from;
    const items = token.items.map((item): ListItem => {
      const at = cursor;
      cursor += item.raw.length;
      const [start, end] = [origin.at(at), origin.at(at + item.raw.trimEnd().length)];
      // A loose task's first paragraph still begins with its box, which the item's own text has lost.
      const first = item.tokens[0];
      if (item.task && first?.type === 'paragraph') {
        first['text'] = (first as Tokens.Paragraph).text.replace(/^\[[ xX]\] +/, '');
        first.raw = first.raw.replace(/^\[[ xX]\] +/, '');
      }
      const children = this.blocks(item.tokens, item.text, origin.within(at, item.raw, item.text));
      return item.task ? { start, end, checked: item.checked === true, children } : { start, end, children };
    });
    return {
      type: 'list',
      ordered: token.ordered,
      first: token.start === '' ? 1 : token.start,
      loose: token.loose,
      items,
    };
  }

  private table(token: Tokens.Table, start: number, origin: Origin): WithoutSpan<Block> {
    const lines = token.raw.split('\n');
    const starts = [start];
    for (const [i, line] of lines.entries()) starts.push((starts[i] ?? start) + line.length + 1);
    const row = (cells: readonly Tokens.TableCell[], index: number): Cell[] => {
      const line = lines[index] ?? '';
      const at = starts[index] ?? start;
      let cursor = 0;
      return cells.map(({ text }) => {
        // Marked gives a cell's text with its `\|` resolved.
        const found = Math.max(cursor, line.indexOf(text.replaceAll('|', '\\|'), cursor));
        cursor = found + text.length;
        return [...this.inlines(text, new Origin([{ at: 0, source: origin.at(at + found) }]))];
      });
    };
    return {
      type: 'table',
      align: token.align.map((align): Align => align ?? undefined),
      header: row(token.header, 0),
      rows: token.rows.map((cells, index) => row(cells, index + 2)),
    };
  }

  private wrapper(token: WrapperToken, start: number, origin: Origin): WithoutSpan<Block> {
    const head = token.raw.indexOf('\n') + 1;
    const inner = origin.within(start + head, token.raw.slice(head), token.text);
    const children = this.blocks(token.tokens ?? [], token.text, inner);
    if (token.name === 'details') return { type: 'details', ...detailsTitle(token.attributes), children };
    return { type: 'wrapper', name: token.name, attributes: token.attributes, children };
  }
}

type WithoutSpan<T> = T extends T ? Omit<T, 'start' | 'end'> : never;

function shifted(origin: Origin, by: number): Origin {
  return { at: (offset: number) => origin.at(offset + by) } as Origin;
}
