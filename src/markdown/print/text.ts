import { largest } from '../../data.ts';
import { characterAt, displayWidth, isWhitespace, isWordCharacter, wrapLines } from '../../text/index.ts';
import { isHref } from '../href.ts';
import { plainInlines } from './plain.ts';
import { textTable } from './text-table.ts';
import { texToUnicode } from '../tex/tex.ts';
import type { Block, Inline, ListItem } from '../ast.ts';

export interface TextOptions {
  /** Columns of display width, default 78; 0 = no wrapping. */
  readonly width?: number;
  /** The beginnings of the first line and of all others: a hanging indent. */
  readonly first?: string;
  readonly rest?: string;
}

/** Writes plain text that is pleasant to read as it stands: a link is its text, with its address once in parentheses. */
export function toText(blocks: readonly Block[], options: TextOptions = {}): string {
  const lines = printBlocks(blocks, {
    width: options.width ?? 78,
    first: options.first ?? '',
    rest: options.rest ?? '',
  });
  return lines.join('\n');
}

interface Frame {
  readonly width: number;
  readonly first: string;
  readonly rest: string;
}

function printBlocks(blocks: readonly Block[], frame: Frame, tight = false): string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    const first = lines.length === 0 ? frame.first : frame.rest;
    if (lines.length > 0 && !tight) lines.push(frame.rest.trimEnd());
    for (const one of printBlock(block, { ...frame, first })) lines.push(one);
  }
  return lines;
}

function printBlock(block: Block, frame: Frame): string[] {
  switch (block.type) {
    case 'paragraph':
      return wrapLines(textOf(block.children), frame);
    case 'heading': {
      const lines = wrapLines(textOf(block.children), frame);
      const widest = largest(0, lines.map(displayWidth)) - displayWidth(frame.rest);
      return block.level > 2
        ? lines
        : [...lines, frame.rest + (block.level === 1 ? '=' : '-').repeat(Math.max(1, widest))];
    }
    case 'list':
      return block.items.flatMap((item, index) => {
        const inner = index === 0 ? frame : { ...frame, first: frame.rest };
        const gap = block.loose && index > 0 ? [frame.rest.trimEnd()] : [];
        return [
          ...gap,
          ...printItem(item, block.ordered ? `${block.first + index}. ` : '- ', {
            frame: inner,
            loose: block.loose,
          }),
        ];
      });
    case 'quote':
      return printBlocks(block.children, { ...frame, first: `${frame.first}> `, rest: `${frame.rest}> ` });
    case 'code':
      return indented(
        block.text.split('\n').map((line) => `    ${line}`),
        frame,
      );
    case 'table':
      return indented(
        textTable(block, { textOf, width: frame.width === 0 ? 0 : frame.width - displayWidth(frame.rest) }),
        frame,
      );
    case 'rule':
      return [`${frame.first}${'-'.repeat(10)}`];
    case 'details':
      return block.title === ''
        ? printBlocks(block.children, frame)
        : [
            ...wrapLines(block.title, frame),
            frame.rest.trimEnd(),
            ...printBlocks(block.children, { ...frame, first: frame.rest }),
          ];
    case 'wrapper':
      return printBlocks(block.children, frame);
  }
}

function printItem(
  item: ListItem,
  bullet: string,
  { frame, loose }: { frame: Frame; loose: boolean },
): string[] {
  const box = item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
  const inner = { ...frame, first: frame.first + bullet + box, rest: frame.rest + ' '.repeat(bullet.length) };
  return item.children.length === 0 ? [inner.first.trimEnd()] : printBlocks(item.children, inner, !loose);
}

/** Lines that must not be wrapped: code, tables. */
function indented(lines: readonly string[], frame: Frame): string[] {
  return lines.map((line, index) => ((index === 0 ? frame.first : frame.rest) + line).trimEnd());
}

/** `after` is the character that follows, which what is printed may have to be told from. */
function textOf(inlines: readonly Inline[], after = ''): string {
  let out = '';
  let next = after;
  for (const inline of inlines.toReversed()) {
    const text = textOfOne(inline, next);
    out = text + out;
    next = characterAt(text, 0) || next;
  }
  return out;
}

function textOfOne(inline: Inline, after: string): string {
  switch (inline.type) {
    case 'text':
    case 'code':
    case 'mention':
      return inline.text;
    case 'emoji':
      return inline.unicode;
    case 'math':
      return texToUnicode(inline.source);
    case 'break':
      return '\n';
    case 'strong':
    case 'emphasis':
      return textOf(inline.children, after);
    // Without its marks it would say the opposite.
    case 'strike':
      return `~~${textOf(inline.children, '~')}~~`;
    case 'html':
      if (inline.tag === 'sup') return raised(textOf(inline.children));
      return inline.tag === 'sub' ? lowered(textOf(inline.children)) : textOf(inline.children, after);
    case 'image':
      return /^https?:/i.test(inline.src)
        ? [inline.alt, `(${whole(inline.src)})`].filter((part) => part !== '').join(' ')
        : inline.alt;
    case 'link': {
      const text = textOf(inline.children);
      if (inline.bare === true || text === '' || sameAddress(plainInlines(inline.children), inline.href))
        return setOff(text || inline.href, after);
      if (!isHref(inline.href)) return textOf(inline.children, after);
      return `${text} (${whole(withoutMailto(inline.href))})`;
    }
  }
}

/** A mail address as people write it, without what a program would fill in. */
function withoutMailto(href: string): string {
  if (!/^mailto:/i.test(href)) return href;
  const address = href.slice('mailto:'.length).replace(/\?.*/s, '');
  return /%(?![2-7][\da-f])/i.test(address) ? address : decodeURIComponent(address);
}

/** An address without white space, at which programs that make links would end it. */
function whole(address: string): string {
  return address.trim().replace(/\s/g, (c) => encodeURIComponent(c));
}

/**
 * An address with something right behind it that programs which make links would take for a part of it, in angle brackets: a letter as in
 * `…/에서`, and any mark that is not ASCII, such as `」` and `（`.
 */
function setOff(address: string, after: string): string {
  return after === '~' || (after > '\x7f' && !isWhitespace(after)) || isWordCharacter(after)
    ? `<${address}>`
    : address;
}

/** Letters that Unicode cannot raise get a mark: 10<sup>5?</sup> is not 105. */
function raised(text: string): string {
  const script = texToUnicode(`^{${text.replace(/[\\{}$^_]/g, '')}}`);
  return script.startsWith('^') ? `^${text}` : script;
}

/** Letters that Unicode cannot lower read well as they are: W<sub>out</sub> as Wout. */
function lowered(text: string): string {
  const script = texToUnicode(`_{${text.replace(/[\\{}$^_]/g, '')}}`);
  return script.startsWith('_') ? text : script;
}

function sameAddress(text: string, href: string): boolean {
  const bare = (address: string) =>
    address
      .trim()
      .replace(/^(?:https?:\/\/|mailto:)/i, '')
      .replace(/\/$/, '');
  return bare(text) === bare(withoutMailto(href));
}
