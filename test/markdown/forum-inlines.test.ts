import { describe, expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { type ForumFlow, type ForumOptions, toForum } from '../../src/markdown/print/forum/forum.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { splitter } from '../../src/markdown/print/forum/triggers.ts';
import type { Block, Inline } from '../../src/markdown/ast.ts';
import { fromForum, fromTokens, type Seen } from './token-view.ts';
import { sites as all } from './sites.ts';

/** Markdown of an author, and how it is written for a site in Korean and in English, where that is another way. `¦` stands for a comment. */
type Row = readonly [source: string, korean?: string, english?: string];

const at = { start: 0, end: 0 };

/** A comment is much to read. */
const marked = (raw: string): string => raw.replaceAll(splitter, '¦');

/** Of all sites those that change most of a text: others are asked in the tests of properties. */
const sites = all.filter(({ parser, typographer }) => parser === '14.0' && typographer === true);

const seen = (raw: string, site: (typeof sites)[number]): Seen[] => fromForum(visibleBlocks(cook(raw, site)));

const complete = (rows: readonly Row[]) =>
  rows.map(([source, korean = source, english = korean]) => [source, korean, english] as const);

/** What stands beside a text decides what the forum makes of the text. */
const sources: Readonly<Record<string, readonly Row[]>> = {
  'beside a link': [
    ['[a](https://a.com)[/b]', '[¦a](https://a.com)\\[/b]'],
    ['[**a**](https://a.com)[/b]', '[**a**](https://a.com)\\[/b]'],
    ['a [/b] [c](https://a.com)', 'a \\[/b] [¦c](https://a.com)'],
    ['**[b](https://a.com) c** [/b]', '**[¦b](https://a.com) c** \\[/b]'],
    ['[가](https://a.com)[/b]', '[가](https://a.com)\\[/b]'],
    ['<[a](https://a.com)', '&lt;[a](https://a.com)'],
    ['\\!<https://a.com>'],
    ['\\![a](https://a.com)'],
    ['a^[b](https://a.com)', 'a\\^[b](https://a.com)'],
    ['[1][a](https://a.com)', '\\[1][a](https://a.com)'],
    ['*a!*[b](https://a.com)', '<em>a\\!</em>[b](https://a.com)'],
    ['*a^*[b](https://a.com)', '<em>a\\^</em>[b](https://a.com)'],
    ['[http:](https://a.com)//b.c', '[http:](https://a.com)\\//b.c'],
    ['[a\\\nb](https://a.com)', '[a<br>b](https://a.com)'],
    // Of such a host the forum shows no dot, where it finds the address by itself.
    ['https://a.b./c', '<https://a.b./c>'],
    ['https://가.나./', '<https://가.나./>'],
    ['[a](x)', 'a'],
    ['[](x)', 'x'],
    ['[@a](x)b', '@ab'],
    ['[a](x) @b', 'a @b'],
  ],
  'beside a picture': [
    ['!![a](https://a.com/b.png)', '\\!![a](https://a.com/b.png)'],
    ['<![a](https://a.com/b.png)', '&lt;![a](https://a.com/b.png)'],
    ['[１]![a](https://a.com/b.png)', '\\[１]![a](https://a.com/b.png)'],
    ['![a*](https://a.com/b.png) b', '<img src="https://a.com/b.png" alt="a*"> b'],
    ['![a*](https://a.com/b.png)\\\nb', '<img src="https://a.com/b.png" alt="a*"><br>b'],
    ['x ![a*](https://a.com/b.png)\\\nb', 'x <img src="https://a.com/b.png" alt="a*">\nb'],
    [
      '![a*](https://a.com/b.png)![c*](https://a.com/b.png)\\\nb',
      '<img src="https://a.com/b.png" alt="a*"><img src="https://a.com/b.png" alt="c*"><br>b',
    ],
    [
      '- ![a*](https://a.com/b.png) <https://a.com>\\\n  b',
      '- <img src="https://a.com/b.png" alt="a*"> <https://a.com><br>b',
    ],
    ['a\\\n![a*](https://a.com/b.png)\\\nb', 'a\n<img src="https://a.com/b.png" alt="a*"><br>b'],
  ],
  'beside marks': [
    ['<*a*', '&lt;*a*'],
    ['<`a`', '&lt;`a`'],
    ['a<*b*', 'a&lt;*b*'],
    ['&*a*', '&amp;*a*'],
    ['&#*38;*', '&amp;#*38;*'],
    ['&am`p;`', '&amp;am`p;`'],
    ['a!*b*'],
    ['*a!*', '*a\\!*'],
    ['*a<*/b>', '<em>a&lt;</em>/b>'],
    ['[1]*a*', '\\[1]*a*'],
    ['[1] *a*'],
    ['http://*a.b*', 'http:\\//*a.b*'],
    ['**- a**'],
    ['*1. a*'],
    ['**a***b*', '**a**<em>b</em>'],
    ['*a*~~b~~'],
    ['**a*', '\\*<em>a</em>'],
    ['\\\\*a*', '\\\\<em>a</em>'],
    ['\\\\**a**', '\\\\<strong>a</strong>'],
    ['***a**', '\\*<strong>a</strong>'],
    ['\\~~~a~~', '~<del>a</del>'],
    ['`a`.com', '`a`\\.com'],
    ['**a**.com', '**a**\\.com'],
    ['`a`**b**`c`'],
    ['**`a`**`b`', '<strong>`a`</strong>`b`'],
    ['**@b *"a"***', '**@b <em>\\"a\\"</em>**'],
  ],
  lines: [
    ['a\\\n\\\nb', 'a\n<br>b'],
    ['<\\\n"a"', '<\n\\"a\\"'],
    ['\\-\\-\\-\\\na', '\\-\\-\\-\na'],
    ['a\\\n\\-\\-\\-\\\nb', 'a\n\\-\\-\\-\nb'],
    ['\\|\\\na', '\\|\na'],
    ['a \\\n b `c`', 'a\nb `c`'],
    ['@b \\\n#a `c`', '@b\n#a `c`'],
    ['x<br> #a `c`', 'x\n#a `c`'],
    ['x<br> y @a `c`', 'x\ny @a `c`'],
    ['a\\\n:fire:', 'a\n:fire:'],
    ['<ins>a\\\nb</ins>', '<ins>a<br>b</ins>'],
  ],
  code: [
    ['`a``b`', '```a``b```'],
    ['`a`` `', '```a`` ```'],
    ['` ``a`', '``` ``a```'],
    ['`` ` ``'],
    ['`` ` a``'],
    ['`  `'],
    ['`b `` `', '```b `` ```'],
    ['` a`` b`', '``` a`` b```'],
  ],
  'mentions and mathematics': [
    ['@b @c'],
    ['@a^'],
    ['#a^_', '#a^\\_'],
    ['$@a$', '@¦a'],
    ['$x$ @a $@b$', 'x @a @¦b'],
    ['#$a$', '#¦a'],
    ['@<sub></sub>a', '@¦a'],
    ['가$"$나', '가"나'],
    ['가$"$', '가\\"'],
    ['@a" "b"', '@a\\" \\"b\\"'],
    ['**×$"$*a***', '**×\\"<em>a</em>**'],
  ],
  emoji: [
    [':+1::fire:t2:', ':+1::¦fire:t2:'],
    [':fire:t2:', ':¦fire:t2:'],
    [':fire:at2:'],
    [':fire:.com', ':fire:\\.com'],
    ['😀.com', '😀\\.com'],
    [':fire<!-- -->:+1:', ':¦fire:+1:', ':¦fire👍'],
    [':fire a:+1:', ':fire a:+1:', ':fire a👍'],
    ['a:fi<!-- -->:+1:', 'a:fi:+1:', 'a:fi👍'],
    ['#:fire:', '\\#¦:fire:'],
    ['#\\:fire:', '#¦:¦fire:'],
    ['가:fire:', '가:fire:', '가¦🔥'],
    ['a:fire:', 'a:fire:', 'a🔥'],
    ['+:fire:', '\\+:fire:', '\\+¦🔥'],
    ['(:fire:)'],
    ['`a`:fire:'],
    ['\u{11047}:fire:', '\u{11047}:fire:', '\u{11047}¦🔥'],
    ['👍t3:fire:', '👍¦t3:fire:', '👍¦t3🔥'],
    ['👍tt3:fire:', '👍tt3:fire:', '👍tt3🔥'],
  ],
  tags: [
    ['<mark>"</mark>a"', '<mark>\\"</mark>a\\"'],
    ['<mark>"</mark>', '<mark>\\"</mark>'],
    ['<abbr title="t">a</abbr>'],
    ['<sub>@a</sub>'],
    ['<sub>a **b.** <br>c</sub>', '<sub>a <strong>b.</strong><br>c</sub>'],
  ],
  headings: [
    ['## \\# `a`'],
    ['## `a` \\#'],
    ['## #**a**', '## \\#**a**'],
    ['## **a**\\#'],
    ['## a \\##'],
    ['## \\##'],
    ['## <<br>a', '## &lt;<br>a'],
    ['a\n\n#\n\nb', 'a\n\nb'],
    ['a\n\n>\n\nb', 'a\n\nb'],
  ],
  lists: [
    ['- a\n  1. b'],
    ['- a\n\n  - b'],
    ['- a\n  > b', '- a\n\n  > b'],
    ['- > a\n  - b', '- > a\n\n  - b'],
    ['- # a\n  - b', '- # a\n\n  - b'],
    ['- a\n  - b\n  - c'],
    ['- a\n  - b\n\n  c', '- a\n\n  - b\n\n  c'],
    ['- a\n\n>\n\n- b', '- a\n\n* b'],
    ['1. a\n\n1) b\n\n1. c'],
    ['- a\n\n* b\n\n- c'],
  ],
  'tables and boxes': [
    ['| <<br>"a" |\n| --- |\n| b |', '| &lt;<br>\\"a\\" |\n| --- |\n| b |'],
    ['| a | b |\n| --- | --- |\n| c |', '| a | b |\n| --- | --- |\n| c |  |'],
    ['| *(a)* |\n| --- |\n| **b.** |', '| <em>(a)</em> |\n| --- |\n| <strong>b.</strong> |'],
    ['| # a | - b |\n| --- | --- |\n| > c | 1. d |'],
    [
      '| a! | [b](https://a.com) [/b] |\n| --- | --- |\n| \\|- | c |',
      '| a! | [¦b](https://a.com) \\[/b] |\n| --- | --- |\n| \\|- | c |',
    ],
    ['[details]\nb\n[/details]'],
    ['[details=" a  b "]\nb\n[/details]', '[details="a b"]\nb\n[/details]'],
    ['[details="a" open]\nb\n[/details]'],
    ['[details="a<b" open]\nc\n[/details]', '<details open>\n<summary>a&lt;b</summary>\n\nc\n\n</details>'],
  ],
  addresses: [
    ['<https://a.com/x.>'],
    ['<https://a.com/é.>'],
    ['<https://a.com/x;>'],
    ['<https://a.com/a(>'],
    ['<https://a.com/*ab*c>'],
    ['<https://a.com/|>', 'https://a.com/%7C'],
    ['<https://가.>'],
    ['http://𝒜', '[http:\\//𝒜](http://A)'],
    ['a[http://x.y*](https://a.com)', 'a[http:\\//x.y\\*](https://a.com)'],
    ['<https://a.com/[a]>', '[https:\\//a.com/\\[a\\]](https://a.com/[a])'],
    ['[a@b.de](mailto:c@d.de)'],
    ['[a@b.com!](mailto:a@b.com!)'],
    ['[a](mailto:a@b.de?body=http://ﬁ.com)'],
  ],
};

describe.each(Object.entries(sources))('%s', (_, rows) => {
  test.each(complete(rows))('%j', (source, korean, english) => {
    const { blocks } = readMarkdown(source);
    const by = { ko: toForum(blocks, { locale: 'ko' }), en: toForum(blocks, { locale: 'en' }) };
    expect([marked(by.ko), marked(by.en)]).toEqual([korean, english]);
    for (const site of sites)
      expect(seen(site.locale === 'ko' ? by.ko : by.en, site)).toEqual(fromTokens(blocks));
  });
});

type Context = NonNullable<ForumOptions['context']>;

/** The same in the places of a template, whose own text stands around it. */
const places: Readonly<Record<Exclude<Context, 'blocks'>, readonly Row[]>> = {
  line: [
    ['!', '\\!'],
    ['!a'],
    ['a^', 'a\\^'],
    ['<', '&lt;'],
    ['<가'],
    ['&', '&amp;'],
    ['&#', '&amp;#'],
    ['&am', '&amp;am'],
    ['&가'],
    ['&&', '&&amp;'],
    ['a&', 'a&amp;'],
    [':'],
    ['|'],
    ['[1]', '\\[1]'],
    ['[1]a'],
    ['http://', 'http:\\//'],
    ['ftp://', 'ftp:\\//'],
    ['\\-\\-\\-', '-\\-\\-'],
    [':fire:', ':fire:', '🔥'],
    ['*a*'],
    ['*(a)*', '<em>(a)</em>'],
    ['**a.**', '<strong>a.</strong>'],
    ['!*b*'],
    ['# -#a *b*', '-#a *b*'],
    ['- a', 'a'],
    ['```\na_b\n```', 'a_b'],
    ['a\n\nb', 'a<br>b'],
    ['## `a` \\#\n\na', '`a` #<br>a'],
    ['a\n\na **b\\\nc** d', 'a<br>a **b<br>c** d'],
  ],
  heading: [
    ['\\#'],
    ['\\##'],
    ['a \\##'],
    ['a##'],
    ['\\#a#', '#¦a#'],
    ['a \\#b \\#', 'a #¦b \\#'],
    ['\\- \\##'],
    ['&'],
    ['`a` \\#'],
    ['\\# `a`'],
    ['*(a)*'],
  ],
  cell: [
    ['\\#', '#'],
    ['\\- a', '- a'],
    ['\\> a', '> a'],
    ['1\\. a', '1. a'],
    [':'],
    ['='],
    ['.com', '\\.com'],
    ['<'],
    ['a|b', 'a\\|b'],
    ['*(a)*', '<em>(a)</em>'],
    ['**a.**', '<strong>a.</strong>'],
    ['*a*'],
    ['`a|b`', '`a\\|b`'],
  ],
  link: [
    ['\\#', '#'],
    ['\\- a', '- a'],
    ['\\> a', '> a'],
    ['1\\. a', '1. a'],
    ['<', '&lt;'],
    ['&', '&amp;'],
    ['&#', '&amp;#'],
    ['[1]a', '\\[1\\]a'],
    ['a!'],
    ['mailto:a'],
    [':|', ':¦\\|¦'],
    [':)|', ':¦)¦\\|¦'],
    ['https://a b.//localhost"', 'https://a b.\\//localhost\\"'],
    ['https://a.b*', 'https://a.b\\*'],
    ['https://a.com'],
    ['`a|b`'],
    ['@a #b'],
  ],
  quote: [['---', '***'], ['https://a.com', '<https://a.com>'], ['- a\n- b'], ['a\n\nb']],
};

/** How a template has what is written, and what readers see before and behind it. */
const templates: Readonly<
  Record<keyof typeof places, readonly [before: string, after: string, edges: string[]]>
> = {
  line: ['앞 ', ' 뒤', ['앞 ', ' 뒤']],
  heading: ['## ', '', ['', '']],
  link: ['앞 [', '](https://a.com/x) 뒤', ['앞 ', ' 뒤']],
  cell: ['| ', ' |\n| --- |\n| x |', ['', '']],
  quote: ['> ', '', ['', '']],
};

describe.each(Object.entries(places))('in a %s of a template', (name, rows) => {
  const context = name as keyof typeof places;
  const [before, after, [left, right]] = templates[context];
  test.each(complete(rows))('%j', (source, korean, english) => {
    const { blocks } = readMarkdown(source);
    const by = {
      ko: toForum(blocks, { locale: 'ko', context }),
      en: toForum(blocks, { locale: 'en', context }),
    };
    expect([marked(by.ko), marked(by.en)]).toEqual([korean, english]);
    const expected = fromTokens(blocks);
    for (const site of sites) {
      const raw =
        before +
        (site.locale === 'ko' ? by.ko : by.en).replaceAll('\n', context === 'quote' ? '\n> ' : '\n') +
        after;
      const found = seen(raw, site);
      if (context === 'quote')
        expect(found.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
      else {
        expect(found[0]?.text).toBe(`${left}${expected.map(({ text }) => text).join('\n')}${right}`);
        expect(found[0]?.marks).toEqual(expected.flatMap(({ marks }) => marks));
      }
    }
  });
});

const text = (value: string): Inline => ({ type: 'text', text: value, ...at });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children, ...at });
const write = (blocks: readonly Block[], options: Partial<ForumOptions> = {}): string =>
  marked(toForum(blocks, { locale: 'en', ...options }));

