import { type Align, type Block, type Inline } from '../../markdown/index.ts';
import { attribute, type Element, findElement, isElement } from './tree.ts';

/** A table that only says where things stand, as in mails. */
export function isLayout(table: Element): boolean {
  return (
    /^(?:presentation|none)$/i.test(attribute(table, 'role') ?? '') ||
    findElement(table, ({ tagName }) => tagName === 'table') !== undefined
  );
}

export function rowsOf(table: Element): Element[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

export function cellsOf(row: Element): Element[] {
  return row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

/** The lines of a block, for a cell, in which no block stands. */
export function linesIn(block: Block): Inline[][] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [[...block.children]];
    case 'list':
      return block.items.flatMap(({ children }) => children.flatMap(linesIn));
    case 'quote':
    case 'wrapper':
      return block.children.flatMap(linesIn);
    case 'details': {
      const { title, children } = block;
      return [...(title === '' ? [] : [[lineOf(title)]]), ...children.flatMap(linesIn)];
    }
    case 'table':
      return [block.header, ...block.rows].flat().map((cell) => [...cell]);
    case 'code':
      return block.text.split('\n').map((line) => [lineOf(line)]);
    case 'rule':
      return [];
  }
}

function lineOf(text: string): Inline {
  return { type: 'text', text, start: 0, end: 0 };
}

export function alignOf(cell: Element | undefined): Align {
  if (cell === undefined) return undefined;
  const side =
    /text-align:\s*(left|center|right)/.exec(attribute(cell, 'style') ?? '')?.[1] ?? attribute(cell, 'align');
  return side === 'left' || side === 'center' || side === 'right' ? side : undefined;
}
