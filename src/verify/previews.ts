import { sameAddress } from './line.ts';
import type { Seen } from './seen.ts';
import type { Fault } from './structure.ts';

/** Addresses that the forum would show as a card if they stood alone, and now shows as the title of their page in a line. */
export function previewFaults(own: Seen, builtIn: Seen): Fault[] {
  const [had, has] = [previewsIn(builtIn), previewsIn(own)];
  return [...had].flatMap(([href, before]): Fault[] => {
    const now = has.get(href);
    if (before.cards === 0 || now === undefined || now.cards >= before.cards || now.bare === 0) return [];
    const one = own.expected.find(({ is }) =>
      'href' in is ? is.href === href : is.links.some((link) => link.href === href),
    );
    return [{ how: 'preview', words: href, one }];
  });
}

/** The cards of each address, and the links in lines that stand in no box that makes a line of a card. */
function previewsIn({ lines }: Seen): Map<string, { cards: number; bare: number }> {
  const counts = new Map<string, { cards: number; bare: number }>();
  for (const { block } of lines)
    for (const { href, preview } of block.links) {
      if (href === undefined || preview === undefined) continue;
      const key = sameAddress(href);
      const { cards, bare } = counts.get(key) ?? { cards: 0, bare: 0 };
      const isBoxed = block.within.some(
        ({ kind }) => kind === 'details' || kind === 'spoiler' || kind === 'quote',
      );
      if (preview === 'card') counts.set(key, { cards: cards + 1, bare });
      else counts.set(key, { cards, bare: bare + (isBoxed ? 0 : 1) });
    }
  return counts;
}
