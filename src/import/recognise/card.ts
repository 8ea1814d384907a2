import { type Block, type Inline, plain, toAuthor } from '../../markdown/index.ts';
import { knownLocales, localeOf } from '../../locales/index.ts';
import type { LinkData } from '../model.ts';
import type { PaperDraft } from '../../papers/index.ts';
import type { LabelName } from '../profile/profile.ts';
import type { Reader } from './reader.ts';
import {
  dayIn,
  firstLink,
  idsOf,
  inLanguages,
  labelOf,
  lineInLanguages,
  lineOf,
  linesOf,
  normal,
} from './words.ts';

/** The parts of a card that stand under a label, and before all of them. */
type Segments = ReadonlyMap<LabelName | 'top', readonly Block[]>;

/** A paper out of the blocks of its card, behind its title. What is none of its parts comes back as well. */
export function readCard(
  title: readonly Inline[],
  blocks: readonly Block[],
  reader: Reader,
): { paper: PaperDraft; kept: Block[] } {
  const { languages } = reader;
  const kept: Block[] = [];
  const { segments, empty } = segmentsOf(blocks, reader);
  for (const one of empty) kept.push(one);
  const top = readTop(segments, reader);
  const heading = headingOf(title, reader);
  const link = linkIn(segments.get('paper') ?? []);
  const further = furtherIn(segments.get('more') ?? [], languages);
  const summary = toAuthor([...top.summary, ...(segments.get('summary') ?? [])], reader.emoji);
  const abstract = inLanguages(paragraphsIn(segments.get('abstract') ?? []), languages);
  const ids = link.url ?? heading.url;
  for (const one of top.kept) kept.push(one);
  for (const one of link.kept) kept.push(one);
  for (const one of further.kept) kept.push(one);
  const paper: PaperDraft = {
    ...(heading.title === undefined ? {} : { title: heading.title }),
    ...top.byline,
    ...(ids === undefined ? {} : idsOf(ids)),
    ...(summary === '' ? {} : { summary }),
    ...(abstract === undefined ? {} : { abstract }),
    ...(further.more.length === 0 ? {} : { more: further.more }),
    ...(top.image === undefined ? {} : { image: top.image }),
  };
  return { paper, kept };
}

/** A heading may be a link to its paper. */
function headingOf(
  title: readonly Inline[],
  { languages }: Reader,
): { title?: PaperDraft['title']; url?: string } {
  const url = firstLink(title)?.href;
  const words = lineInLanguages(lineOf(title), languages);
  return { ...(words === undefined ? {} : { title: words }), ...(url === undefined ? {} : { url }) };
}

/**
 * Blocks by the label above them. A label of what each card must have, the summary and the address, is told by a problem where
 * nothing stands under it; of others nobody would know, so that they are kept.
 */
function segmentsOf(blocks: readonly Block[], { labels }: Reader): { segments: Segments; empty: Block[] } {
  const segments = new Map<LabelName | 'top', Block[]>();
  const heads = new Map<LabelName, Block>();
  let current: LabelName | 'top' = 'top';
  const kept: Block[] = [];
  for (const block of blocks) {
    const isFolded = block.type === 'details';
    const label = isFolded ? labels.get(normal(block.title)) : labelOf(block, labels);
    if (label === undefined || segments.has(label)) {
      const list = segments.get(current) ?? [];
      list.push(block);
      segments.set(current, list);
      continue;
    }
    current = label;
    segments.set(label, isFolded ? [...block.children] : []);
    heads.set(label, block);
  }
  for (const [label, head] of heads)
    if (segments.get(label)?.length === 0 && label !== 'summary' && label !== 'paper') kept.push(head);
  return { segments, empty: kept };
}

interface Top {
  byline: Pick<PaperDraft, 'authors' | 'published'>;
  image?: PaperDraft['image'];
  summary: Block[];
  kept: Block[];
}

/** What stands between a card's title and its first label: authors and date, a picture. All else is the summary, if no label says where that is. */
function readTop(labelled: Segments, reader: Reader): Top {
  const blocks = labelled.get('top') ?? [];
  const hasLabels = labelled.size > 1;
  const top: Top = { byline: {}, summary: [], kept: [] };
  for (const block of blocks) {
    const image = top.image === undefined ? imageIn(block) : undefined;
    const isFirst = top.byline.authors === undefined && top.byline.published === undefined;
    const byline =
      image === undefined && isFirst && top.summary.length === 0
        ? bylineIn(block, hasLabels, reader)
        : undefined;
    if (image !== undefined) top.image = image;
    else if (byline !== undefined) top.byline = byline;
    else if (labelled.has('summary')) top.kept.push(block);
    else top.summary.push(block);
  }
  return top;
}

