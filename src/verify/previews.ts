import type { VisibleBlock } from '../forum-model/index.ts';
import { sameAddress } from './line.ts';
import type { Seen } from './seen.ts';
import type { Fault } from './structure.ts';

/**
 * Finds addresses that stood alone and would be shown as a card, and now stand in a line, where the forum puts the title of their
 * page in their place. Whoever writes words for an address, or puts it into a box, gives the card up on purpose.
 */
export function previewFaults(own: Seen, builtIn: Seen): Fault[] {
  return own.expected.flatMap((one): Fault[] => {
    const [had, has] = [builtIn, own].map(({ lines, found }) => lines[found.get(one)?.block ?? -1]?.block);
    if (had === undefined || has === undefined) return [];
    const addresses = 'href' in one.is ? [one.is.href] : one.is.links.map(({ href }) => href);
    const isText = !('href' in one.is);
    return addresses.flatMap((href): Fault[] => {
      const isLost = previewOf(had, href) === 'card' && previewOf(has, href) === 'title';
      const isMeant = has.within.length > had.within.length && (isText || isBoxed(has));
      return isLost && !isMeant ? [{ how: 'preview', shown: href, one }] : [];
    });
  });
}

function previewOf({ links }: VisibleBlock, address: string): 'card' | 'title' | undefined {
  const previews = links.flatMap(({ href, preview }) =>
    href !== undefined && sameAddress(href) === address ? [preview] : [],
  );
  return previews.includes('card') ? 'card' : previews.find((preview) => preview !== undefined);
}

function isBoxed({ within }: VisibleBlock): boolean {
  return within.some(({ kind }) => kind === 'details' || kind === 'spoiler' || kind === 'quote');
}
