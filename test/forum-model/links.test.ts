import { describe, expect, it } from 'vitest';
import { cooked, line } from './cooked.ts';

const card = (url: string, text = url): string =>
  `<a href="${url}" class="onebox" target="_blank">${text}</a>`;
const titled = (url: string, text = url): string =>
  `<a href="${url}" class="inline-onebox-loading">${text}</a>`;

describe('bare addresses', () => {
  it('swallow what is glued to them', () => {
    expect(line('코드는 https://x.io/a에서')).toBe(
      `코드는 ${titled('https://x.io/a%EC%97%90%EC%84%9C', 'https://x.io/a에서')}`,
    );
    expect(line('(https://x.io/a)에서')).toBe(`(${titled('https://x.io/a')})에서`);
  });

  it('need a known ending where they have no scheme', () => {
    expect(line('x.org/a 그리고 x.ai 그리고 x.kr 그리고 README.md')).toBe(
      `${titled('http://x.org/a', 'x.org/a')} 그리고 x.ai 그리고 x.kr 그리고 README.md`,
    );
  });

  it('stay text where links are not made of them', () => {
    expect(line('a https://x.io/a', { linkify: false })).toBe('a https://x.io/a');
  });
});

describe('previews', () => {
  it.each([
    ['https://x.io/a--b', card('https://x.io/a--b')],
    ['https://x.io/a...b', card('https://x.io/a...b')],
    ['https://x.io/a+-b', card('https://x.io/a+-b')],
    ["https://x.io/King's", card("https://x.io/King's", 'https://x.io/King’s')],
    ['https://x.io/(tm)', card('https://x.io/(tm)', 'https://x.io/™')],
    ['https://x.io/~~a~~', card('https://x.io/~~a~~')],
    ['https://x.io/$a$', card('https://x.io/$a$')],
    ['https://x.io/:fire:/a', card('https://x.io/:fire:/a')],
    ['https://x.io/@kim#a', card('https://x.io/@kim#a')],
    ['https://kim@x.io/a', card('https://kim@x.io/a')],
    ['https://x.io/web/2020/https://y.io/a', card('https://x.io/web/2020/https://y.io/a')],
    ['https://한글.kr/a', card('https://xn--bj0bj06e.kr/a', 'https://한글.kr/a')],
    ['https://xn--bj0bj06e.kr/a', card('https://xn--bj0bj06e.kr/a', 'https://한글.kr/a')],
    ['https://x.io/a!', `${titled('https://x.io/a')}!`],
    ['https://x.io/a', card('https://x.io/a')],
    ['https://x.io', card('https://x.io')],
    [
      '글\nhttps://x.io/a\nhttps://x.io/b',
      `글<br>\n${card('https://x.io/a')}<br>\n${card('https://x.io/b')}`,
    ],
    ['a https://x.io/a', `a ${titled('https://x.io/a')}`],
    ['a https://x.io/', 'a <a href="https://x.io/">https://x.io/</a>'],
    [' https://x.io/a', titled('https://x.io/a')],
    ['**https://x.io/a**', `<strong>${titled('https://x.io/a')}</strong>`],
    ['<https://x.io/a>에서', '<a href="https://x.io/a">https://x.io/a</a>에서'],
    ['[https://x.io/a](https://x.io/a)', '<a href="https://x.io/a">https://x.io/a</a>'],
    ['<a href="https://x.io/a">https://x.io/a</a>', '<a href="https://x.io/a">https://x.io/a</a>'],
  ])('%j becomes %s', (raw, html) => {
    expect(line(raw)).toBe(html);
  });

  it.each([
    ['- https://x.io/a'],
    ['> https://x.io/a'],
    ['## https://x.io/a'],
    ['[details="t"]\nhttps://x.io/a\n[/details]'],
    ['| h |\n|---|\n| https://x.io/a |'],
  ])('%j has no card, only a title', (raw) => {
    expect(cooked(raw)).toContain(titled('https://x.io/a'));
  });

  it('inside HTML with blank lines are cards', () => {
    expect(cooked('<details><summary>s</summary>\n\nhttps://x.io/a\n\n</details>')).toContain(
      card('https://x.io/a'),
    );
  });
});

it.each([
  ['[k=v|글](https://x.io/a)', '<a href="https://x.io/a">글</a>'],
  ['[모델|n=1](https://x.io/a)', '<a href="https://x.io/a">모델</a>'],
  ['[a | b](https://x.io/a)', '<a href="https://x.io/a">a | b</a>'],
  ['[k=v<!-- -->\\|<!-- -->글](https://x.io/a)', '<a href="https://x.io/a">k=v|글</a>'],
  [
    '[f.pdf|attachment](upload://q.pdf)',
    '<a class="attachment" href="/404" data-orig-href="upload://q.pdf">f.pdf</a>',
  ],
])('reads the text of %s as %s', (raw, html) => {
  expect(line(raw)).toBe(html);
});

it('takes away addresses of other schemes', () => {
  expect(line('[a](ftp://x.io/b)')).toBe('<a>a</a>');
  expect(line('[a](mailto:a@x.io) [b](/t/1) [c](#d)')).toBe(
    '<a href="mailto:a@x.io">a</a> <a href="/t/1">b</a> <a href="#d">c</a>',
  );
});

describe('addresses relative to the page', () => {
  it.each([
    ['[a](b)', '<a>a</a>'],
    ['[a](./b "t")', '<a title="t">a</a>'],
    ['[a](?q=1)', '<a>a</a>'],
    ['<a href="x.html">가</a>', '<a>가</a>'],
    ['![a](b.png)', '<img src alt="a">'],
    ['글 <img src=x.png alt="a">', '글 <img src alt="a">'],
    ['[img]b.png[/img]', '<img src alt role="presentation">'],
    ['[url=b]a[/url]', '<a data-bbcode="true">a</a>'],
    ['[a](ftp://x.io/a)', '<a>a</a>'],
  ])('lead nowhere in %s', (raw, html) => {
    expect(line(raw)).toBe(html);
  });

  it.each(['https://x.io/b', '//x.io/b', '/b', '#p-1', 'mailto:a@x.io'])('are not %s', (href) => {
    expect(line(`[a](${href})`)).toBe(`<a href="${href}">a</a>`);
  });
});

it.each([
  ['[img]https://x.io/a.png[/img]', '<img src="https://x.io/a.png" alt role="presentation">'],
  ['가[IMG] https://x.io/a.png [/IMG]나', '가<img src="https://x.io/a.png" alt role="presentation">나'],
  [
    '**[img]https://x.io/a.png[/img]**',
    '<strong><img src="https://x.io/a.png" alt role="presentation"></strong>',
  ],
])('%s is an image', (raw, html) => {
  expect(line(raw)).toBe(html);
});

it('an image alone on its line is a paragraph of its own', () => {
  expect(cooked('<img src="https://x.io/a.png">\n**b**')).toBe(
    '<p><img src="https://x.io/a.png"></p>\n<p><strong>b</strong></p>',
  );
});
