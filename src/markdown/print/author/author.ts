import { largest } from '../../../data.ts';
import type { OwnEmoji } from '../../../emoji/index.ts';
import { writeLine } from './line.ts';
import type { Align, Block, Cell, Inline, ListItem } from '../../ast.ts';

/**
 * Writes Markdown of the author's dialect (docs/issue.md) that `readMarkdown` reads as these blocks again. What is text stays
 * text: of all escapes only those are written without which the line would be read as something else.
 */
export function toAuthor(blocks: readonly Block[], emoji?: OwnEmoji): string {
  return new AuthorPrinter(emoji).blocks(blocks);
}

class AuthorPrinter {
  private readonly emoji: OwnEmoji | undefined;

  constructor(emoji: OwnEmoji | undefined) {
    this.emoji = emoji;
  }

  blocks(blocks: readonly Block[]): string {
    const printed: string[] = [];
    let before: { readonly ordered: boolean; readonly odd: boolean } | undefined;
    for (const block of blocks) {
      // Two lists of one kind in a row would become one; the other marker keeps them apart.
      const odd = block.type === 'list' && before?.ordered === block.ordered && !before.odd;
      const text = this.block(block, odd);
      if (text === '') continue;
      printed.push(text);
      before = block.type === 'list' ? { ordered: block.ordered, odd } : undefined;
    }
    return printed.join('\n\n');
  }

  private block(block: Block, odd: boolean): string {
    switch (block.type) {
      case 'paragraph':
        return this.line(block.children, 'paragraph');
      case 'heading': {
        const text = this.line(block.children, 'heading');
        return text === '' ? '' : `${'#'.repeat(block.level)} ${text}`;
      }
      case 'list':
        return this.list(block, odd);
      case 'quote':
        return prefixed(this.blocks(block.children));
      case 'code':
        return fenced(block.text, block.lang);
      case 'table':
        return this.table(block.header, block.rows, block.align);
      case 'rule':
        return '***';
      case 'details':
        return `[details="${titleOf(block.title)}"${block.open ? ' open' : ''}]\n${this.blocks(block.children)}\n[/details]`;
      case 'wrapper': {
        const gap = /^(?:=|$)/.test(block.attributes) ? '' : ' ';
        return `[${block.name}${gap}${block.attributes}]\n${this.blocks(block.children)}\n[/${block.name}]`;
      }
    }
  }

  private list({ ordered, first, items, loose }: Block & { type: 'list' }, odd: boolean): string {
    const marker = (index: number): string =>
      ordered ? `${first + index}${odd ? ')' : '.'} ` : odd ? '* ' : '- ';
    return items.map((item, index) => this.item(item, marker(index), loose)).join(loose ? '\n\n' : '\n');
  }

  private item({ checked, children }: ListItem, marker: string, loose: boolean): string {
    const box = checked === undefined ? '' : checked ? '[x] ' : '[ ] ';
    const [first, second] = children;
    // A blank line between them would make the whole list loose.
    const joins =
      !loose &&
      children.length === 2 &&
      first?.type === 'paragraph' &&
      second?.type === 'list' &&
      !second.ordered;
    const body = joins ? `${this.blocks([first])}\n${this.blocks([second])}` : this.blocks(children);
    // At the start of an item a box makes a task of it.
    const text = box === '' ? body.replace(/^\[(?=[ xX]\])/, '\\[') : body;
    // Without anything behind it a box is text.
    const whole = text === '' && box !== '' ? '<!-- -->' : text;
    return `${marker}${box}${whole.replace(/\n(?!\n|$)/g, `\n${' '.repeat(marker.length)}`)}`.trimEnd();
  }

  private table(
    header: readonly Cell[],
    rows: readonly (readonly Cell[])[],
    align: readonly Align[],
  ): string {
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    const print = (cells: readonly Cell[]): string =>
      row(header.map((_, i) => this.line(cells[i] ?? [], 'cell')));
    const sides = { left: ':---', center: ':---:', right: '---:' };
    const rule = row(header.map((_, i) => (align[i] === undefined ? '---' : sides[align[i]])));
    return [print(header), rule, ...rows.map(print)].join('\n');
  }

  private line(inlines: readonly Inline[], where: 'paragraph' | 'heading' | 'cell'): string {
    return writeLine(inlines, { where, emoji: this.emoji });
  }
}

function fenced(text: string, lang: string): string {
  const longest = largest(
    2,
    [...text.matchAll(/`+/g)].map((run) => run[0].length),
  );
  const fence = '`'.repeat(longest + 1);
  const code = `${fence}${lang.replace(/[^\w+#.-]/g, '')}\n${text}\n${fence}`;
  // A tag of the forum's at the start of a line would end what the code stands in; the fence takes off as much as it has itself.
  return /^\[\/?[a-z]+[=\] ]/m.test(text) ? code.replace(/^/gm, ' ') : code;
}

function titleOf(title: string): string {
  return title.replace(/\s+/g, ' ').trim().replace(/["“”]/g, '\\$&').replaceAll(']', '］');
}

function prefixed(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}
