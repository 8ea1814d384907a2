import { type Block, plain } from '../../markdown/index.ts';
import { plainOf } from '../view/passage.ts';
import {
  type Composed,
  composeImage,
  composeLine,
  composeLink,
  composeTheme,
  composeThemeLine,
} from '../view/compose.ts';
import type { SectionView } from '../view/section.ts';
import type { Leaf } from './leaf.ts';
import type { Card, ThemeView, View } from '../view/view.ts';
import { dictionary } from '../../data.ts';

/** Where a text will stand, which decides what has to be escaped. */
export type Spot = 'blocks' | 'quote' | 'line' | 'heading';

/** How one format writes texts, labels and addresses. */
export interface Printer {
  /** `lang` is that of the text, where it is not that of the whole issue. */
  readonly blocks: (blocks: readonly Block[], spot: Spot, lang?: string) => Leaf;
  /** A label or another text of ours. */
  readonly label: (text: string) => Leaf;
  /** An address: alone on its line in the forum, within an attribute in HTML. */
  readonly url: (url: string) => Leaf;
  /** How an element says which language its text is in, with a space before it; empty where the format has no way to. */
  readonly attributes: (lang: string) => Leaf;
}

/** A text as templates get it. */
export interface TemplateText {
  readonly lang: string;
  readonly attributes: Leaf;
  readonly text: Leaf;
}

/** The data of a template: the View, with a Leaf for whatever readers see. */
export type TemplateData = Readonly<Record<string, unknown>>;

/** What each format makes in its own way. */
export interface OwnParts {
  readonly labels: TemplateData;
  readonly themes: readonly TemplateData[];
  readonly contents: readonly TemplateData[];
  readonly papers: readonly TemplateData[];
  readonly sections: readonly TemplateData[];
}

/**
 * The same parts under the same names as in the View. Every key is always there, so that a template that asks for another
 * one is told so; what is absent is null or an empty list.
 */
export function templateData(view: View, printer: Printer, own: OwnParts): TemplateData {
  const { label } = printer;
  const { labels, themes, contents, papers, sections } = own;
  return {
    lang: view.locale,
    week: label(view.week),
    range: label(view.range),
    number: view.number ?? null,
    draft: view.draft,
    name: view.name === undefined ? null : label(view.name),
    title: printer.blocks(view.title.blocks, 'heading'),
    labels,
    masthead: texts(view.masthead, 'blocks', printer),
    lead: texts(view.lead, 'blocks', printer),
    themes,
    contents,
    papers,
    sections,
    credits: view.credits === undefined ? null : printer.blocks(view.credits.blocks, 'line'),
    closing: texts(view.closing, 'blocks', printer),
  };
}

/** One card, with what the card template needs from the issue: its labels, which are made once for all cards. */
export function cardData(card: Card, labels: TemplateData, printer: Printer) {
  const { image } = card;
  const picture = image === undefined ? undefined : composeImage(image, plain);
  return {
    position: card.position,
    labels,
    heading: card.title.length === 0 ? null : printer.blocks(composeLine(card.title).blocks, 'heading'),
    title: texts(card.title, 'heading', printer),
    byline: card.byline === undefined ? null : printer.blocks(card.byline.blocks, 'line'),
    image:
      image === undefined || picture === undefined
        ? null
        : {
            markup: printer.blocks(picture.blocks, 'blocks'),
            url: printer.url(image.url),
            alt: printer.label(plainOf(image.alt)),
            width: image.width ?? null,
            height: image.height ?? null,
          },
    summary: texts(card.summary, 'blocks', printer),
    abstract: texts(card.abstract, 'quote', printer),
    link: card.link === undefined ? null : printer.url(card.link),
    more: card.more.map(({ title, url }) => ({
      title: title.length === 0 ? null : printer.blocks(composeLine(title).blocks, 'line'),
      url: printer.url(url),
    })),
    tags: card.tags.map((tag) => printer.blocks(tag.blocks, 'line')),
  };
}

/** The entries of the list of contents, each with the title of its card in the first language that it has. */
export function contentsData<T extends { readonly title: readonly TemplateText[] }>(
  { contents, papers }: View,
  cards: readonly T[],
  printer: Printer,
) {
  return contents.flatMap((card) => {
    const data = cards[papers.indexOf(card)];
    return data === undefined
      ? []
      : [{ takeaway: texts(card.takeaway, 'line', printer), ...data, title: data.title.slice(0, 1) }];
  });
}

/** One list of links. The template writes the list that its texts stand in. */
export function sectionData({ title, items }: SectionView, printer: Printer) {
  return {
    heading: title.length === 0 ? null : printer.blocks(composeLine(title).blocks, 'heading'),
    title: texts(title, 'heading', printer),
    /** Whether more than links is in it, so that its items have to be set apart. */
    has_texts: items.some(({ text }) => text.length > 0),
    items: items.map((item) => ({
      heading: item.title.length === 0 ? null : printer.blocks(composeLine(item.title).blocks, 'line'),
      title: texts(item.title, 'line', printer),
      url: printer.url(item.url),
      /** Title and address as one. */
      link:
        item.title.length === 0
          ? printer.url(item.url)
          : printer.blocks(composeLink(item.title, item.url).blocks, 'line'),
      text: texts(item.text, 'quote', printer),
    })),
  };
}

/** A theme with its emoji and label apart from its text, and run into it. */
export function themeData(theme: ThemeView, printer: Printer): TemplateData {
  const { position, emoji, label, text } = theme;
  return {
    position,
    /** Emoji and label as one line; null where there is no label to stand above the text. */
    heading: label.length === 0 ? null : printer.blocks(composeThemeLine(theme).blocks, 'line'),
    /** Emoji, label and text as one. */
    paragraphs: texts(composeTheme(theme), 'blocks', printer),
    emoji: emoji === undefined ? null : printer.blocks(emoji.blocks, 'line'),
    label: texts(label, 'line', printer),
    text: texts(text, 'blocks', printer),
  };
}

/** The words of the language. */
export function labelData(view: View, printer: Printer): TemplateData {
  return dictionary(
    Object.fromEntries(Object.entries(view.labels).map(([key, text]) => [key, printer.label(text)])),
  );
}

export function texts(passages: readonly Composed[], spot: Spot, printer: Printer): TemplateText[] {
  return passages.map(({ lang, blocks }) => ({
    lang,
    attributes: printer.attributes(lang),
    text: printer.blocks(blocks, spot, lang),
  }));
}