describe('what no author writes, but a reader of texts may make', () => {
  test.each<readonly [string, Inline[], string]>([
    ['an emoji without a name', [text('a '), { type: 'emoji', unicode: '😀', ...at }, text('b')], 'a 😀b'],
    [
      'a link within the post',
      [{ type: 'link', href: '#a', isWithin: true, children: [text('b')], ...at }],
      '[b](#a)',
    ],
    ['a link to nowhere', [{ type: 'link', href: '#a', children: [text('b')], ...at }], 'b'],
    ['code without anything in it', [text('a'), { type: 'code', text: '', ...at }], 'a'],
    ['code on lines of Windows', [{ type: 'code', text: 'a\r\nb', ...at }], '`a b`'],
    [
      'marks around nothing, which part no mention',
      [text('@'), { type: 'strong', children: [text('')], ...at }, text('a')],
      '@¦a',
    ],
    [
      'a picture with spaces about it',
      [{ type: 'image', src: ' https://a.com/b.png ', alt: ' a \n b ', ...at }],
      '![a b](https://a.com/b.png)',
    ],
    [
      'marks around nothing and a word',
      [{ type: 'strong', children: [text(''), text('b')], ...at }],
      '**b**',
    ],
  ])('%s', (_, inlines, raw) => {
    expect(write([paragraph(...inlines)])).toBe(raw);
  });

  test('a paragraph without anything in it', () => {
    expect(write([paragraph(), paragraph(text('a'))])).toBe('a');
  });

  test('a row with fewer cells than the header', () => {
    const header = [[text('a')], [text('b')]];
    expect(write([{ type: 'table', header, rows: [[[text('c')]]], align: [], ...at }])).toBe(
      '| a | b |\n| --- | --- |\n| c |  |',
    );
  });

  test('an address without its scheme, as abstracts have them, is no card', () => {
    expect(write(readQuoted('www.a.com', 'abstract').blocks)).toBe('[www.a.com](http://www.a.com)');
  });

  test('a tight list below a paragraph that does not begin at one', () => {
    const list = (items: Block[], first: number, ordered: boolean): Block => ({
      type: 'list',
      loose: false,
      items: [{ children: items, ...at }],
      ...{ first, ordered, ...at },
    });
    const below = (first: number, ...others: Block[]) =>
      write([list([paragraph(text('a')), list([paragraph(text('b'))], first, true), ...others], 1, false)]);
    expect([below(1), below(3)]).toEqual(['- a\n  1. b', '- a\n\n  3. b']);
    expect(below(1, { type: 'rule', ...at })).toBe('- a\n\n  1. b\n\n  ***');
  });
});

