import { describe, expect, it } from 'vitest';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { cooked, line } from './cooked.ts';

const math = { math: true };
const formula = (text: string): string => `<span class="math">${text}</span>`;

describe('formulas, where the site has discourse-math', () => {
  it.each([
    ['$x$', formula('x')],
    ['가 $a_1*b*c$, ($y$)', `가 ${formula('a_1*b*c')}, (${formula('y')})`],
    ['$O(n)$ and $O(1)$', `${formula('O(n)')} and ${formula('O(1)')}`],
    ['**$a<b$**', `<strong>${formula('a&lt;b')}</strong>`],
    ['$a\\$b$', formula('a\\$b')],
    ['$5 · $', formula('5 · ')],
  ])('%s', (raw, html) => {
    expect(line(raw, math)).toBe(html);
    expect(line(raw)).not.toContain('class="math"');
  });

  it('take the alternative text of an image', () => {
    expect(line('![$x$](https://x.io/a.png)', math)).toBe('<img src="https://x.io/a.png" alt>');
    expect(line('<img src="https://x.io/a.png" alt="$x$">', math)).toContain('alt="$x$"');
  });

  it.each([
    '$5 and $6',
    'a$x$',
    '$x$가',
    '$',
    '$$x$$',
    '\\$x\\$',
    '\\$x$',
    '`$x$`',
    '<https://x.io/$x$>',
    '&#36;x&#36;',
  ])('are not in %s', (raw) => {
    expect(line(raw, math)).toBe(line(raw));
  });

  it('are the lines between two that are only dollars', () => {
    expect(cooked('앞\n$$\nx < *y*\n\nz\n$$\n뒤', math)).toBe(
      '<p>앞</p>\n<div class="math">\nx &lt; *y*\n\nz\n</div>\n<p>뒤</p>',
    );
    expect(cooked('> $$ \n> x\n\n뒤', math)).toBe(
      '<blockquote>\n<div class="math">\nx\n</div>\n</blockquote>\n<p>뒤</p>',
    );
  });

  it('swallow the rest where only one line is dollars', () => {
    const texts = (raw: string, options = {}): string[] =>
      visibleBlocks(cooked(raw, options)).map(({ text }) => text);
    expect(texts('앞\n\n$$\n\n# 뒤\n\n끝', math)).toEqual(['앞', '# 뒤 끝']);
    expect(texts('앞\n\n$$\n\n# 뒤\n\n끝')).toEqual(['앞', '$$', '뒤', '끝']);
    expect(texts('앞\n\n\\$\\$\n\n# 뒤', math)).toEqual(['앞', '$$', '뒤']);
  });
});
