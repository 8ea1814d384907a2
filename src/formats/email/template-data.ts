import { type Block, breakLongWords, escapeHtml, plain, readQuoted, toHtml } from '../../markdown/index.ts';
import { plainOf } from '../view/passage.ts';
import { joined } from '../../data.ts';
import type { Config } from '../../newsletter/index.ts';
import { type Abstract, noAbstract } from './fit.ts';
import { fitSize, forMail, isMailImage } from './blocks.ts';
import { mailStyle, type MailStyle, tables, type TextStyle } from './style.ts';
import { preheaderOf, subjectOf } from './headline.ts';
import { inert, mailLeaf } from './inert.ts';
import { directionIn, directionOf, fillPlaceholders, mailUrlParts } from '../../text/index.ts';
import { Leaf, nothing } from '../templates/leaf.ts';
import { linkNames, shownAddress } from './link-names.ts';
import { mailUrl, type MailUrl } from './mail-url.ts';
import { parseMailbox } from './mailbox.ts';
import {
  cardData,
  contentsData,
  labelData,
  type Printer,
  sectionData,
  templateData,
  type TemplateData,
  texts,
  themeData,
} from '../templates/template-data.ts';
import type { SectionView } from '../view/section.ts';
import type { Card, View } from '../view/view.ts';

/** The data that every part of one mail shares. */
export interface MailSetting {
  readonly style: MailStyle;
  readonly labels: TemplateData;
  /** Under the title, where headings begin at h2; and in a card or a section, where they begin at h3. */
  readonly printer: Printer;
  readonly partPrinter: Printer;
  readonly webUrl: MailUrl | undefined;
  readonly unsubscribeUrl: MailUrl | undefined;
  readonly subscribeUrl: MailUrl | undefined;
  readonly nameOf: (title: string, url: string) => string;
  readonly subject: string;
  readonly preheader: string;
}

export function mailSetting(view: View, config: Config): MailSetting {
  const { email } = config;
  const style = mailStyle(email.style);
  const printer = emailPrinter(style, { lang: view.locale, above: 1 });
  return {
    style,
    labels: labelData(view, printer),
    printer,
    partPrinter: emailPrinter(style, { lang: view.locale, above: 2 }),
    webUrl: mailUrl('email.web_url', view.webUrl),
    unsubscribeUrl: mailUrl('email.unsubscribe_url', email.unsubscribeUrl),
    subscribeUrl: mailUrl('email.subscribe_url', email.subscribeUrl),
    nameOf: linkNames(view),
    subject: subjectOf(view, config),
    preheader: preheaderOf(view, config),
  };
}