function imageIn(block: Block): PaperDraft['image'] {
  const [only, ...others] = block.type === 'paragraph' ? block.children : [];
  if (only?.type !== 'image' || others.length > 0 || !/^https?:/i.test(only.src)) return undefined;
  const { src, alt, width, height } = only;
  return {
    url: src,
    alt,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

/**
 * "A, B, C 외 34명 · 2025/06/18". Who the 34 are is not there: each is "…", which a check tells of, so that their number is shown as
 * it was and a look-up or a person can fill them in.
 */
function bylineIn(block: Block, hasLabels: boolean, reader: Reader): Top['byline'] | undefined {
  if (block.type !== 'paragraph' || block.children.some(({ type }) => type !== 'text' && type !== 'emoji'))
    return undefined;
  const line = lineOf(block.children);
  if (line.length > 4000) return undefined;
  const at = line.lastIndexOf(' · ');
  const last = at === -1 ? line : line.slice(at + 3);
  const published = dayIn(last);
  if (published === undefined && !hasLabels) return undefined;
  const who = published === undefined ? line : at === -1 ? '' : line.slice(0, at);
  const { names, more } = withoutMore(who, reader);
  const shown = names.split(', ').filter((name) => name !== '');
  const authors = [...shown, ...Array.from({ length: more }, () => '…')];
  return { ...(authors.length === 0 ? {} : { authors }), ...(published === undefined ? {} : { published }) };
}

/** Whether a paragraph ends in a day, or in "and 34 more". */
export function isByline(block: Block | undefined, reader: Reader): boolean {
  if (block?.type !== 'paragraph') return false;
  const line = lineOf(block.children);
  return (
    dayIn(line.slice(line.lastIndexOf(' · ') + 3)) !== undefined ||
    dayIn(line) !== undefined ||
    withoutMore(line, reader).more > 0
  );
}

function withoutMore(who: string, { config }: Reader): { names: string; more: number } {
  const patterns = [
    config.labels['authors_more'],
    ...knownLocales.map((tag) => localeOf(tag).labels.authors_more),
  ];
  for (const pattern of patterns) {
    const [before = '', after = ''] = pattern?.split('{{count}}') ?? [];
    if (pattern === undefined || !pattern.includes('{{count}}') || !who.endsWith(after)) continue;
    const rest = who.slice(0, who.length - after.length);
    const count = /\d{1,4}$/.exec(rest)?.[0];
    if (count === undefined || !rest.slice(0, -count.length).endsWith(` ${before}`)) continue;
    return { names: rest.slice(0, -count.length - before.length - 1), more: Number(count) };
  }
  return { names: who, more: 0 };
}

function linkIn(blocks: readonly Block[]): { url?: string; kept: Block[] } {
  const kept: Block[] = [];
  let url: string | undefined;
  for (const block of blocks) {
    const link = block.type === 'paragraph' && url === undefined ? firstLink(block.children) : undefined;
    if (link === undefined) kept.push(block);
    else {
      url = link.href;
      // What else stands there is not lost.
      if (block.type === 'paragraph' && (block.children.length > 1 || link.bare !== true)) kept.push(block);
    }
  }
  return { ...(url === undefined ? {} : { url }), kept };
}

/** Addresses with or without a title, each on its line or an item of a list. */
function furtherIn(
  blocks: readonly Block[],
  languages: readonly string[],
): { more: (string | LinkData)[]; kept: Block[] } {
  const more: (string | LinkData)[] = [];
  const kept: Block[] = [];
  for (const block of blocks) {
    const lines =
      block.type === 'paragraph'
        ? linesOf(block.children)
        : block.type === 'list'
          ? block.items.flatMap(({ children }) =>
              children[0]?.type === 'paragraph' ? linesOf(children[0].children) : [],
            )
          : [];
    const found: (string | LinkData)[] = [];
    let title: string | undefined;
    let isWhole = lines.length > 0;
    for (const line of lines) {
      const [link, ...others] = line;
      if (link?.type === 'link' && others.length === 0) {
        const name = link.bare === true ? title : lineOf(link.children);
        const words = name === undefined ? undefined : lineInLanguages(name, languages);
        found.push(words === undefined ? link.href : { title: words, url: link.href });
        title = undefined;
      } else if (title === undefined && !line.some(({ type }) => type === 'link')) title = lineOf(line);
      else isWhole = false;
    }
    if (isWhole && title === undefined) for (const one of found) more.push(one);
    else kept.push(block);
  }
  return { more, kept };
}

/** The paragraphs of an abstract, which is a quote or in it, as the plain text that they are. */
export function paragraphsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    if (block.type === 'quote' || block.type === 'details' || block.type === 'wrapper')
      return paragraphsIn(block.children);
    if (block.type === 'paragraph') return linesOf(block.children).map(lineOf);
    const text = plain([block]);
    return text === '' ? [] : [text];
  });
}
