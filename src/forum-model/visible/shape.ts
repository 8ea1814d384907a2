import { attribute, type Element, isElement } from '../html.ts';
import type { Container, VisibleBlock } from './block.ts';
import { dictionary } from '../../data.ts';

/** The kind of a block, before its text is known. */
export type Shape = Pick<VisibleBlock, 'kind' | 'level' | 'language' | 'header' | 'align'>;

/** Elements that hold blocks, and the kind of box they are. */
export const boxes: Readonly<Record<string, Container['kind']>> = dictionary({
  blockquote: 'quote',
  ul: 'list',
  ol: 'list',
  details: 'details',
  table: 'table',
  tr: 'row',
});

/** Elements that stand on lines of their own and say nothing else. */
export const transparent = new Set(['thead', 'tbody', 'tfoot', 'dl', 'dt', 'dd', 'section']);

/** Tells whether an element of a page is never shown: its title, a style, a hidden part. The forum removes all of these. */
export function isUnseen(element: Element): boolean {
  return (
    /^(?:title|style|script|template)$/.test(element.tagName) ||
    /(?:^|;)\s*display\s*:\s*none/i.test(attribute(element, 'style') ?? '')
  );
}

/** The kind of block an element is; undefined for what is part of a line. */
export function shapeOf(element: Element): Shape | undefined {
  const { tagName } = element;
  if (tagName === 'p') return { kind: 'paragraph' };
  if (tagName === 'summary') return { kind: 'summary' };
  if (/^h[1-6]$/.test(tagName)) return { kind: 'heading', level: Number(tagName[1]) };
  if (tagName !== 'td' && tagName !== 'th') return undefined;
  const align = /text-align:\s?(left|center|right)/.exec(attribute(element, 'style') ?? '')?.[1];
  const cell: Shape = { kind: 'cell', header: tagName === 'th' };
  return align === 'left' || align === 'center' || align === 'right' ? { ...cell, align } : cell;
}

/** `•`, or the number that the list gives the item. */
export function markerOf(item: Element): string {
  const list = item.parentNode;
  if (list === null || !('tagName' in list) || list.tagName !== 'ol') return '•';
  const items = list.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'li');
  return `${Number(attribute(list, 'start') ?? 1) + items.indexOf(item)}.`;
}
