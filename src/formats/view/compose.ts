import { append } from '../../data.ts';
import type { Block, Inline } from '../../markdown/index.ts';
import type { Passage } from './passage.ts';
import type { Card, ThemeView } from './view.ts';

/** Blocks that are made of several passages, in one language, with the text they came from. */
export interface Composed {
  readonly lang: string;
  readonly blocks: readonly Block[];
}

const nowhere = { start: 0, end: 0 };
const space: Inline = { type: 'text', text: ' ', ...nowhere };
const separator: Inline = { type: 'text', text: ' / ', ...nowhere };

/**
 * A theme as paragraphs: its emoji and its label, in bold, run into the text, as one paragraph a language. Composed of
 * tokens and not of strings, so that a label cannot change the meaning of the text behind it.
 */
export function composeTheme({ emoji, label, text }: ThemeView): Composed[] {
  const langs = [...new Set([...text, ...label].map((passage) => passage.lang))];
  return langs.map((lang, i) => {
    const named = label.find((passage) => passage.lang === lang);
    const opening: Inline[] = i === 0 && emoji !== undefined ? [...inlinesOf(emoji), space] : [];
    if (named !== undefined) opening.push({ type: 'strong', children: inlinesOf(named), ...nowhere }, space);
    const blocks = text.find((passage) => passage.lang === lang)?.blocks ?? [];
    return { lang, blocks: runIn(opening, blocks) };
  });
}

/** A theme's emoji and its label in all its languages, as one line that stands above the text. */
export function composeThemeLine({ emoji, label }: ThemeView): Composed {
  const named = composeLine(label);
  const [line] = named.blocks;
  if (emoji === undefined || line?.type !== 'paragraph') return named;
  return { ...named, blocks: [{ ...line, children: [...inlinesOf(emoji), space, ...line.children] }] };
}

/** A line of text in all the languages it was written in, side by side. */
export function composeLine(passages: readonly Passage[]): Composed {
  const children: Inline[] = [];
  for (const [i, passage] of passages.entries()) {
    if (i > 0) children.push(separator);
    append(children, inlinesOf(passage));
  }
  return { lang: passages[0]?.lang ?? '', blocks: [{ type: 'paragraph', children, ...nowhere }] };
}

/** A link named by its title in all the languages it was written in, else by its address. */
export function composeLink(title: readonly Passage[], href: string): Composed {
  const named = composeLine(title);
  const [line] = named.blocks;
  const words = line?.type === 'paragraph' ? line.children : [];
  const isBare = words.length === 0;
  const children: readonly Inline[] = isBare ? [{ type: 'text', text: href, ...nowhere }] : words;
  // The schema lets nothing else through; what gets here past it is shown by its name.
  const link: readonly Inline[] = /^https?:\/\//i.test(href)
    ? [{ type: 'link', href, ...(isBare ? { bare: true } : {}), children, ...nowhere }]
    : children;
  return { ...named, blocks: [{ type: 'paragraph', children: link, ...nowhere }] };
}

/** A card's picture alone in its paragraph. Its text for those who do not see it stands in all languages it was written in. */
export function composeImage(
  { url, alt, width, height }: NonNullable<Card['image']>,
  text: (blocks: readonly Block[]) => string,
): Composed {
  const words = alt.map((passage) => text(passage.blocks)).join(' / ');
  const size = { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
  // The schema lets nothing else through; what gets here past it is shown by its description.
  const picture: Inline = /^https?:\/\//i.test(url)
    ? { type: 'image', src: url, alt: words, ...size, ...nowhere }
    : { type: 'text', text: words, ...nowhere };
  return { lang: alt[0]?.lang ?? '', blocks: [{ type: 'paragraph', children: [picture], ...nowhere }] };
}

/** A list or a table cannot begin behind a label: then the label stands on a line of its own. */
function runIn(opening: readonly Inline[], blocks: readonly Block[]): Block[] {
  if (opening.length === 0) return [...blocks];
  const [first, ...rest] = blocks;
  if (first?.type === 'paragraph') return [{ ...first, children: [...opening, ...first.children] }, ...rest];
  return [{ type: 'paragraph', children: opening.slice(0, -1), ...nowhere }, ...blocks];
}

/** What a line of text is made of. */
export function inlinesOf(passage: Passage): readonly Inline[] {
  const { blocks } = passage;
  const [only] = blocks;
  if (blocks.length === 1 && only?.type === 'paragraph') return only.children;
  return blocks.flatMap((block) => (block.type === 'paragraph' ? block.children : []));
}
