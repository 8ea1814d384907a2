import { describe, expect, it } from 'vitest';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { cooked, line } from './cooked.ts';

const older = { core: '3.4' } as const;
const hashtag = (tag: string): string => `<span class="hashtag-raw">${tag}</span>`;

describe('a hashtag', () => {
  it.each([
    ['#foo.bar 가', `${hashtag('#foo.bar')} 가`, `${hashtag('#foo')}.bar 가`],
    ['#a.b.c.', `${hashtag('#a.b.c')}.`, `${hashtag('#a')}.b.c.`],
    ['#1.5배', hashtag('#1.5배'), `${hashtag('#1')}.5배`],
    ['#11.#2', `${hashtag('#11')}.${hashtag('#2')}`, `${hashtag('#11')}.${hashtag('#2')}`],
    ['#.a', '#.a', '#.a'],
  ])('in %s holds full stops since 2026', (raw, html, before) => {
    expect(line(raw)).toBe(html);
    expect(line(raw, older)).toBe(before);
  });

  it.each([
    ['#:fire:', hashtag('#«:fire:»')],
    ['\\#:fire: x', `${hashtag('#«:fire:»')} x`],
    ['#가:heart:나', hashtag('#가«:heart:»나')],
    ['##:fire:', `#${hashtag('#«:fire:»')}`],
    ['#<!-- -->:fire:', '#«:fire:»'],
    ['a#:fire:', 'a#«:fire:»'],
    [':$#1', `«:blush:»${hashtag('#1')}`],
  ])('takes the names of emoji in %s along', (raw, html) => {
    const shown = (text: string): string => text.replace(/«(\w+)»/g, '«:$1:»');
    expect(shown(line(raw))).toBe(html);
    expect(shown(line(raw, older))).toBe(html);
  });
});

describe('a callout', () => {
  it('is a quote that begins with its kind, since 2026', () => {
    expect(cooked('> [!NOTE]\n> 가\n>\n> 나')).toBe(
      '<div class="callout" data-callout-type="note">\n<p class="callout__title">«information_source» Note</p>\n' +
        '<div class="callout__content">\n<p>가</p>\n<p>나</p>\n</div>\n</div>',
    );
    expect(cooked('> [!NOTE]\n> 가', older)).toBe('<blockquote>\n<p>[!NOTE]<br>\n가</p>\n</blockquote>');
  });

  it.each([
    '> [!tip]\n>\n> x',
    '> [!WARNING]\n> - x',
    '- > [!IMPORTANT]\n  > x',
    '> > [!CAUTION]  \n> > x',
    '> [!note]',
  ])('is %j too', (raw) => {
    expect(cooked(raw)).toContain('<div class="callout"');
  });

  it.each([
    '[!NOTE]\n가',
    '> [!NOTE] 제목\n> 가',
    '> [!tip emoji=fire]\n> 가',
    '> [!FOO]\n> 가',
    '> 가\n> [!NOTE]',
    '> \\[!NOTE]\n> 가',
    '> - [!NOTE]',
    '> [<!-- -->!NOTE]',
  ])('is not %j', (raw) => {
    expect(cooked(raw)).toBe(cooked(raw, older));
  });
});

it('a tag that ends before the end of its line is a block to 3.4, which loses the rest', () => {
  const raw = '[spoiler]x[/spoiler] www.a.com [1]';
  expect(cooked(raw, older)).toBe('<div class="spoiler">\n<p>x</p>\n</div>');
  expect(line(raw)).toBe('<span class="spoiler">x</span> <a href="http://www.a.com">www.a.com</a> [1]');
  for (const options of [older, {}])
    expect(line('[spoiler]x[/spoiler] rest', options)).toBe('<span class="spoiler">x</span> rest');
});

describe('a pipe in a link', () => {
  const cells = (raw: string, options = {}): string[] =>
    visibleBlocks(cooked(`${raw}\n|---|---|\n| c | d |`, options))
      .filter(({ kind }) => kind === 'cell')
      .map(({ text }) => text);

  it.each([
    ['| [x `p|q`](https://x.io/) | b |', 'x p|q'],
    ['| [p|q](https://x.io/a) | b |', 'p|q'],
    ['| [x](https://x.io/p|q) | b |', 'x'],
    ['| [x](https://x.io/a "p|q") | b |', 'x'],
    ['| [x [p|q] y](https://x.io/a_(b)) | b |', 'x [p|q] y'],
    ['| ![p|10x20](https://x.io/a.png) | b |', '\uFFFC'],
  ])('separates no cells in %s since 2026', (raw, first) => {
    expect(cells(raw)).toEqual([first, 'b', 'c', 'd']);
    expect(cells(raw, older)).not.toEqual([first, 'b', 'c', 'd']);
  });

  it('and what stands for one within is none that the text has', () => {
    expect(cells('| \ufffe\ufdd0[p|q](https://x.io/) | b |')[0]).toBe('\ufffe\ufdd0p|q');
  });

  it('keeps its backslash in code since 2026', () => {
    expect(cells('| [x `p\\|q`](https://x.io/) | b |')[0]).toBe('x p\\|q');
    expect(cells('| [x `p\\|q`](https://x.io/) | b |', older)[0]).toBe('x p|q');
    expect(cells('| [p\\|q](https://x.io/) | b |')[0]).toBe('p|q');
  });

  it.each([
    '| <code>p&#124;q</code> | b |',
    '| [<code>p&#124;q</code>](https://x.io/) | b |',
    '| `p\\|q` | b |',
  ])('needs no help in %s', (raw) => {
    for (const core of ['3.4', '2026']) expect(cells(raw, { core })).toEqual(['p|q', 'b', 'c', 'd']);
  });

  it.each(['| [p|q] | b |', '| `p|q` | b |', '| [p|q\n](https://x.io/) | b |'])('is no link in %j', (raw) => {
    expect(cells(raw)).toEqual(cells(raw, older));
  });

  it.each([
    '[p|q](https://x.io/a)',
    '```\n[p|q](https://x.io/a)\n```',
    '<div>[p|q](x)</div>',
    '[x](https://x.io/p|q)',
  ])('is what it was outside of tables: %j', (raw) => {
    expect(cooked(raw)).toBe(cooked(raw, older));
  });
});

describe('an emoji that is newer than a core', () => {
  it.each(['🩷', '가 🫨 나', '🐦‍🔥', '🙂‍↔️', '🪿', '🧑‍🧒', ':pink_heart:'])('%s is unknown to 3.4', (raw) => {
    expect(line(raw)).toContain('«');
    expect(line(raw, older)).toBe(raw);
  });

  it.each(['🫍', ':orca:', ':beach:', ':curaçao:'])('%s is unknown to both', (raw) => {
    expect(line(raw)).toBe(raw);
    expect(line(raw, older)).toBe(raw);
  });

  it.each(['🔥', '🫠', '❤️‍🔥', '🐦', '🐻‍❄️', ':shovel:', ':light_blue_heart:', ':st_barthélemy:'])(
    '%s is known to both',
    (raw) => {
      expect(line(raw, older)).toBe(line(raw));
      expect(line(raw)).toContain('«');
    },
  );
});
