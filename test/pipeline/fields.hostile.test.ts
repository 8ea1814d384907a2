/**
 * Whatever stands in a field of an issue or of the config, nothing of it becomes a script, a handler, an address that runs
 * one, or an element that does anything: not in the mail, not in the post, not in the HTML among the data. And whatever is
 * put into what becomes a header, each header is there once.
 */
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { readIssue } from '../../src/issue/read.ts';
import type { Texts } from '../../src/issue/model.ts';
import type { Config } from '../../src/newsletter/model.ts';
import { Failure } from '../../src/problem/failure.ts';
import { buildView } from '../../src/formats/view/view.ts';
import { loadTemplates } from '../../src/formats/list.ts';
import { renderEmail } from '../../src/formats/email/mail.ts';
import { renderEml } from '../../src/formats/eml/message.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { renderJson } from '../../src/formats/json/data.ts';
import { renderText } from '../../src/formats/text/plain-text.ts';
import { readPage } from '../support/html.ts';
import { readMessage } from '../support/message.ts';
import { sharedCases, withShared } from '../support/shared.ts';
import { mailConfig, weekOf } from '../support/weeks.ts';

/** Ways into HTML, into Markdown that becomes HTML, into attributes, styles, comments and templates. */
const own = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><svg onload=alert(1)>',
  '--><script>alert(1)</script><!--',
  '<![endif]--><script>alert(1)</script>',
  '<iframe srcdoc="&lt;script>alert(1)&lt;/script>">',
  'javascript:alert(1)',
  'JaVa\tScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '[a](javascript:alert(1)) <javascript:alert(1)> ![b](javascript:alert(1))',
  '[a](https://x.example "\\" onclick=\\"alert(1)") ![b](https://x.example/"onerror="alert(1))',
  '`` ` ``<img src=x onerror=alert(1)>`',
  '```html\n<script>alert(1)</script>\n```\n<script>alert(1)</script>',
  '[details="</summary><script>alert(1)</script>"]\nx\n[/details]',
  '[quote="x\\"><script>alert(1)</script>"]\nx\n[/quote]',
  '[url=javascript:alert(1)]x[/url][img]javascript:alert(1)[/img]',
  '<a href="java&#115;cript:alert(1)">x</a><form action=//x.example><input><button formaction=javascript:alert(1)>',
  '<div\n\n<script>alert(1)</script>',
  'https://x.example/"onmouseover="alert(1)',
  'https://x.example/</a><script>alert(1)</script>',
  '$\\text{<script>alert(1)</script>}$',
  '{{{constructor}}} {{#with this}}{{toHTML}}{{/with}}',
  ';background:url(javascript:alert(1));}</style><script>alert(1)</script>',
  '<sub onclick=alert(1)>x</sub><abbr title="&quot;onclick=alert(1)">y</abbr><abbr title="<script>">z</abbr>',
];
const collected = sharedCases<{ payload: string }>('data/xss.json').map(({ payload }) => payload);

type Data = Record<string, unknown>;

/** Each field of an issue, alone in an issue that has all it needs. */
const issueFields: Readonly<Record<string, (text: string) => Data>> = {
  title: (text) => ({ title: text }),
  masthead: (text) => ({ masthead: text }),
  lead: (text) => ({ lead: { ko: text, en: text } }),
  'theme emoji': (text) => ({ intro: [{ emoji: text, theme: '주제', text: '글' }] }),
  'theme label': (text) => ({ intro: [{ theme: { ko: text, en: text }, text: '글' }] }),
  'theme text': (text) => ({ intro: [{ theme: '주제', text: { ko: text, en: text } }] }),
  closing: (text) => ({ closing: text }),
  'issue web url': (text) => ({ web_url: text }),
  'paper title': (text) => paper({ title: { ko: text, en: text } }),
  'a language tag': (text) => paper({ title: { [text]: '제목' }, abstract: { [text]: '초록' } }),
  authors: (text) => paper({ authors: [text, text] }),
  published: (text) => paper({ published: text }),
  arxiv: (text) => paper({ arxiv: text }),
  doi: (text) => paper({ arxiv: undefined, doi: text }),
  link: (text) => paper({ link: text }),
  summary: (text) => paper({ summary: { ko: text, en: text } }),
  abstract: (text) => paper({ abstract: { ko: text, en: text } }),
  'more url': (text) => paper({ more: [text, { title: '글', url: text }] }),
  'more title': (text) => paper({ more: [{ title: text, url: 'https://example.org/' }] }),
  'image url': (text) => paper({ image: { url: text, alt: '그림' } }),
  'image alt': (text) => paper({ image: { url: 'https://example.org/a.png', alt: { ko: text, en: text } } }),
  'alt of a picture that mails cannot show': (text) =>
    paper({ image: { url: 'https://example.org/a.svg', alt: text } }),
  tags: (text) => paper({ tags: [text, text] }),
  'section title': (text) => section({}, { title: { ko: text, en: text } }),
  'item title': (text) => section({ title: { ko: text, en: text } }),
  'item url': (text) => section({ url: text }),
  'item text': (text) => section({ text: { ko: text, en: text } }),
};