test("an emoji of the forum's own has its name where no other is read", () => {
  const emoji = new Map([['pytorch', '🔥']]);
  const { blocks } = readMarkdown('모델:pytorch:이다', emoji);
  expect(write(blocks, { emoji })).toBe('모델¦:pytorch:이다');
});

test('sites in Chinese and Japanese, too, read names in words', () => {
  const { blocks } = readMarkdown('中:fire:文');
  expect(['zh_CN', 'zh_TW', 'ja', 'kok', 'en'].map((locale) => write(blocks, { locale }))).toEqual([
    '中:fire:文',
    '中:fire:文',
    '中:fire:文',
    '中¦🔥文',
    '中¦🔥文',
  ]);
});

describe('a list behind a list of its kind', () => {
  const list = readMarkdown('- a').blocks;
  const numbers = readMarkdown('1. a').blocks;
  const after = (...texts: (readonly Block[])[]): string[] => {
    const flow: ForumFlow = { list: undefined };
    return texts.map((blocks) => write(blocks, { flow }));
  };

  test('has the other marker', () => {
    expect(after(list, list, list, numbers, numbers)).toEqual(['- a', '* a', '- a', '1. a', '1) a']);
  });

  test('though nothing was written between them', () => {
    expect(after(list, [], readMarkdown('#').blocks, list)).toEqual(['- a', '', '', '* a']);
  });

  test('but not behind a paragraph', () => {
    expect(after(list, [paragraph(text('b'))], list)).toEqual(['- a', 'b', '- a']);
  });

  test('nor behind a line', () => {
    const flow: ForumFlow = { list: { ordered: false, odd: false } };
    write([paragraph(text('b'))], { flow, context: 'line' });
    expect(write(list, { flow })).toBe('- a');
  });
});
