import {
  type Card,
  composeImage,
  type Passage,
  type SectionView,
  type Shows,
  type TitleTarget,
  type View,
} from '../formats/index.ts';
import { type CardPart, cardParts } from '../issue/index.ts';
import { type Block, plain } from '../markdown/index.ts';
import type { Path } from '../problem/index.ts';

/** A text in one language, or an address. */
export interface Part {
  readonly path: Path;
  readonly is: readonly Block[] | { readonly href: string };
  /** Whether offsets of the blocks are offsets into the text at `path`. */
  readonly isExact: boolean;
  /** Whether it is one line of quoted text, in which nothing is markup, or a picture. */
  readonly isLine: boolean;
  /** The common path of parts that are shown in one line, such as a title in two languages. It is the same object for each. */
  readonly line?: Path;
}

/** Lists the parts that readers of a format should see, in order: one list for each theme, paper, section and other text. */
export function partsOf(view: View, shows: Shows): Part[][] {
  const { heading, leavesOut } = shows;
  const inCards = cardParts.filter((part) => part !== 'contents' && !leavesOut.includes(part));
  return [
    heading ? lines([view.title]) : [],
    texts(view.masthead),
    view.contents.flatMap((card) => partsOfCard(card, shows).contents),
    texts(view.lead),
    ...view.themes.map(({ emoji, label, text }) => [
      ...lines(emoji === undefined ? [] : [emoji]),
      ...lines(label),
      ...texts(text),
    ]),
    ...view.papers.map((card) => {
      const parts = partsOfCard(card, shows);
      return inCards.flatMap((part) => parts[part]);
    }),
    ...view.sections.map(partsOfSection),
    lines(view.credits === undefined ? [] : [view.credits]),
    texts(view.closing),
  ];
}

/** Lists the texts and addresses that readers see of each part of a card. */
function partsOfCard(
  card: Card,
  { isPicture, listsTitles, titlesLead }: Shows,
): Readonly<Record<CardPart, readonly Part[]>> {
  const { title, takeaway, byline, image, summary, abstract, link, more, tags } = card;
  const paper: Path = ['papers', card.position - 1];
  const titleLink = (target: TitleTarget): Part[] => {
    if (target === 'nowhere' || link === undefined || title.length === 0) return [];
    return [address(linkPath(card), (target === 'page' ? card.permalink : undefined) ?? link)];
  };
  const at: Path = [...paper, 'image'];
  const picture = (shown: NonNullable<Card['image']>): Part => ({
    path: at,
    is: composeImage(shown, plain).blocks,
    isExact: false,
    isLine: true,
  });
  return {
    contents: [
      ...(listsTitles ? [...lines(title.slice(0, 1)), ...titleLink(titlesLead.contents)] : []),
      ...lines(takeaway),
    ],
    title: [...inOneLine([...paper, 'title'], lines(title)), ...titleLink(titlesLead.card)],
    byline: lines(byline === undefined ? [] : [byline]),
    image:
      image === undefined
        ? []
        : isPicture(image.url)
          ? [picture(image)]
          : [...lines(image.alt), address(at, image.url)],
    summary: texts(summary),
    abstract: texts(abstract),
    link: link === undefined ? [] : [address(linkPath(card), link)],
    more: more.flatMap(({ title: words, url }, i) => {
      const entry = [...paper, 'more', i];
      return inOneLine(entry, [...lines(words), address(entry, url)]);
    }),
    tags: lines(tags),
  };
}

function partsOfSection({ title, items }: SectionView): Part[] {
  return [
    ...lines(title),
    ...items.flatMap((item) => [
      ...inOneLine(item.path, [...lines(item.title), address(item.path, item.url)]),
      ...texts(item.text),
    ]),
  ];
}

function inOneLine(line: Path, parts: readonly Part[]): Part[] {
  return parts.map((part) => ({ ...part, line }));
}

function texts(passages: readonly Passage[]): Part[] {
  return passages.map(({ text, blocks }) => ({ path: text.path, is: blocks, isExact: true, isLine: false }));
}

function lines(passages: readonly Passage[]): Part[] {
  return passages.map(({ text, blocks }) => ({ path: text.path, is: blocks, isExact: false, isLine: true }));
}

function address(path: Path, href: string): Part {
  return { path, is: { href }, isExact: false, isLine: false };
}

/** Returns the path of the key that a card's link comes from. */
function linkPath({ position, arxiv, doi }: Card): Path {
  return ['papers', position - 1, arxiv === undefined ? (doi === undefined ? 'link' : 'doi') : 'arxiv'];
}
