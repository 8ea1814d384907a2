import { array, assert, constantFrom, property } from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { cooked, line } from './cooked.ts';
import { sharedCases, withShared } from '../support/shared.ts';

it.each([
  ['<mark>a</mark> <kbd>b</kbd> <sub>c</sub>', '<mark>a</mark> <kbd>b</kbd> <sub>c</sub>'],
  ['<u>a</u> <font color="red">b</font> <button>c</button>', 'a b c'],
  ['<span style="color:red" class="x" onclick="y()">a</span>', '<span>a</span>'],
  [
    '<a href="https://x.io/a" target="_blank" rel="nofollow" id="z">a</a>',
    '<a href="https://x.io/a" target="_blank" rel="nofollow">a</a>',
  ],
  ['a<script>b()</script>c', 'ac'],
  ['a <!-- b --> c', 'a  c'],
  ['a <think>b</think> List<T> x<y z>w', 'a b List xw'],
  ['a < b, <3, c <= d & e', 'a &lt; b, &lt;3, c &lt;= d &amp; e'],
  ['a &lt;b&gt; &copy;', 'a &lt;b&gt; ©'],
  ['a<br />b', 'a<br>b'],
  ['<b>a', '<b>a'],
])('lets through of %s', (raw, html) => {
  expect(line(raw)).toBe(html);
});

it('cuts the paragraph after a comment that begins a line', () => {
  expect(cooked('<!-- -->**a**\nb')).toBe('**a**\n<p>b</p>');
});

/** What runs or loads something on its own: elements, handlers, and addresses that are scripts. */
function active(html: string): readonly string[] {
  const found: string[] = [];
  const look = (nodes: readonly Tree.ChildNode[]): void => {
    for (const node of nodes) {
      if (!('tagName' in node)) continue;
      if (
        /^(?:script|style|iframe|object|embed|svg|math|form|input|button|base|meta|link)$/.test(node.tagName)
      )
        found.push(node.tagName);
      for (const { name, value } of node.attrs) {
        if (name.startsWith('on') || name === 'srcdoc') found.push(name);
        // oxlint-disable-next-line no-control-regex -- browsers skip these in an address
        if (/^(?:javascript|vbscript|data):/i.test(value.replace(/[\u0000-\u0020]/g, ''))) found.push(value);
      }
      look(node.childNodes);
    }
  };
  look(parseFragment(html).childNodes);
  return found;
}

const hostile =
  `< > " ' <script </script> <img src=x onerror=y <a href= javascript: --> <!-- [url= ] [/url] [details=" ![ ]( | <div>`
    .split(' ')
    .concat('\n', '\n\n', ' ', '`', '[/details]', '&#9;', 'x');

describe('safety', () => {
  it('is checked by a look that finds something', () => {
    expect(active('<p><img onerror="x"><a href="java&#9;script:x">a</a><script></script>')).toHaveLength(3);
  });

  it.each([
    ['<img src=x onerror=alert(1)>'],
    ['<a href="java&#10;script:alert(1)">a</a>'],
    ['<a href="\u0001javascript:alert(1)">a</a>'],
    ['[a](javascript:alert(1))'],
    ['<svg><script>alert(1)</script></svg>'],
    ['<img src="data:text/html,x">'],
    ['<script>alert(1)'],
    ['<a href="x" <img src=x onerror=y>'],
    ['[url=javascript:alert(1)]a[/url]'],
    ['![a|video](x" onload="y)'],
    ["<div data-x='\"><script>y</script>'>a</div>"],
  ])('nothing of %j is active', (raw) => {
    expect(active(cook(raw, { locale: 'ko' }))).toEqual([]);
  });

  it('nothing is active in whatever is made of these pieces', () => {
    const piece = constantFrom(...hostile);
    assert(
      property(array(piece, { maxLength: 20 }), (pieces) => {
        expect(active(cook(pieces.join(''), { locale: 'ko' }))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  withShared('data/xss.json', 'the collection', () => {
    it('holds nothing that is active', () => {
      const payloads = sharedCases<{ payload: string }>('data/xss.json');
      expect(payloads.length).toBeGreaterThan(50);
      const dangerous = payloads.filter(({ payload }) => active(cook(payload, { locale: 'ko' })).length > 0);
      expect(dangerous).toEqual([]);
    });
  });
});
