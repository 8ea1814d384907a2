import { type Block, plain } from '../markdown/index.ts';
import type { Path } from '../problem/index.ts';
import {
  type Card,
  composeImage,
  composeLine,
  composeTheme,
  type Passage,
  type View,
} from '../formats/index.ts';

/** A text as it was written, where it stands in the file, and what readers should see of it. */
export interface Written {
  readonly path: Path;
  readonly blocks: readonly Block[];
  /** Whether offsets of the blocks are offsets into the text at `path`. */
  readonly isExact: boolean;
}

/**
 * Everything of an issue that readers of the forum should see, in the order in which it is shown; with `heading`, the title
 * at its head.
 */
export function writtenIn(view: View, heading: boolean): Written[] {
  return [
    ...(heading ? exact([view.title]) : []),
    ...exact(view.masthead),
    ...exact(view.lead),
    ...view.themes.flatMap((theme) => {
      const path = theme.text[0]?.text.path ?? theme.label[0]?.text.path ?? [];
      return composeTheme(theme).map(({ lang, blocks }): Written => {
        const text = theme.text.find((passage) => passage.lang === lang);
        return { path: text?.text.path ?? path, blocks, isExact: text !== undefined };
      });
    }),
    ...view.papers.flatMap(writtenOnCard),
    ...exact(view.closing),
  ];
}

function writtenOnCard(card: Card): Written[] {
  const { title, byline, image, summary, abstract, more } = card;
  const path = title[0]?.text.path ?? [];
  return [
    ...(title.length === 0
      ? []
      : [{ path: path.slice(0, 3), blocks: composeLine(title).blocks, isExact: false }]),
    ...(byline === undefined ? [] : [{ path: byline.text.path, blocks: byline.blocks, isExact: false }]),
    ...(image === undefined
      ? []
      : [
          {
            path: ['papers', card.position - 1, 'image'],
            blocks: composeImage(image, plain).blocks,
            isExact: false,
          },
        ]),
    ...exact(summary),
    ...exact(abstract),
    ...(card.link === undefined
      ? []
      : [{ path: linkPath(card), blocks: [address(card.link)], isExact: false }]),
    ...more.flatMap((entry, i): Written[] => {
      const at: Path = [...linkPath(card).slice(0, 2), 'more', i];
      const named = entry.title.length === 0 ? [] : composeLine(entry.title).blocks;
      return [{ path: at, blocks: [titled(named, entry.url)], isExact: false }];
    }),
  ];
}

function exact(passages: readonly Passage[]): Written[] {
  return passages.map(({ text, blocks }) => ({ path: text.path, blocks, isExact: true }));
}

const nowhere = { start: 0, end: 0 };

/** An address alone in its paragraph. */
function address(href: string): Block {
  return titled([], href);
}

/** A title with an address on the next line, which is how further reading is shown. */
function titled(title: readonly Block[], href: string): Block {
  const words = title.flatMap((block) => (block.type === 'paragraph' ? block.children : []));
  const link = {
    type: 'link',
    href,
    bare: true,
    children: [{ type: 'text', text: href, ...nowhere }],
    ...nowhere,
  } as const;
  return {
    type: 'paragraph',
    children: words.length === 0 ? [link] : [...words, { type: 'break', ...nowhere }, link],
    ...nowhere,
  };
}

/** The key that a card's link comes from. */
export function linkPath(card: Card): Path {
  return [
    'papers',
    card.position - 1,
    card.arxiv === undefined ? (card.doi === undefined ? 'link' : 'doi') : 'arxiv',
  ];
}
