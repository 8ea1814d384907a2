import { expect, test } from 'vitest';
import { readHtml } from '../../src/import/html/blocks.ts';
import { toAuthor } from '../../src/markdown/print/author/author.ts';

test.each([
  [
    'a table that only lays out, as in mails, is what stands in it',
    '<table role="presentation"><tr><td><h2>Title</h2><p>One</p></td></tr><tr><td><ul><li>Two</li></ul></td></tr></table>',
    '## Title\n\nOne\n\n- Two',
  ],
  [
    'a table around another is such a one',
    '<table><tr><td>Top</td></tr><tr><td><table><tr><th>a</th></tr><tr><td>b</td></tr></table></td></tr></table>',
    'Top\n\n| a |\n| --- |\n| b |',
  ],
  [
    'blocks in a cell are lines of it, with their links',
    '<table><tr><th>a</th></tr><tr><td><div><p>x <a href="https://example.org">y</a></p></div><ul><li>z</li></ul><pre>code</pre></td></tr></table>',
    '| a |\n| --- |\n| x [y](https://example.org)<br>z<br>code |',
  ],
  [
    'rows may be longer than the first, and have a caption',
    '<table><caption>Of what</caption><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></table>',
    'Of what\n\n| a |  |\n| --- | --- |\n| b | c |',
  ],
  [
    'what nobody can see goes, and no line with it',
    '<p>a\u0008b&#1;\u007f c<br>d <code>e\u001b[31m</code></p>',
    'ab c\\\nd `e[31m`',
  ],
  [
    'an emoji in a hashtag stays',
    '<p><span class="hashtag-raw">#tag<img class="emoji" alt=":on:" src="/on.png"></span></p>',
    '\\#tag🔛',
  ],
  [
    'and so does a hashtag without one',
    '<p><a class="hashtag-cooked" href="/c/news/14">#news</a> <span class="hashtag-raw">#1</span></p>',
    '#news #1',
  ],
])('%s', (_, html, expected) => {
  expect(toAuthor(readHtml(html))).toBe(expected);
});
