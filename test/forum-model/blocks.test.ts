import { describe, expect, it } from 'vitest';
import { cooked } from './cooked.ts';

describe('details', () => {
  it('hold Markdown and stand inside each other', () => {
    expect(cooked('[details="초록 (Abstract)"]\n**a**\n\n[details=둘]\n- b\n[/details]\n[/details]')).toBe(
      '<details>\n<summary>\n초록 (Abstract)</summary>\n<p><strong>a</strong></p>\n' +
        '<details>\n<summary>\n둘</summary>\n<ul>\n<li>b</li>\n</ul>\n</details>\n</details>',
    );
  });

  it('interrupt a paragraph and stand in quotes and lists', () => {
    const inside = '<details>\n<summary>\nt</summary>\n<p>x</p>\n</details>';
    expect(cooked('앞\n[details="t"]\nx\n[/details]\n뒤')).toBe(`<p>앞</p>\n${inside}\n<p>뒤</p>`);
    expect(cooked('> [details="t"]\n> x\n> [/details]')).toBe(`<blockquote>\n${inside}\n</blockquote>`);
    expect(cooked('- [details="t"]\n  x\n  [/details]')).toBe(`<ul>\n<li>\n${inside}\n</li>\n</ul>`);
  });

  it('may be open, on one line, and titled with any quotes; the title is plain text', () => {
    expect(cooked('[details="a" open]\nx\n[/details]')).toContain('<details open>');
    expect(cooked('[details="a"]x[/details]')).toBe(
      '<details>\n<summary>\na</summary>\n<p>x</p>\n</details>',
    );
    expect(cooked('[details=“**a** :fire: <b>”]\nx\n[/details]')).toContain(
      '\n**a** :fire: &lt;b&gt;</summary>',
    );
  });

  it.each([['[details="a"b"]\nx\n[/details]'], ['[details="a"]\nx'], ['\\[details="a"]\nx\n[/details]']])(
    'are text in %j',
    (raw) => {
      expect(cooked(raw)).not.toContain('<details');
      expect(cooked(raw)).toContain('[details=');
    },
  );
});

describe('a tag at the beginning of a line', () => {
  const details = (title: string, inside: string): string =>
    `<details>\n<summary>\n${title}</summary>\n${inside}\n</details>`;

  it.each([
    ['글\n[details="더"]\n---\n다음\n[/details]', `<p>글</p>\n${details('더', '<hr>\n<p>다음</p>')}`],
    ['글\n[details="더"]\n===\n[/details]', `<p>글</p>\n${details('더', '<p>===</p>')}`],
    ['- 글\n[details="더"]\n다음\n[/details]', `<ul>\n<li>글</li>\n</ul>\n${details('더', '<p>다음</p>')}`],
    ['| a |\n|---|\n[details="더"]\n다음\n[/details]', `</table>\n</div>${details('더', '<p>다음</p>')}`],
  ])('ends what stands before it: %j', (raw, html) => {
    expect(cooked(raw)).toContain(html);
  });

  it.each(['[details="더"]', '[quote]', '[code]x[/code] y', '[wrap=a] y', '[poll]', '[spoiler] y'])(
    'ends a paragraph though nothing closes it: %s',
    (tag) => {
      expect(cooked(`글\n${tag}\n끝`)).toMatch(/^<p>글<\/p>\n<p>.*<br>\n끝<\/p>$/);
      expect(cooked(`- 글\n${tag}`)).toMatch(/^<ul>\n<li>글<\/li>\n<\/ul>\n<p>/);
    },
  );

  it.each(['[/details]', '[b]x[/b]', '\\[quote]', '[detail="x"]', 'x [quote]', '    [quote]'])(
    'is none in %j',
    (text) => {
      expect(cooked(`글\n${text}`)).toMatch(/^<p>글<br>\n.*<\/p>$/);
    },
  );

  it.each([
    ['[details="a [y] <b>"]\n본문\n[/details]', details('a [y] &lt;b&gt;', '<p>본문</p>')],
    ['[details="[1]"]\n본문\n[/details]', details('[1]', '<p>본문</p>')],
    ['[details=“a] b”]\n본문\n[/details]', details('a] b', '<p>본문</p>')],
    [
      '[details="]" open]\n본문\n[/details]',
      details(']', '<p>본문</p>').replace('<details', '<details open'),
    ],
    ['[wrap="a]b"]\n본문\n[/wrap]', '<div class="d-wrap" data-wrap="a]b">\n<p>본문</p>\n</div>'],
  ])('may hold brackets between quotes: %j', (raw, html) => {
    expect(cooked(raw)).toBe(html);
  });
});

it('a name that every object of JavaScript has is no tag', () => {
  expect(cooked('[constructor]x[/constructor]')).toBe('<p>[constructor]x[/constructor]</p>');
  expect(cooked('[constructor]\nx\n[/constructor]')).toContain('[constructor]');
});

