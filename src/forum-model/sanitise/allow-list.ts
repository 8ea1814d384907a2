import { dictionary } from '../../data.ts';

/**
 * The HTML that Discourse lets through, from authors and from its own rules alike: tags, and for each its attributes.
 * `data-*` stands for every name that begins so. Tags that are not here vanish, their text stays; only a script takes
 * its text along.
 */
type Values = true | readonly string[] | RegExp;
type Attributes = Readonly<Record<string, Values>>;

/** An address with a host, from the site's root or inside the page. What is relative to the page leads nowhere on a forum. */
const source = /^(?:(?:https?:)?[/][/]|[/#])[\w.-]/i;
const link = new RegExp(`${source.source}|^mailto:[\\w.@-]`, 'i');
const size = /^\d+%?$/;
const aligned: Attributes = dictionary({ style: /^text-align:\s?(?:left|center|right)$/ });

export const allowed: Readonly<Record<string, Attributes>> = dictionary({
  ...Object.fromEntries(
    [
      ...'b strong i em s strike del small big kbd sub mark br hr ul li dl dt dd tbody tr thead tfoot'.split(
        ' ',
      ),
      ...'ruby rt rp rb summary blockquote cite q dfn samp var acronym'.split(' '),
    ].map((tag) => [tag, {}] as const),
  ),
  a: {
    href: link,
    name: true,
    title: true,
    target: ['_blank'],
    rel: ['nofollow', 'ugc', 'noopener'],
    class: [
      'anchor',
      'attachment',
      'footnote-backref',
      'hashtag',
      'inline-onebox-loading',
      'mention',
      'onebox',
    ],
    id: /^fnref[\d:]+$/,
    'data-bbcode': ['true'],
    'data-orig-href': true,
  },
  abbr: { title: true },
  aside: { class: ['quote', 'no-group'], 'data-*': true },
  audio: { controls: true, preload: true },
  source: { src: source },
  code: { class: /^lang-[\w+#.-]+$/ },
  del: { cite: true },
  details: { open: true },
  div: {
    class: [
      'md-table',
      'title',
      'quote-controls',
      'spoiler',
      'd-wrap',
      'poll',
      'video-placeholder-container',
      'callout',
      'callout__content',
      'math',
    ],
    align: ['left', 'center', 'right', 'justify'],
    dir: ['ltr', 'rtl', 'auto'],
    lang: true,
    title: true,
    'data-*': true,
  },
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, {}] as const)),
  hr: { class: ['footnotes-sep'] },
  img: {
    src: source,
    title: true,
    class: ['emoji', 'only-emoji'],
    alt: true,
    'data-orig-src': true,
    loading: ['lazy'],
    width: size,
    height: size,
    role: ['presentation'],
  },
  ins: { cite: true },
  li: { id: /^fn\d+$/, class: ['footnote-item'] },
  ol: { start: /^\d+$/, reversed: true, class: ['footnotes-list'] },
  p: { class: ['callout__title'] },
  pre: { 'data-*': true },
  span: {
    class:
      /^(?:mention|hashtag-raw|hashtag|spoiler|d-wrap|bbcode-[bius]|chcklst-box|checked|permanent|fa|fa-[\w-]+|discourse-local-date|math)$/,
    lang: true,
    title: true,
    'data-*': true,
  },
  sup: { class: ['footnote-ref'] },
  table: {},
  td: aligned,
  th: aligned,
});
