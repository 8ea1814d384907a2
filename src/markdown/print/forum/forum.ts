import { largest } from '../../../data.ts';
import type { OwnEmoji } from '../../../emoji/index.ts';
import { characterAt, isLetterOrDigit } from '../../../text/index.ts';
import { escapeHtml } from '../escape-html.ts';
import { type ForumSpot, printInlines } from './inline.ts';
import { printPreview } from './links.ts';
import { readsNamesInWords, splitter } from './triggers.ts';
import { plain, plainInlines } from '../plain.ts';
import { texToUnicode } from '../../tex/tex.ts';
import { withoutEdges } from '../../transform/without-edges.ts';
import type { Align, Block, Cell, Inline, ListItem } from '../../ast.ts';

export interface ForumOptions {
  /** The forum site's own locale, `ko`, `en` …: it decides where `:name:` is shown as an emoji. */
  readonly locale: string;
  /** The emoji that only this forum has. */
  readonly emoji?: OwnEmoji | undefined;
  /**
   * Where the text will stand. `blocks` (default): by itself, blocks apart by a blank line. `quote`: the same, in a quote that
   * somebody else writes, where the forum makes no card of an address but would put a page's title in its place. `line`: in a
   * paragraph that somebody else writes, its start perhaps at a line's. `heading`: after `## `. `link`: between `[` and `](`.
   * `cell`: in a table.
   */
  readonly context?: 'blocks' | 'quote' | 'line' | 'heading' | 'link' | 'cell';
  /** What was printed before in the same post. Without it the text stands by itself. */
  readonly flow?: ForumFlow;
}

/** How the text ends that was printed last, where another one may follow without anything between them. */
export interface ForumFlow {
  /** The list at its end, and whether it has the other marker. */
  list: { readonly ordered: boolean; readonly odd: boolean } | undefined;
}

/**
 * Writes Markdown that Discourse shows as what the tokens say, by the rules in DISCOURSE.md's last section: with its
 * typographer on and off, on Korean and English sites, with markdown-it 14.0 and 14.1. Escapes only what would change.
 */
export function toForum(blocks: readonly Block[], options: ForumOptions): string {
  const printer = new ForumPrinter(options);
  const { context = 'blocks' } = options;
  return context === 'blocks' || context === 'quote'
    ? printer.text(blocks, context === 'blocks')
    : printer.line(blocks);
}

class ForumPrinter {
  private readonly options: ForumOptions;

  constructor(options: ForumOptions) {
    this.options = options;
  }

  /** Everything in one line: paragraphs by their text, other blocks by what they say. */
  line(blocks: readonly Block[]): string {
    const { context, flow } = this.options;
    if (flow !== undefined) flow.list = undefined;
    const where = context === 'heading' || context === 'link' || context === 'cell' ? context : 'text';
    const inlines = blocks.flatMap((block, index): Inline[] => {
      const { start, end } = block;
      const gap: Inline[] = index === 0 ? [] : [{ type: 'break', start, end: start }];
      const own =
        block.type === 'paragraph' || block.type === 'heading'
          ? block.children
          : [{ type: 'text' as const, text: plain([block]), start, end }];
      return [...gap, ...own];
    });
    return this.inlines(inlines, { where, lines: false, open: context === 'line' });
  }

  /** Everything, behind what was printed before. */
  text(blocks: readonly Block[], top: boolean): string {
    return this.blocks(blocks, top, this.options.flow);
  }

  private blocks(blocks: readonly Block[], top = false, flow?: ForumFlow): string {
    const printed: string[] = [];
    let list = flow?.list;
    for (const block of blocks) {
      // Two lists of one kind in a row would become one; the other marker keeps them apart.
      const odd = block.type === 'list' && list?.ordered === block.ordered && !list.odd;
      const text = this.block(block, { top, odd });
      if (text === '') continue;
      printed.push(text);
      list = block.type === 'list' ? { ordered: block.ordered, odd } : undefined;
    }
    if (flow !== undefined && printed.length > 0) flow.list = list;
    return printed.join('\n\n');
  }

