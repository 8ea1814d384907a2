import { readQuoted, toText } from '../../markdown/index.ts';
import { wrap } from '../../text/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { FlowLeaf, nothing } from '../templates/leaf.ts';
import type { FormatRenderer } from '../format.ts';
import { mailUrl } from '../email/mail-url.ts';
import {
  cardData,
  contentsData,
  labelData,
  type Printer,
  sectionData,
  templateData,
  type TemplateData,
  themeData,
} from '../templates/template-data.ts';
import type { Templates } from '../templates/templates.ts';
import { mailView } from '../view/shown.ts';
import type { Card, View } from '../view/view.ts';

/** Columns of a line, by display width: what fits into a terminal, quoted once (RFC 3676, 4.2). */
const width = 78;

/** The plain text of an issue: by itself, and as the text part of a mail. */
export function renderText(issue: View, config: Config, templates: Templates): string {
  const view = mailView(issue, config);
  const labels = labelData(view, textPrinter);
  const papers = view.papers.map((card) => textCardData(card, labels, view));
  const text = templates('main', {
    footer: footerData(view, config),
    ...templateData(view, textPrinter, {
      labels,
      themes: view.themes.map((theme) => themeData(theme, textPrinter)),
      contents: contentsData(view, papers, textPrinter),
      papers,
      sections: view.sections.map((section) => sectionData(section, textPrinter)),
    }),
  });
  return `${text.trimEnd()}\n`;
}

export const textRenderer: FormatRenderer = {
  async render(view, { config, templates }) {
    const content = renderText(view, config, await templates('text'));
    return { files: [{ suffix: '.txt', content }], findings: [] };
  },
};

export const textPrinter: Printer = {
  blocks: (blocks) => new FlowLeaf((first, rest) => toText(blocks, { width, first, rest })),
  label: (text) =>
    new FlowLeaf((first, rest) => toText(readQuoted(text, 'line').blocks, { width, first, rest })),
  // An address is never broken: what is behind the break would no longer belong to it.
  url: (url) => new FlowLeaf((first) => first + url),
  attributes: () => nothing,
};

/**
 * `marker` is the card's number as its title begins with it, `indent` as many spaces. `full` is where the whole abstract is, if not at
 * the paper, whose address stands below.
 */
function textCardData(card: Card, labels: TemplateData, { webUrl }: View) {
  const data = cardData(card, labels, textPrinter);
  const { image } = data;
  const marker = `${card.position}. `;
  const web = mailUrl('email.web_url', webUrl)?.value;
  return {
    marker,
    indent: ' '.repeat(marker.length),
    full: card.isWhole || web === undefined ? null : textPrinter.url(web),
    ...data,
    image: image === null ? null : { ...image, alt: card.image?.alt.length === 0 ? null : image.alt },
  };
}

function footerData({ webUrl }: View, { name, email }: Config): TemplateData | null {
  const web = mailUrl('email.web_url', webUrl)?.value;
  const unsubscribe = mailUrl('email.unsubscribe_url', email.unsubscribeUrl)?.value;
  const subscribe = mailUrl('email.subscribe_url', email.subscribeUrl)?.value;
  const address = email.address?.trim();
  if ([web, unsubscribe, subscribe, address].every((part) => part === undefined)) return null;
  const { url } = textPrinter;
  return {
    web: web === undefined ? null : url(web),
    unsubscribe: unsubscribe === undefined ? null : url(unsubscribe),
    subscribe: subscribe === undefined ? null : url(subscribe),
    sender: name === undefined ? null : textPrinter.label(name),
    address:
      address === undefined ? null : new FlowLeaf((first, rest) => wrap(address, { width, first, rest })),
  };
}
