import type { MarkdownIt, StateBlock } from 'markdown-it';
import { type BBCodeTag, closingTagAt, deepest, openingTag } from './tag.ts';
import type { Dialect } from '../dialect.ts';
import { codeBlock } from '../rules/code-blocks.ts';
import { details } from './details.ts';
import type { BlockTag } from './block-tag.ts';
import { quote } from './quote.ts';
import { wrapData } from './inline.ts';
import { dictionary } from '../../data.ts';

function box(attributes: (tag: BBCodeTag) => [string, string][]): BlockTag {
  return {
    open: (state, tag) => {
      state.push('bbcode_open', 'div', 1).attrs = attributes(tag);
    },
    close: (state) => {
      state.push('bbcode_close', 'div', -1);
    },
  };
}

const blockTags: Readonly<Record<string, BlockTag>> = dictionary({
  details,
  quote,
  spoiler: box(() => [['class', 'spoiler']]),
  wrap: box((tag) => [['class', 'd-wrap'], ...wrapData(tag)]),
  poll: box((tag) => [
    ['class', 'poll'],
    ['data-poll-name', tag.attributes['name'] ?? 'poll'],
  ]),
});

interface Found {
  readonly tag: BBCodeTag;
  /** The line of the closing tag; the same as the opening one's where all stands on one line. */
  readonly closeLine: number;
  /** The text between the tags, if all of it is on one line. */
  readonly line?: string;
}

/**
 * `[details]`, `[quote]`, `[spoiler]`, `[wrap]`, `[poll]` and `[code]` with each tag alone on its line, or both on one.
 * Their content is Markdown and may hold further blocks. Without its closing tag everything stays text.
 */
export function blockBBCode(md: MarkdownIt, { core }: Dialect): void {
  md.renderer.rules['bbcode_code'] = (tokens, index) => codeBlock(tokens[index]?.content ?? '', '');
  md.block.ruler.after(
    'fence',
    'bbcode',
    (state, startLine, endLine, silent) => {
      const tag = tagOn(state, startLine);
      // Such a line ends a paragraph or a list before it, though nothing may close the tag.
      if (tag === undefined || silent) return tag !== undefined;
      const found = find(state, tag, { from: startLine, to: endLine, core });
      if (found === undefined) return false;
      write(state, startLine, found);
      state.line = found.closeLine + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

function indent(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent;
}

/** The opening tag with which a line begins. */
function tagOn(state: StateBlock, line: number): BBCodeTag | undefined {
  const text = lineOf(state, line);
  if (!text.startsWith('[') || indent(state, line) > 3) return undefined;
  const tag = openingTag(text, 0);
  return tag !== undefined && (Object.hasOwn(blockTags, tag.name) || tag.name === 'code') ? tag : undefined;
}

interface Lines {
  readonly from: number;
  readonly to: number;
}

function find(
  state: StateBlock,
  tag: BBCodeTag,
  { from: startLine, to: endLine, core }: Lines & Pick<Dialect, 'core'>,
): Found | undefined {
  const rest = lineOf(state, startLine).slice(tag.length).trimEnd();
  if (rest !== '') {
    const close = closingTagAt(rest, tag.name, 0);
    if (close === undefined) return undefined;
    // Before 2026 any `]` at the end of the line was enough, and what stands before it was lost.
    const isWhole = core === '3.4' ? rest.endsWith(']') : close + tag.name.length + 3 === rest.length;
    if (!isWhole) return undefined;
    return { tag, closeLine: startLine, line: rest.slice(0, close) };
  }
  const closeLine = findClosingLine(state, tag.name, { from: startLine + 1, to: endLine });
  return closeLine === undefined ? undefined : { tag, closeLine };
}

function findClosingLine(state: StateBlock, name: string, { from, to }: Lines): number | undefined {
  let depth = 1;
  for (let line = from; line < to; line += 1) {
    if (!state.isEmpty(line) && indent(state, line) < 0) return undefined;
    const text = lineOf(state, line).trimEnd();
    if (text.toLowerCase() === `[/${name}]`) depth -= 1;
    else if (text.startsWith('[') && openingTag(text, 0)?.length === text.length) {
      depth += openingTag(text, 0)?.name === name ? 1 : 0;
    }
    if (depth === 0) return line;
    if (depth > deepest) return undefined;
  }
  return undefined;
}

function write(state: StateBlock, startLine: number, { tag, closeLine, line }: Found): void {
  if (tag.name === 'code') {
    const code = line ?? state.getLines(startLine + 1, closeLine, state.blkIndent, true);
    state.push('bbcode_code', 'pre', 0).content = code;
    return;
  }
  const kind = blockTags[tag.name];
  kind?.open(state, tag);
  if (line === undefined) writeBlocks(state, startLine + 1, closeLine);
  else {
    state.push('paragraph_open', 'p', 1).map = [startLine, startLine + 1];
    const inline = state.push('inline', '', 0);
    inline.content = line.trim();
    inline.map = [startLine, startLine + 1];
    inline.children = [];
    state.push('paragraph_close', 'p', -1);
  }
  kind?.close(state);
}

/** Reads the lines between the tags as blocks, with the state's window set to them. */
function writeBlocks(state: StateBlock, from: number, to: number): void {
  const { parentType, lineMax } = state;
  state.parentType = 'root';
  state.lineMax = to;
  state.md.block.tokenize(state, from, to);
  state.parentType = parentType;
  state.lineMax = lineMax;
}
