import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldLines } from '../../src/formats/email/fold-lines.ts';
import { readPage } from '../support/html.ts';
import { mailConfig, mailOf, weekOf } from '../support/weeks.ts';
import { hardWeeks } from './hard-weeks.ts';

/** Elements, attributes and texts. */
function seen(html: string): unknown {
  return [...readPage(html).root.all()].map(({ tag, attributes, text }) => [tag, ...attributes, text]);
}

const longest = (html: string): number =>
  Math.max(...html.split('\n').map((line) => Buffer.byteLength(line)));

const style = 'style="margin:0 0 14px;color:#1f2328"';
const words = '한국어 문장이 아주 길게 이어집니다. It goes on & on. '.repeat(80).replaceAll('&', '&amp;');

test.each([
  ['words', `<p ${style}>${words}</p>`],
  ['one word', `<p ${style}>${'가나다라마바사'.repeat(200)}</p>`],
  ['one word in ASCII', `<p>${'x'.repeat(3000)}</p>`],
  ['references', `<p>${'&amp;&#123;'.repeat(300)}</p>`],
  ['emoji', `<p>${'👩‍👩‍👧‍👦🇰🇷'.repeat(100)}</p>`],
  ['marks', `<p>${'e\u0301\u0302'.repeat(600)}</p>`],
  ['Han', `<p>${'漢字 仮名 '.repeat(200)}</p>`],
  ['tags without a space', `<p>${'<b>가</b>'.repeat(300)}</p>`],
  ['tags', `<p>${`<a href="https://a.example/x y" ${style}>가</a>`.repeat(40)}</p>`],
  ['code', `<pre ${style}><code>${'a  b '.repeat(400)}\n${'y'.repeat(2000)}\n  z</code></pre>`],
  ['code over lines', `<pre>\n${'a  b '.repeat(400)}\n</pre><p>${words}</p>`],
  ['behind code', `<pre>x</pre><p>${words}</p><pre>${'a  b '.repeat(300)}</pre>`],
  [
    'an attribute behind others',
    `<img alt="${'x y '.repeat(200)}" src="https://a.example/${'z'.repeat(900)}" ${style}>`,
  ],
  [
    'marks of a tag in an attribute',
    `<p>${`<a href="https://a.example/" title="a > b 'c' < d">${words}</a>`.repeat(2)}</p>`,
  ],
  ['a quotation mark that nothing closes', `<p title='>${words}</p>`],
  ['a comment', `<!--${'x'.repeat(100)}--><p>${words}</p>`],
])('%s: nothing that is seen changes', (_, html) => {
  const page = `<!doctype html><html><head><title>t</title></head><body>\n${html}\n</body></html>\n`;
  expect(longest(page)).toBeGreaterThan(998);
  const folded = foldLines(page);
  expect(longest(folded)).toBeLessThanOrEqual(998);
  expect(seen(folded)).toEqual(seen(page));
  expect(foldLines(folded)).toBe(folded);
});

const pieces = fc.constantFrom(
  ...[
    'a ',
    '가나다 ',
    '漢',
    ' ',
    'e\u0301',
    '👩‍👩‍👧',
    '🇰🇷',
    '\ud800',
    '&amp;',
    'x'.repeat(120),
    '가'.repeat(105),
  ],
  ...[
    '<b>',
    '</b>',
    '<br>',
    `<p ${style}>`,
    `<a href='x y' title="z > 나">`,
    '<!-- 다 라 -->',
    words.slice(0, 250),
  ],
  `<img alt="${'x 한 '.repeat(40)}" src="https://a.example/">`,
);

test('of any line nothing is lost, and none is too long', () => {
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 10, maxLength: 80 }), (parts) => {
      const line = parts.join('');
      const folded = foldLines(line);
      expect(longest(folded)).toBeLessThanOrEqual(998);
      expect(folded.replaceAll('<!--\n-->', '').replace(/\s/g, '')).toBe(line.replace(/\s/g, ''));
    }),
    { numRuns: 1000, seed: 20250707 },
  );
});

test('a title knows no comment', () => {
  const page = `<title>${'한국어 제목 '.repeat(200)}</title>`;
  expect(longest(foldLines(page))).toBeLessThanOrEqual(998);
  expect(foldLines(page).replaceAll('\n', ' ')).toBe(page);
});

test('a line that fits stays as it is', () => {
  const page = `<p ${style}>${'x '.repeat(400)}</p>\n`;
  expect(foldLines(page)).toBe(page);
});

const long = `${'아주긴낱말'.repeat(300)} ${words}`;
const hard = await weekOf(
  'long lines',
  JSON.stringify({
    week: '2025-07-07',
    lead: `${long}\n\n- ${long}\n\n> ${long}\n\n\`${'code '.repeat(400)}\`\n\n    ${'indented  '.repeat(300)}\n\n| ${long} | 나 |\n|---|---|\n| ${long} | ${words} |`,
    papers: [
      {
        title: long,
        link: 'https://a.example/1',
        authors: [long],
        summary: long,
        abstract: { ko: long, en: words },
      },
      {
        title: '둘',
        link: 'https://a.example/2',
        summary: `**${words}** [${long}](https://a.example/3)`,
        tags: [words],
      },
    ],
  }),
  mailConfig,
);

describe('33: no line of a mail is too long', async () => {
  test.each([hard, ...(await hardWeeks())])('$name', async (week) => {
    expect(longest((await mailOf(week)).html)).toBeLessThanOrEqual(998);
  });
});