  private block(block: Block, { top, odd }: { top: boolean; odd: boolean }): string {
    switch (block.type) {
      case 'paragraph':
        return (
          (top ? printPreview(block.children) : undefined) ??
          this.inlines(block.children, { where: 'text', lines: true })
        );
      case 'heading': {
        const text = this.inlines(block.children, { where: 'heading', lines: false });
        return text === '' ? '' : `${'#'.repeat(block.level)} ${text}`;
      }
      case 'list':
        return this.list(block, odd);
      case 'quote':
        return prefixed(this.blocks(block.children), '> ');
      case 'code': {
        const longest = largest(
          2,
          [...block.text.matchAll(/`+/g)].map((run) => run[0].length),
        );
        const fence = '`'.repeat(longest + 1);
        return `${fence}${block.lang.replace(/[^\w+#.-]/g, '')}\n${block.text.replaceAll('\0', '\ufffd')}\n${fence}`;
      }
      case 'table':
        return this.table(block.header, block.rows, block.align);
      case 'rule':
        return top ? '---' : '***';
      case 'details':
        return this.details(block.title, block.open, this.blocks(block.children));
      case 'wrapper':
        return `[${block.name}${/^[=]|^$/.test(block.attributes) ? '' : ' '}${block.attributes}]\n${this.blocks(block.children)}\n[/${block.name}]`;
    }
  }

  private list({ ordered, first, items, loose }: Block & { type: 'list' }, odd: boolean): string {
    const marker = (index: number) => (ordered ? `${first + index}${odd ? ')' : '.'} ` : odd ? '* ' : '- ');
    return items.map((item, index) => this.item(item, marker(index), loose)).join(loose ? '\n\n' : '\n');
  }

  private item({ checked, children }: ListItem, marker: string, loose: boolean): string {
    const box = checked === undefined ? '' : checked ? '[x] ' : '[ ] ';
    const [first, second] = children;
    // A list right under a paragraph keeps the item tight; one that does not begin at 1 needs the blank line.
    const joins =
      !loose &&
      children.length === 2 &&
      first?.type === 'paragraph' &&
      second?.type === 'list' &&
      (!second.ordered || second.first === 1);
    const body = joins ? `${this.blocks([first])}\n${this.blocks([second])}` : this.blocks(children);
    const indent = ' '.repeat(marker.length);
    // Bare markers in a row would be a rule, and one under a paragraph a part of it.
    return marker + box + (body === '' ? splitter : body.replace(/\n(?!\n|$)/g, `\n${indent}`));
  }

  private table(
    header: readonly Cell[],
    rows: readonly (readonly Cell[])[],
    align: readonly Align[],
  ): string {
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const print = (cells: readonly Cell[]) =>
      row(header.map((_, index) => this.inlines(cells[index] ?? [], { where: 'cell', lines: false })));
    const sides = { left: ':---', center: ':---:', right: '---:' };
    const rule = row(
      header.map((_, index) => sides[align[index] ?? 'left'].slice(align[index] === undefined ? 1 : 0)),
    );
    return [print(header), rule, ...rows.map(print)].join('\n');
  }

  /** The forum's own tag, unless its title has what ends one or looks like HTML: then HTML, whose blank lines let Markdown through. */
  private details(title: string, open: boolean, body: string): string {
    const line = title.replace(/\s+/g, ' ').trim();
    if (!/["\]“”<]/.test(line) && line !== '')
      return `[details="${line}"${open ? ' open' : ''}]\n${body}\n[/details]`;
    if (line === '') return `[details]\n${body}\n[/details]`;
    return `<details${open ? ' open' : ''}>\n<summary>${escapeHtml(line)}</summary>\n\n${body}\n\n</details>`;
  }

  private inlines(
    inlines: readonly Inline[],
    { where, lines, open = false }: Pick<ForumSpot, 'where' | 'lines'> & { open?: boolean },
  ): string {
    const { locale, emoji } = this.options;
    const trimmed = withoutEdges(inlines);
    return printInlines(trimmed, {
      where,
      inTable: where === 'cell',
      lines,
      open,
      inWords: readsNamesInWords(locale),
      own: emoji,
      curls: canCurl(trimmed),
      closesTag: trimmed.some(isLink) && plainInlines(trimmed).includes('[/'),
    });
  }
}

/**
 * Could the typographer pair two `"` of this block? A `"` closes where a space, punctuation or an edge follows it; right before
 * a letter, as in `"말"이`, it does not, and quotation marks that nothing closes stay straight.
 */
function canCurl(inlines: readonly Inline[]): boolean {
  if (!inlines.some(mayHaveQuote)) return false;
  const text = (list: readonly Inline[]): string =>
    list.map((inline) => ('children' in inline ? `\0${text(inline.children)}\0` : own(inline))).join('');
  const own = (inline: Inline) =>
    inline.type === 'text' ? inline.text : inline.type === 'math' ? texToUnicode(inline.source) : '\0';
  const all = text(inlines);
  for (let i = all.indexOf('"', 1); i !== -1; i = all.indexOf('"', i + 1)) {
    if (/\S/.test(all.charAt(i - 1)) && !isLetterOrDigit(characterAt(all, i + 1))) return true;
  }
  return false;
}

/** Only text and mathematics are looked at; a letter of TeX may stand for a mark. */
function mayHaveQuote(inline: Inline): boolean {
  if (inline.type === 'text') return inline.text.includes('"');
  return 'children' in inline ? inline.children.some(mayHaveQuote) : inline.type === 'math';
}

function isLink(inline: Inline): boolean {
  return inline.type === 'link' || ('children' in inline && inline.children.some(isLink));
}

function prefixed(text: string, prefix: string): string {
  if (text === '') return '';
  return text
    .split('\n')
    .map((line) => (line === '' ? prefix.trimEnd() : prefix + line))
    .join('\n');
}