function paper(fields: Data): Data {
  return { papers: [{ title: '제목', arxiv: '2501.00001', summary: '소개', ...fields }] };
}

function section(item: Data, fields: Data = {}): Data {
  const items = [
    { title: '이름', url: 'https://example.org/x', ...item },
    item['url'] ?? 'https://example.org/y',
  ];
  return { ...paper({}), sections: [{ title: '발표', items, ...fields }] };
}

const everyLabel = 'summary abstract paper more tags web unsubscribe read_full authors_more part'.split(' ');

/** Each setting that readers see or that ends up in what they get; past the schema, which refuses many of these. */
const configFields: Readonly<Record<string, (text: string, config: Config) => Config>> = {
  name: (name, config) => ({ ...config, name }),
  'title pattern': (title, config) => ({ ...config, title }),
  'config masthead': (text, config) => ({ ...config, masthead: textsOf(text, 'masthead') }),
  'config closing': (text, config) => ({ ...config, closing: textsOf(text, 'closing') }),
  labels: (text, config) => ({
    ...config,
    card: { authors: 1 },
    labels: Object.fromEntries(everyLabel.map((key) => [key, text])),
  }),
  locale: (locale, config) => ({ ...config, locale }),
  subject: (subject, config) => ({ ...config, email: { ...config.email, subject } }),
  preheader: (preheader, config) => ({ ...config, email: { ...config.email, preheader } }),
  address: (address, config) => ({ ...config, email: { ...config.email, address } }),
  'from name': (text, config) => ({
    ...config,
    name: undefined,
    email: { ...config.email, from: `${text} <a@example.org>` },
  }),
  'web url': (webUrl, config) => ({ ...config, email: { ...config.email, webUrl } }),
  'unsubscribe url': (unsubscribeUrl, config) => ({ ...config, email: { ...config.email, unsubscribeUrl } }),
  style: (text, config) => ({
    ...config,
    email: { ...config.email, style: { font: text, accent: text, dark: { text } } },
  }),
};

function textsOf(value: string, key: string): Texts {
  return [{ lang: 'ko', value, path: [key] }];
}

const { config } = await weekOf('usual', '{ week: 2025-07-07, papers: [] }', mailConfig);
const [forum, email, text] = await Promise.all(
  (['forum', 'email', 'text'] as const).map((format) => loadTemplates(format, new Map())),
);
if (forum === undefined || email === undefined || text === undefined) throw new Error('no templates');

const issueBase = { week: '2025-07-07', intro: [{ theme: '주제', text: '글' }], ...paper({}) };

interface Outputs {
  readonly mail: string;
  readonly post: string;
  readonly json: string;
}

/** Nothing where the config was refused. */
function render(data: Data, settings: Config): Outputs | undefined {
  const parsed = parseYaml(Buffer.from(JSON.stringify(data)));
  if (parsed.data === undefined) throw new Error(JSON.stringify(parsed.findings));
  const view = buildView(readIssue(parsed.data, settings.languages), settings);
  try {
    return {
      mail: renderEmail(view, settings, email!).html,
      post: renderForum(view, settings, forum!).raw,
      json: renderJson(view, settings),
    };
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    return undefined;
  }
}

/**
 * Another reader of Markdown than the forum's, which lets every tag and address through. It does not know the forum's own
 * blocks, whose tags no browser ever sees.
 */
const trusting = new MarkdownIt({ html: true, linkify: true });
trusting.validateLink = () => true;
const withoutOwnBlocks = (raw: string): string =>
  raw.replace(/^([> ]*)\[\/?(?:details|quote|spoiler|wrap|grid|poll)(?:[= ].*)?\]$/gm, '$1');

const active = new Set(
  (
    'script iframe frame frameset object embed applet portal svg math form input button select textarea base link meta ' +
    'style template noscript video audio source track marquee dialog slot'
  ).split(' '),
);

interface Allowed {
  /** Elements that our own template writes, with their number. */
  readonly counts: Readonly<Record<string, number>>;
  readonly comments: readonly string[];
}

