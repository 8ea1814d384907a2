import { type BlockList, type BlockMap, columnOf, type Item } from '../../yaml/index.ts';
import { type Layout, usualLayout } from './write-paper.ts';

/** How the cards of a list are laid out, as far as they show it; the one at `near` is asked first. */
export function layoutOf(text: string, list: BlockList, near: number): Omit<Layout, 'newline'> {
  const dash = columnOf(text, list.offset);
  const first = list.items[near];
  const cards = [...(first === undefined ? [] : [first]), ...list.items];
  const find = (measure: (card: Item) => number | undefined): number | undefined => {
    for (const card of cards) {
      const found = measure(card);
      if (found !== undefined && found >= 0 && found <= 9) return found;
    }
    return undefined;
  };
  return {
    dash,
    gap: Math.max(2, find((card) => gapOf(text, card)) ?? usualLayout.gap),
    step: Math.max(1, find((card) => stepOf(text, card, 'block-map')) ?? usualLayout.step),
    lists: find((card) => stepOf(text, card, 'block-seq')) ?? (dash === 0 ? 0 : usualLayout.lists),
  };
}

/** From a card's dash to its first key, where both stand on one line. */
function gapOf(text: string, card: Item): number | undefined {
  const dash = card.start.find((token) => token.type === 'seq-item-ind');
  if (dash === undefined || card.value?.type !== 'block-map') return undefined;
  const between = text.slice(dash.offset + 1, card.value.offset);
  return /^ +$/.test(between) ? between.length + 1 : undefined;
}

/** From a key of the card to the map or list that it holds. */
function stepOf(text: string, card: Item, type: 'block-map' | 'block-seq'): number | undefined {
  if (card.value?.type !== 'block-map') return undefined;
  for (const { key, value } of card.value.items) {
    if (key && value?.type === type) return columnOf(text, value.offset) - columnOf(text, key.offset);
  }
  return undefined;
}

/** For a list that has no cards yet: its dashes go where those of the root map's other lists are. */
export function newLayout(text: string, map: BlockMap): Omit<Layout, 'newline'> {
  const column = columnOf(text, map.offset);
  const other = map.items.find(({ value }) => value?.type === 'block-seq')?.value;
  const inset =
    other === undefined || other === null ? usualLayout.dash : columnOf(text, other.offset) - column;
  return { ...usualLayout, dash: column + inset, lists: inset === 0 ? 0 : usualLayout.lists };
}
