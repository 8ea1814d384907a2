import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The programs that the preview's report knows, by their names at caniemail. */
const programs = [
  'gmail.desktop-webmail',
  'gmail.ios',
  'gmail.android',
  'gmail.mobile-webmail',
  'outlook.windows',
  'outlook.outlook-com',
  'apple-mail.macos',
  'apple-mail.ios',
];

/** What in a mail is a use of a feature whose title does not say it; nothing where no mail can be asked for it. */
const finds = {
  amp: [],
  bimi: [],
  'css-at-media-device-pixel-ratio': ['media:-webkit-device-pixel-ratio'],
  'css-at-media-hover': ['media:hover', 'media:any-hover'],
  'css-at-media': ['at:media'],
  'css-block-inline-size': ['property:block-size', 'property:inline-size'],
  'css-border-inline-block-individual': ['start', 'end'].flatMap((end) => [
    `property:border-inline-${end}`,
    `property:border-block-${end}`,
  ]),
  'css-border-inline-block-longhand': ['width', 'style', 'color'].flatMap((part) => [
    `property:border-inline-${part}`,
    `property:border-block-${part}`,
  ]),
  'css-border-radius-logical': ['start-start', 'start-end', 'end-start', 'end-end'].map(
    (corner) => `property:border-${corner}-radius`,
  ),
  'css-column-layout-properties': ['property:columns', 'property:column-rule', 'property:column-span'],
  'css-comments': [],
  'css-gap': ['property:gap', 'property:column-gap', 'property:row-gap'],
  'css-grid-template': ['areas', 'columns', 'rows'].map((part) => `property:grid-template-${part}`),
  'css-important': ['important'],
  'css-intrinsic-size': [],
  'css-left-right-top-bottom': ['property:left', 'property:right', 'property:top', 'property:bottom'],
  'css-modern-color': ['function:lch', 'function:oklch', 'function:lab', 'function:oklab'],
  'css-nesting': [],
  'css-selector-adjacent-sibling': ['selector:+'],
  'css-selector-attribute': ['selector:[]'],
  'css-selector-chaining': ['selector:chain'],
  'css-selector-child': ['selector:>'],
  'css-selector-class': ['selector:.'],
  'css-selector-descendant': ['selector: '],
  'css-selector-general-sibling': ['selector:~'],
  'css-selector-grouping': [],
  'css-selector-id': ['selector:#'],
  'css-selector-type': ['selector:type'],
  'css-selector-universal': ['selector:*'],
  'css-sytem-ui': ['word:system-ui', 'word:ui-sans-serif', 'word:ui-serif', 'word:ui-monospace'],
  'css-unit-calc': ['function:calc'],
  'css-unit-initial': ['word:initial'],
  'css-unit-percent': ['unit:%'],
  'css-variables': ['function:var'],
  'html-address': ['element:address'],
  'html-anchor-links': ['anchor'],
  'html-base': ['element:base'],
  'html-comments': [],
  'html-doctype': [],
  'html-h1-h6': ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => `element:${name}`),
  'html-image-maps': ['element:map'],
  'html-lists': ['element:ul', 'element:ol', 'element:dl'],
  'html-mailto-links': ['mailto'],
  'html-meta-color-scheme': ['meta:color-scheme'],
  'html-semantics': [
    ...['article', 'aside', 'details', 'figcaption', 'figure', 'footer', 'header'],
    ...['main', 'mark', 'nav', 'section', 'summary', 'time'],
  ].map((name) => `element:${name}`),
  'html-srcset': ['attribute:srcset', 'attribute:sizes'],
  'html-svg': ['element:svg'],
  'image-base64': ['image:data'],
  'image-jpg': ['image:jpg', 'image:jpeg'],
};

/** What those programs lack of HTML and CSS, with the notes, as the preview reads it: `dist/data/mail-support.json`. */
export function generateMailSupport() {
  const { last_update_date: date, data } = require('caniemail/caniemail.json');
  const features = data.flatMap((feature) => {
    const { slug, title } = feature;
    const lacks = Object.fromEntries(programs.flatMap((program) => lackOf(feature, program)));
    if (Object.keys(lacks).length === 0) return [];
    const find = findOf(feature);
    const numbers = Object.values(lacks).flatMap((verdict) => verdict.match(/\d+/g) ?? []);
    const notes = Object.fromEntries(
      [...new Set(numbers)].map((number) => [number, withoutLinks(feature.notes_by_num?.[number] ?? '')]),
    );
    return find.length === 0 ? [] : [{ slug, title, find, lacks, notes }];
  });
  return { 'mail-support.json': `${JSON.stringify({ date: date.slice(0, 10), features })}\n` };
}

/** By its last test, in the letters of caniemail: `n` for not at all, `a` for in part, with the numbers of notes. */
function lackOf({ stats }, program) {
  const [family, platform] = program.split('.');
  const verdict = Object.values(stats[family]?.[platform] ?? {}).at(-1) ?? '';
  return /^[an]\b/.test(verdict) ? [[program, verdict]] : [];
}

function withoutLinks(note) {
  return note.replace(/\s*\((?:see )?\[[^\]]*\]\([^)]*\)\)/gi, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

/** Throws where a title says nothing: a new version of the data wants a line in `finds`. */
function findOf({ slug, title, category }) {
  if (Object.hasOwn(finds, slug)) return finds[slug];
  const [, kind, name] =
    /^(?:css-)?(pseudo|at-media|at|function|unit|image)(?:-class|-element)?-(.+)$/.exec(slug) ?? [];
  if (kind !== undefined) return [`${kind === 'at-media' ? 'media' : kind}:${name}`];
  const [, element, attribute] = /^<(\w+)[^>]*>(?: element)?$|^([\w-]+) attribute$/.exec(title) ?? [];
  const [, type] = /type="(\w+)"/.exec(title) ?? [];
  if (type !== undefined) return [`type:${type}`];
  if (element !== undefined) return [`element:${element}`];
  if (attribute !== undefined) return [`attribute:${attribute}`];
  const [, called] = /^([a-z-]+)\(\)$/.exec(title) ?? [];
  if (called !== undefined) return [`function:${called}`];
  const [, property, value] = /^([a-z-]+):\s*([a-z-]+)$/.exec(title) ?? [];
  if (property !== undefined) return [`value:${property}:${value}`];
  const names = title
    .replace(/ (?:shorthand|property|CSS property)$/, '')
    .trim()
    .split(' & ');
  if (category === 'css' && names.every((one) => /^[a-z-]+$/.test(one)))
    return names.map((one) => `property:${one}`);
  throw new Error(`caniemail: nothing says what in a mail is a use of ${slug} (${title})`);
}