/** What in this HTML could do something that its author has no right to. */
function dangers(html: string, { counts, comments }: Allowed = { counts: {}, comments: [] }): string[] {
  const found: string[] = [];
  const { root, comments: seen } = readPage(html);
  for (const tag of active) {
    const count = root.find(tag).length;
    if (count !== (counts[tag] ?? 0)) found.push(`${count} <${tag}>`);
  }
  // A comment that only Outlook reads would be markup there.
  for (const comment of seen)
    if (/\[if|endif/.test(comment) && !comments.includes(comment)) found.push(comment);
  for (const element of root.all()) {
    for (const [name, value] of element.attributes) {
      const bare = value.replace(/[\p{Cc}\s]/gu, '');
      if (/^on|^(?:srcdoc|formaction|action|ping|background|dynsrc|lowsrc|data|xlink:href)$/.test(name))
        found.push(`${name}="${value}"`);
      if (/^(?:href|src|cite)$/.test(name) && !isHarmless(bare)) found.push(`${name}="${value}"`);
      if (name === 'style' && /url\(|expression\(|script:|behavior:|-moz-binding|@import|[<>{}]/i.test(value))
        found.push(`style="${value}"`);
    }
  }
  return found;
}

/** Its scheme is one that only shows something, or it has none. */
function isHarmless(address: string): boolean {
  return /^(?:https?:|mailto:|upload:|about:blank$)/i.test(address) || !/^[^/?#]*:/.test(address);
}

const usual = render(issueBase, config);
if (usual === undefined) throw new Error('nothing was rendered');
const ofMail: Allowed = { counts: { style: 1, meta: 6 }, comments: readPage(usual.mail).comments };

function dangersOf(outputs: Outputs | undefined): Record<string, string[]> {
  if (outputs === undefined) return {};
  const { mail, post, json } = outputs;
  const found = {
    mail: dangers(mail, ofMail),
    // A site whose sanitiser is switched off would still be safe.
    markdown: dangers(trusting.render(withoutOwnBlocks(post))),
    post: dangers(cook(post, { locale: 'ko' })),
    json: htmlOf(JSON.parse(json)).flatMap((html) => dangers(html)),
  };
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0));
}

function htmlOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'html' && typeof part === 'string' ? [part] : htmlOf(part),
  );
}

