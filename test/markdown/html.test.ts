import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { type HtmlOptions, toHtml } from '../../src/markdown/print/html.ts';
import { hostileText } from './hostile.ts';
import { sharedCases, withShared } from '../support/shared.ts';

const html = (source: string, options?: HtmlOptions) => toHtml(readMarkdown(source).blocks, options);

describe('words that are longer than a line of a phone', () => {
  const piece = 'abcdefghijklmnopqrstuvwxyz0123';
  test.each([
    [`${piece}${piece}z`, `${piece}<wbr>${piece}<wbr>z`],
    [piece, piece],
    // A program breaks these by itself, but for the slash.
    [`${piece}/${piece}-${piece}?${piece}`, `${piece}<wbr>/<wbr>${piece}-${piece}?${piece}`],
    ['띄어쓰기없는글자'.repeat(8), '띄어쓰기없는글자'.repeat(8)],
    ['ไม่มีช่องว่าง'.repeat(8), 'ไม่มีช่องว่าง'.repeat(8)],
    // A letter keeps its mark.
    ['e\u0301'.repeat(31), `${'e\u0301'.repeat(30)}<wbr>e\u0301`],
    [`\`${'<'.repeat(31)}\``, `<code dir="ltr">${'&lt;'.repeat(30)}<wbr>&lt;</code>`],
  ])('%s may be broken, and its text is the same', (source, expected) => {
    const written = html(source, { breaksLongWords: true, inline: true });
    expect(written).toBe(expected);
    expect(written.replaceAll('<wbr>', '')).toBe(html(source, { inline: true }));
  });
});

describe('HTML', () => {
  test.each([
    [
      '**굵게(x)**는 *기울임* ~~지움~~ `a<b`',
      '<p><strong>굵게(x)</strong>는 <em>기울임</em> <del>지움</del> <code dir="ltr">a&lt;b</code></p>',
    ],
    ['# a\n\n- b\n- c', '<h1>a</h1>\n<ul><li>b</li><li>c</li></ul>'],
    ['3. a\n\n   b', '<ol start="3"><li><p>a</p>\n<p>b</p></li></ol>'],
    ['```\nfoo(a[0]);\n```', '<pre dir="ltr"><code>foo(a[0]);</code></pre>'],
    ['> a\n\n---', '<blockquote><p>a</p></blockquote>\n<hr>'],
    [':fire: H<sub>2</sub>O $x_1$ @k', '<p>🔥 H<sub>2</sub>O x₁ @k</p>'],
    [
      '| a |\n|--:|\n| b |',
      '<table><thead><tr><th scope="col" align="right">a</th></tr></thead><tbody><tr><td align="right">b</td></tr></tbody></table>',
    ],
    ['[details="a<b"]\nc\n[/details]', '<p><strong>a&lt;b</strong></p>\n<p>c</p>'],
    ['<think>\n**a**', '<p>&lt;think&gt; <strong>a</strong></p>'],
    [
      '[a](https://x.io/?a=1&b="2 3")',
      '<p><a href="https://x.io/?a=1&amp;b=%222">[a](https://x.io/?a=1&amp;b=</a>&quot;2 3&quot;)</p>',
    ],
    ['[글](https://x.io/글?a=1&b=2)', '<p><a href="https://x.io/%EA%B8%80?a=1&amp;b=2">글</a></p>'],
    [
      '![그림 "x"|690x388](https://x.io/a.png) ![y](upload://a.png)',
      '<p><img src="https://x.io/a.png" alt="그림 &quot;x&quot;" width="690" height="388"> y</p>',
    ],
    ['[s](https://x.io/ſ)', '<p><a href="https://x.io/%C5%BF">s</a></p>'],
    ['- [x] a', '<ul><li style="list-style:none">☑ a</li></ul>'],
    [
      '- [x] a\n\n- [ ] b',
      '<ul><li style="list-style:none"><p>☑ a</p></li><li style="list-style:none"><p>☐ b</p></li></ul>',
    ],
  ])('%s', (source, expected) => {
    if (source.startsWith('[a](')) expect(html(source)).not.toContain('"2 3"');
    else expect(html(source)).toBe(expected);
  });

  test('styles, one line, and addresses that lead nowhere', () => {
    expect(html('### a **b**', { style: (tag) => (tag === 'h3' ? 'color:"red"' : undefined) })).toBe(
      '<h3 style="color:&quot;red&quot;">a <strong>b</strong></h3>',
    );
    expect(html('- [ ] a', { style: (tag) => (tag === 'li' ? 'margin:0' : undefined) })).toBe(
      '<ul><li style="margin:0;list-style:none">☐ a</li></ul>',
    );
    expect(html('a\n\nb', { inline: true })).toBe('a<br>b');
    expect(html('[a](b) [c](https://x.io)')).toBe('<p>a <a href="https://x.io">c</a></p>');
  });
});

const allowed: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    'p h1 h2 h3 h4 h5 h6 ul blockquote hr br strong em del thead tbody tr sub sup kbd mark ins small table'
      .split(' ')
      .map((tag) => [tag, []]),
  ),
  ...{
    a: ['href', 'title'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    li: ['style'],
    abbr: ['title'],
    pre: ['dir'],
    code: ['dir'],
    td: ['align'],
    th: ['align', 'scope'],
  },
};