/** `lang` is the language of the whole mail; `above` the level of the heading that texts stand under. */
export function emailPrinter(style: MailStyle, { lang, above }: { lang: string; above: number }): Printer {
  const space = { above, imageWidth: style.imageWidth };
  const print = (blocks: readonly Block[], css: TextStyle): string => {
    const last: TextStyle = (tag) => (tag === 'p' ? 'margin:0' : css(tag));
    const all = forMail(blocks, space);
    const write = (block: Block, i: number): string =>
      toHtml([block], {
        style: i === all.length - 1 && block.type === 'paragraph' ? last : css,
        tables,
        breaksLongWords: true,
      });
    return joined(all, write, '\n');
  };
  return {
    // The space behind a text belongs to the template, so the last paragraph has none below it.
    blocks: (blocks, spot, tag = '') =>
      mailLeaf(() => {
        const direction = directionOf(tag === '' ? lang : tag);
        const css = style.texts[direction];
        if (spot === 'blocks' || spot === 'quote') return print(blocks, css);
        const line = toHtml(forMail(blocks, space), { inline: true, style: css, breaksLongWords: true });
        return spot === 'heading' ? inDirection(direction, plain(blocks), line) : line;
      }),
    label: (text) => mailLeaf(() => escapeHtml(text)),
    // The schema lets nothing else through; what gets here past it must not become a script.
    url: (url) => mailLeaf(() => (/^https?:\/\//i.test(url) ? escapeHtml(url) : 'about:blank')),
    attributes: (tag) =>
      tag === lang || tag === '' ? nothing : mailLeaf(() => languageAttributes(tag, lang)),
  };
}

/** A line in letters of the other direction stands for itself: the brackets and numbers at its ends would change places. */
function inDirection(direction: 'ltr' | 'rtl', text: string, html: string): string {
  const own = directionIn(text);
  return own === undefined || own === direction ? html : `<span dir="${own}">${html}</span>`;
}

function languageAttributes(tag: string, around: string): string {
  const direction = directionOf(tag);
  const lang = ` lang="${escapeHtml(tag)}"`;
  if (direction === directionOf(around)) return lang;
  return `${lang} dir="${direction}" align="${startOf(direction)}"`;
}

/** Where lines begin: not every mail program knows `text-align: start`. */
function startOf(direction: 'ltr' | 'rtl'): 'left' | 'right' {
  return direction === 'ltr' ? 'left' : 'right';
}

/** The whole mail as its templates get it. */
export function mailData(
  view: View,
  config: Config,
  { setting, abstracts }: { setting: MailSetting; abstracts: readonly Abstract[] },
): TemplateData {
  const { printer } = setting;
  const { data: style } = setting.style;
  const papers = view.papers.map((card, i) =>
    mailCardData(card, view, { setting, abstract: abstracts[i] ?? noAbstract }),
  );
  return {
    dir: directionOf(view.locale),
    start: startOf(directionOf(view.locale)),
    style,
    subject: printer.label(setting.subject),
    preheader: labelOrNull(setting.preheader, printer),
    headline: headlineData(view, setting),
    introduced: view.lead.length + view.themes.length > 0,
    footer: footerData(view, config, setting),
    ...templateData(view, printer, {
      labels: setting.labels,
      themes: view.themes.map((theme) => ({ style, ...themeData(theme, printer) })),
      contents: contentsData(view, papers, printer),
      papers,
      sections: view.sections.map((section) => mailSectionData(section, setting)),
    }),
  };
}

/** The line above the title: whose issue it is, which one, how many papers, and where it is on the web. */
function headlineData(
  { name, number, papers, labels, locale }: View,
  { printer, webUrl }: MailSetting,
): object[] {
  const count = papers.length;
  const counted = count === 1 ? labels.paper_count_one : fillPlaceholders(labels.paper_count, { count });
  const words = [
    name,
    number === undefined ? undefined : fillPlaceholders(labels.issue_number, { number }),
    count === 0 ? undefined : counted,
  ];
  return [
    ...words.flatMap((text) =>
      text === undefined
        ? []
        : [{ text: mailLeaf(() => inDirection(directionOf(locale), text, escapeHtml(text))), url: null }],
    ),
    ...(webUrl === undefined ? [] : [{ text: printer.label(labels.web), url: printMailUrl(webUrl) }]),
  ];
}

/** One card, with the names of its links and its abstract as far as the mail has room for it. */
export function mailCardData(
  card: Card,
  view: View,
  { setting, abstract }: { setting: MailSetting; abstract: Abstract },
) {
  const { partPrinter: printer, labels, style, nameOf } = setting;
  const data = cardData(card, labels, printer);
  return {
    style: style.data,
    title_link: card.link === undefined ? null : printer.url(card.permalink ?? card.link),
    has_abstract: abstract.passages.length > 0,
    full: abstract.whole ? null : fullAbstractData(card, view, setting),
    link_name: card.link === undefined ? null : linkWords(shownAddress(card.link)),
    ...data,
    byline: bylineData(card, data.byline, printer),
    image: imageData(card, data.image, setting),
    abstract: texts(abstract.passages, 'blocks', printer).map((text) => ({
      side: startOf(directionOf(text.lang === '' ? view.locale : text.lang)),
      ...text,
    })),
    more: data.more.map((link, i) => {
      const { title, url } = card.more[i] ?? { title: [], url: '' };
      const words = plainOf(title);
      return { name: linkWords(words === '' ? shownAddress(url) : nameOf(words, url)), ...link };
    }),
  };
}

/** Each name has its own direction, and turns nothing around it: a Hebrew name among others, or a date behind it. */
function bylineData({ shownAuthors }: Card, byline: Leaf | null, printer: Printer): Leaf | null {
  if (byline === null) return null;
  const names = shownAuthors.map((name) => printer.blocks(readQuoted(name, 'line').blocks, 'line').toHTML());
  const plainNames = names.join(', ');
  const line = byline.toHTML();
  if (plainNames === '' || !line.startsWith(plainNames)) return byline;
  const apart = names.map((name) => `<span dir="auto">${name}</span>`).join(', ');
  return new Leaf(() => apart + line.slice(plainNames.length));
}

/** One section, with the address of each link, which stands behind a name that leads elsewhere in the issue too. */
function mailSectionData(section: SectionView, setting: MailSetting): TemplateData {
  const { partPrinter: printer, style, nameOf } = setting;
  const data = sectionData(section, printer);
  return {
    style: style.data,
    ...data,
    items: data.items.map((item, i) => {
      const { title, url } = section.items[i] ?? { title: [], url: '' };
      const words = plainOf(title);
      return { address: linkWords(shownAddress(url)), apart: words !== nameOf(words, url), ...item };
    }),
  };
}

/** A picture fills the card, but is never enlarged where its size is known. */
function imageData({ image }: Card, data: TemplateData | null, { style }: MailSetting): TemplateData | null {
  if (image === undefined || data === null) return null;
  const { width, height } = fitSize(image, style.imageWidth);
  const alt = plainOf(image.alt);
  const name = linkWords(alt === '' ? shownAddress(image.url) : alt);
  return { name, shown: isMailImage(image.url), ...data, width, height: height ?? null };
}

/** Where the whole abstract is: the issue on the web, else the paper. One text for two places would mislead. */
function fullAbstractData(card: Card, view: View, { webUrl, partPrinter }: MailSetting): TemplateData | null {
  const { read_full: label } = view.labels;
  if (webUrl !== undefined) return { url: printMailUrl(webUrl), name: partPrinter.label(label) };
  if (card.link === undefined) return null;
  const name = linkWords(`${label}: ${shownAddress(card.link)}`);
  return { url: partPrinter.url(card.link), name };
}

function footerData(view: View, { email }: Config, setting: MailSetting): TemplateData | null {
  const { printer, webUrl, unsubscribeUrl, subscribeUrl } = setting;
  const from = email.from === undefined ? undefined : parseMailbox('email.from', email.from);
  const sender = view.name ?? (from?.name === '' ? from.address : from?.name) ?? '';
  const lines = (email.address ?? '').split('\n').map((line) => line.trim());
  const address = lines.filter((line) => line !== '').map((line) => ({ line: printer.label(line) }));
  const named = [
    [webUrl, view.labels.web],
    [unsubscribeUrl, view.labels.unsubscribe],
    [subscribeUrl, view.labels.subscribe],
  ] as const;
  const links = named.flatMap(([url, name]) =>
    url === undefined ? [] : [{ url: printMailUrl(url), name: printer.label(name) }],
  );
  if (links.length === 0 && sender === '' && address.length === 0) return null;
  return {
    links,
    sender: labelOrNull(sender, printer),
    address,
  };
}

/** The words of a link, which are often an address. */
function linkWords(text: string): Leaf {
  return mailLeaf(() => breakLongWords(text));
}

/** A placeholder stands as it was written: the mail service looks for exactly that. */
function printMailUrl({ value }: MailUrl): Leaf {
  const parts = mailUrlParts(value).map(({ text, isPlaceholder }) =>
    isPlaceholder ? text : inert(escapeHtml(text)),
  );
  return new Leaf(() => parts.join(''));
}

function labelOrNull(text: string, printer: Printer): Leaf | null {
  return text === '' ? null : printer.label(text);
}