/** A placeholder of a mail service is written through as it stands. */
const isPlaceholder = (field: string, payload: string): boolean =>
  field.endsWith(' url') &&
  /[{[$%*]/.test(payload) &&
  !field.startsWith('more') &&
  !field.startsWith('item') &&
  !field.startsWith('image');

describe('the test finds what it is looking for', () => {
  test.each([
    '<script>1</script>',
    '<p onclick=a>',
    '<a href=" java\tscript:a">',
    '<img src="data:text/html,a">',
    '<p style="a:url(b)">',
    '<svg></svg>',
    '<!--[if mso]>a<![endif]-->',
  ])('%s', (html) => {
    expect(dangers(`<!doctype html><body>${html}`)).toHaveLength(1);
  });

  test('and nothing in a usual issue', () => {
    expect(dangersOf(usual)).toEqual({});
  });
});

describe('payloads of our own, one field at a time', () => {
  test.each(Object.entries(issueFields))('%s', (_, fill) => {
    for (const payload of own)
      expect(dangersOf(render({ ...issueBase, ...fill(payload) }, config)), payload).toEqual({});
  });

  test.each(Object.entries(configFields))('%s', (field, set) => {
    for (const payload of own) {
      if (isPlaceholder(field, payload)) continue;
      expect(dangersOf(render(issueBase, set(payload, config))), payload).toEqual({});
    }
  });
});

/** All fields at once that are read alike. Addresses may be refused, and a refusal must not hide the others. */
const together: Readonly<Record<string, readonly string[]>> = {
  'the fields that are Markdown': ['masthead', 'lead', 'theme text', 'summary', 'item text', 'closing'],
  'the fields that are quoted': [
    ...[
      'title',
      'theme emoji',
      'theme label',
      'paper title',
      'a language tag',
      'authors',
      'published',
      'abstract',
    ],
    ...['more title', 'image alt', 'tags'],
  ],
  'the fields of sections that are quoted': ['section title', 'item title'],
  'the fields that are addresses': ['arxiv', 'link', 'issue web url', 'more url', 'image url', 'item url'],
  'other addresses': ['doi', 'alt of a picture that mails cannot show'],
};
const settingsTogether: Readonly<Record<string, readonly string[]>> = {
  'the settings that are text': [
    ...[
      'name',
      'title pattern',
      'config masthead',
      'config closing',
      'labels',
      'locale',
      'subject',
      'preheader',
    ],
    ...['address', 'style'],
  ],
  'the sender': ['from name'],
  'the page on the web': ['web url'],
  'the way to unsubscribe': ['unsubscribe url'],
};

function merged(all: readonly Data[]): Data {
  const papers = all.flatMap((data) => (data['papers'] ?? []) as Data[]);
  const intro = all.flatMap((data) => (data['intro'] ?? []) as Data[]);
  const sections = all.flatMap((data) => (data['sections'] ?? []) as Data[]);
  return {
    ...Object.assign({}, ...all),
    ...(sections.length === 0 ? {} : { sections }),
    intro: [Object.assign({ theme: '주제' }, ...intro)],
    ...paper(Object.assign({}, ...papers)),
  };
}

test('no field is forgotten', () => {
  expect(Object.values(together).flat().toSorted()).toEqual(Object.keys(issueFields).toSorted());
  expect(Object.values(settingsTogether).flat().toSorted()).toEqual(Object.keys(configFields).toSorted());
});

withShared('data/xss.json', 'collected payloads', () => {
  test.each(Object.entries(together))(
    '%s',
    (_, fields) => {
      for (const payload of collected) {
        const data = merged(fields.map((field) => issueFields[field]?.(payload) ?? {}));
        expect(dangersOf(render({ ...issueBase, ...data }, config)), payload).toEqual({});
      }
    },
    240_000,
  );

  test.each(Object.entries(settingsTogether))(
    '%s',
    (_, fields) => {
      for (const payload of collected) {
        const used = fields.filter((field) => !isPlaceholder(field, payload));
        const settings = used.reduce(
          (before, field) => configFields[field]?.(payload, before) ?? before,
          config,
        );
        expect(dangersOf(render(issueBase, settings)), payload).toEqual({});
      }
    },
    240_000,
  );
});

describe('each header is there once', () => {
  const breaks = [
    '\r\n',
    '\n',
    '\r',
    '\u0085',
    '\u2028',
    '\v',
    '\f',
    '\0\r\n',
    '\r\n\t',
    '%0D%0A',
    '=?utf-8?Q?=0D=0A?=',
  ];
  const values = [
    ...breaks.map((line) => `x${line}Bcc: victim@evil.example`),
    ...breaks.map((line) => `https://example.org/${line}Bcc: victim@evil.example`),
    'a@example.org>\r\nBcc: <victim@evil.example',
    'a@example.org, victim@evil.example',
    ...sharedCases<{ value: string }>('data/header-injection.json').map(({ value }) => value),
  ];
  const headers: Readonly<Record<string, (text: string) => Partial<Config['email']>>> = {
    subject: (subject) => ({ subject }),
    'from name': (name) => ({ from: `${name} <news@example.org>` }),
    from: (from) => ({ from }),
    to: (to) => ({ to }),
    'to name': (name) => ({ to: `${name} <list@example.org>` }),
    list_id: (listId) => ({ listId }),
    'list_id phrase': (phrase) => ({ listId: `${phrase} <papers.lists.example.org>` }),
    unsubscribe_url: (unsubscribeUrl) => ({ unsubscribeUrl }),
    web_url: (webUrl) => ({ webUrl }),
    send_time: (sendTime) => ({ sendTime }),
    preheader: (preheader) => ({ preheader }),
  };

  /** The names of its headers, or nothing where the message was refused. */
  const namesOf = async (data: Data, settings: Config): Promise<string[] | undefined> => {
    const parsed = parseYaml(Buffer.from(JSON.stringify(data)));
    const view = buildView(readIssue(parsed.data!, settings.languages), settings);
    try {
      const { html, subject } = renderEmail(view, settings, email);
      const parts = { html, subject, text: renderText(view, settings, text) };
      const message = readMessage(Buffer.from(await renderEml(view, settings, parts), 'latin1'));
      for (const { value } of message.headers) expect(value).toMatch(/^[\t\x20-\x7e]*$/);
      return message.headers.map(({ name }) => name).toSorted();
    } catch (error) {
      expect(error).toBeInstanceOf(Failure);
      return undefined;
    }
  };
  const oneClick = { ...config, email: { ...config.email, oneClick: true } };

  test.each(Object.entries(headers))('email: %s', async (field, set) => {
    const usualNames = await namesOf(issueBase, oneClick);
    expect(usualNames).toContain('list-unsubscribe-post');
    // A placeholder, such as an address with {{id}} in it, is no header.
    const optional = field === 'unsubscribe_url' ? /^list-unsubscribe/ : /^$/;
    for (const value of values) {
      const names = await namesOf(issueBase, { ...oneClick, email: { ...oneClick.email, ...set(value) } });
      if (names === undefined) continue;
      expect(new Set(names).size, value).toBe(names.length);
      const without = (list: string[] | undefined): string[] =>
        (list ?? []).filter((name) => !optional.test(name));
      expect(without(names), value).toEqual(without(usualNames));
    }
  });

  test.each(['title', 'name', 'title pattern'])('%s', async (field) => {
    const usualNames = await namesOf(issueBase, oneClick);
    for (const value of values) {
      const data = field === 'title' ? { ...issueBase, title: value } : issueBase;
      const settings = field === 'title' ? oneClick : (configFields[field]?.(value, oneClick) ?? oneClick);
      expect(await namesOf(data, settings), value).toEqual(usualNames);
    }
  });
});