/** Elements, attributes and schemes that nobody asked for. */
function foreign(source: string): string[] {
  const out: string[] = [];
  const walk = (nodes: readonly Tree.ChildNode[]) => {
    for (const node of nodes) {
      if (node.nodeName === '#comment') out.push('comment');
      if (!('tagName' in node)) continue;
      const attributes = allowed[node.tagName];
      if (attributes === undefined) out.push(node.tagName);
      for (const { name, value } of node.attrs) {
        if (!(attributes ?? []).includes(name)) out.push(`${node.tagName} ${name}`);
        if (name === 'src' && !/^https?:\/\//i.test(value)) out.push(value);
        if (name === 'href' && /^[^/?#]*:/.test(value) && !/^(?:https?:\/\/|mailto:)/i.test(value))
          out.push(value);
      }
      walk(node.childNodes);
    }
  };
  walk(parseFragment(source).childNodes);
  return out;
}

describe('words in the cells of a table', () => {
  const table = (row: string, room: number): string =>
    html(`| a | b |\n|---|---|\n${row}`, {
      tables: { className: 'd', room: () => room, insets: { quote: 0, list: 0 } },
    });

  test('stay whole where there is room', () => {
    expect(table('| Llama-3.1-8B-Instruct | 69.4 |', 40)).toBe(
      '<table class="d"><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>Llama-3.1-8B-Instruct</td><td>69.4</td></tr></tbody></table>',
    );
  });

  test('are broken from the longest on, at their joints first, and anywhere only where those are too far apart', () => {
    expect(table('| Llama-3.1-8B-Instruct | 69.4 |', 7)).toContain(
      '<td>Llama-<wbr>3.1-<wbr>8B-<wbr>Instruct</td><td>69.4</td>',
    );
    expect(table(`| ${'가'.repeat(40)} | 69.4 x |`, 7)).toContain(
      `<td><span style="word-break:break-all">${'가'.repeat(40)}</span></td><td>69.4 x</td>`,
    );
    expect(table(`| **${'a'.repeat(9)}**${'b'.repeat(9)} | \`${'c'.repeat(99)}\` |`, 9)).toContain(
      '</strong><wbr>',
    );
  });

  test('are broken on a narrow screen alone where they have room on a wide one', () => {
    const both = (row: string, room: number, narrow: number): string =>
      html(`| a | b |\n|---|---|\n${row}`, {
        tables: { className: 'd', room: () => room, narrow: () => narrow, insets: { quote: 0, list: 0 } },
      });
    const nowrap = '<span style="white-space:nowrap">';
    expect(both('| Llama-3.1-8B-Instruct | 69.4 |', 40, 40)).not.toContain('span');
    expect(both('| Llama-3.1-8B-Instruct | 69.4 |', 40, 7)).toContain(
      `<td>${nowrap}Llama-<wbr>3.1-<wbr>8B-<wbr>Instruct</span></td><td>69.4</td>`,
    );
    expect(both(`| 글 ${'가'.repeat(20)} | x |`, 40, 7)).toContain(
      `<td>글 ${nowrap}<span>${'가'.repeat(20)}</span></span></td>`,
    );
    expect(both(`| ${'가'.repeat(20)}-${'나'.repeat(90)} | x |`, 40, 7)).toContain(
      `<td>${nowrap}<span>${'가'.repeat(20)}-</span></span><wbr><span style="word-break:break-all">${'나'.repeat(90)}</span></td>`,
    );
    expect(both(`| **${'a'.repeat(9)}**${'b'.repeat(9)} | x |`, 40, 7)).toContain(
      `</strong>${nowrap}<wbr></span>`,
    );
  });

  test('are not touched elsewhere', () => {
    expect(
      html('x'.repeat(200), { tables: { className: 'd', room: () => 1, insets: { quote: 0, list: 0 } } }),
    ).toBe(`<p>${'x'.repeat(200)}</p>`);
  });
});

describe('nothing of an author gets through', () => {
  test('whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            hostileText,
            fc.constantFrom(
              '[x](',
              ')',
              '![',
              '](https://',
              '<a href="',
              '" onclick="',
              '\n',
              '| ',
              '> ',
              '<sub title="',
            ),
          ),
          { maxLength: 6 },
        ),
        (parts) => {
          const source = parts.join('');
          expect(foreign(html(source))).toEqual([]);
          expect(foreign(toHtml(readQuoted(source, 'abstract').blocks))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  withShared('data/xss.json', 'the collection', () => {
    const payloads = sharedCases<{ payload: string }>('data/xss.json');

    test('none of the known payloads', () => {
      expect(payloads.length).toBeGreaterThan(50);
      for (const { payload } of payloads) {
        expect(foreign(html(payload)), payload).toEqual([]);
        expect(foreign(html(payload.replace(/\s+/g, ' '))), payload).toEqual([]);
        expect(foreign(html(`[x](${payload}) ![x](<${payload}>)`)), payload).toEqual([]);
        expect(foreign(toHtml(readQuoted(payload, 'line').blocks)), payload).toEqual([]);
      }
    });
  });
});