describe('BBCode', () => {
  it.each([
    [
      '[b]a [i]b[/i][/b] [u]c[/u] [s]d[/s]',
      '<p><span class="bbcode-b">a <span class="bbcode-i">b</span></span> <span class="bbcode-u">c</span> <span class="bbcode-s">d</span></p>',
    ],
    [
      '[url=https://x.io/a]**b**[/url] [url]https://x.io/a[/url]',
      '<p><a href="https://x.io/a" data-bbcode="true"><strong>b</strong></a> <a href="https://x.io/a" data-bbcode="true">https://x.io/a</a></p>',
    ],
    ['[email]a@x.io[/email]', '<p><a href="mailto:a@x.io" data-bbcode="true">a@x.io</a></p>'],
    ['[code]**a**[/code] b', '<p><code>**a**</code> b</p>'],
    ['a [spoiler]b[/spoiler]', '<p>a <span class="spoiler">b</span></p>'],
    ['[wrap=w k="v"]a[/wrap] b', '<p><span class="d-wrap" data-wrap="w" data-k="v">a</span> b</p>'],
    [
      '[b]https://x.io/[/b] c',
      '<p><span class="bbcode-b"><a href="https://x.io/">https://x.io/</a></span> c</p>',
    ],
    ['\\[b]a[/b] [b]c', '<p>[b]a[/b] [b]c</p>'],
    ['[s](https://x.io/a)', '<p><a href="https://x.io/a">s</a></p>'],
    [
      '[spoiler]\n# a\n[/spoiler]',
      '<div class="spoiler">\n<h1><a name="a-1" class="anchor" href="#a-1"></a>a</h1>\n</div>',
    ],
    ['[code]\n*a*\n[/code]', '<pre><code class="lang-auto">*a*\n</code></pre>'],
    ['[poll name=p]\n- a\n[/poll]', '<div class="poll" data-poll-name="p">\n<ul>\n<li>a</li>\n</ul>\n</div>'],
    [
      '[quote]\na\n[/quote]',
      '<aside class="quote no-group">\n<blockquote>\n<p>a</p>\n</blockquote>\n</aside>',
    ],
  ])('%j', (raw, html) => {
    expect(cooked(raw)).toBe(html);
  });

  it('quotes say whose words they are', () => {
    expect(cooked('[quote="이 름, post:2, topic:3, username:lee"]\na\n[/quote]')).toBe(
      '<aside class="quote no-group" data-username="lee" data-post="2" data-topic="3">\n<div class="title">\n' +
        '<div class="quote-controls"></div>\n 이 름:</div>\n<blockquote>\n<p>a</p>\n</blockquote>\n</aside>',
    );
  });
});

it('gives headings anchors of what is ASCII in them, counted through the post', () => {
  expect(cooked('## 소개\n\n### 2 Deep -- RL!')).toBe(
    '<h2><a name="h-1" class="anchor" href="#h-1"></a>소개</h2>\n' +
      '<h3><a name="h-2-deep-rl-2" class="anchor" href="#h-2-deep-rl-2"></a>2 Deep – RL!</h3>',
  );
});

it('breaks a line at every newline', () => {
  expect(cooked('a\nb')).toBe('<p>a<br>\nb</p>');
});

it('boxes tables and keeps their alignment', () => {
  expect(cooked('| a |\n|:-:|\n| b\\|c |')).toBe(
    '<div class="md-table">\n<table>\n<thead>\n<tr>\n<th style="text-align:center">a</th>\n</tr>\n</thead>\n' +
      '<tbody>\n<tr>\n<td style="text-align:center">b|c</td>\n</tr>\n</tbody>\n</table>\n</div>',
  );
});

it('names the language of code', () => {
  expect(cooked('```python\na < 1\n```')).toBe(
    '<pre data-code-wrap="python"><code class="lang-python">a &lt; 1\n</code></pre>',
  );
  expect(cooked('~~~\na\n~~~')).toBe('<pre><code class="lang-auto">a\n</code></pre>');
});

it('collects footnotes at the end', () => {
  expect(cooked('a^[b]')).toBe(
    '<p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p>\n<hr class="footnotes-sep">\n\n' +
      '<ol class="footnotes-list">\n<li id="fn1" class="footnote-item"><p>b <a href="#fnref1" class="footnote-backref">↩︎</a></p>\n</li>\n</ol>',
  );
});

it.each([
  [
    '![그림|640x480](https://x.io/a.png)',
    '<img src="https://x.io/a.png" alt="그림" width="640" height="480">',
  ],
  [
    '![a|100x50, 50%](upload://q.png "t")',
    '<img src="/images/transparent.png" alt="a" title="t" data-orig-src="upload://q.png" width="50" height="25">',
  ],
  ['![a|b](https://x.io/a.png)', '<img src="https://x.io/a.png" alt="a|b">'],
  ['![a|thumbnail](https://x.io/a.png)', '<img src="https://x.io/a.png" alt="a">'],
])('reads the image %s', (raw, html) => {
  expect(cooked(raw)).toBe(`<p>${html}</p>`);
});

it.each([
  [
    '![a|video](https://x.io/a.mp4)',
    '<div class="video-placeholder-container" data-video-src="https://x.io/a.mp4"></div>',
  ],
  [
    '![a|audio](https://x.io/a.mp3)',
    '<audio preload="metadata" controls><source src="https://x.io/a.mp3"><a href="https://x.io/a.mp3">https://x.io/a.mp3</a></audio>',
  ],
])('makes a player of %s', (raw, html) => {
  expect(cooked(raw)).toContain(html);
});
