import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { inMarkdown } from '../../../src/commands/diff/markdown.ts';
import { comparisonOf } from './desk.ts';

const signs = [
  '@team',
  '#12',
  'GH-7',
  'deadbeef',
  ':tada:',
  '$x$',
  '**b**',
  '<b>',
  '&amp;',
  '[a](https://a.example)',
];
const more = [
  '~~',
  '`',
  '\\',
  '- [ ] ',
  'www.a.example',
  '한글',
  '(',
  ')',
  '.',
  ' ',
  '\n\n',
  '|',
  '![',
  '# ',
  '1. ',
];
const ugly = fc.array(fc.constantFrom(...signs, ...more), { maxLength: 8 }).map((parts) => parts.join(''));
test('nothing of an issue is markup, a mention, a link or HTML in it', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  fc.assert(
    fc.property(ugly, ugly, (was, is) => {
      fc.pre(was !== is);
      const text = inMarkdown(comparisonOf({ title: was }, { title: is }));
      const html = markdown.render(text).replaceAll('<span>$</span>', '$');
      expect(html.replaceAll(/<\/?(?:h3|ul|li|s|strong)>/g, '')).not.toMatch(/[<>]/);
      // To GitHub these have a meaning in the finished page.
      expect(html).not.toMatch(/@\w|#\d|GH-\d|\bdeadbeef\b|:tada:/);
      const [, shown = ''] = /<li>title: ([^]*)<\/li>/.exec(html) ?? [];
      const added = shown.replaceAll(/<s>[^]*?<\/s>|<\/?strong>|\u200b|\s/g, '');
      const expected = is === '' ? '""' : is.trim() === '' ? undefined : is.replaceAll(/\s/g, '');
      const decoded = added
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
      if (expected !== undefined) expect(decoded.replaceAll(/[·↵]/g, '')).toBe(expected);
    }),
    { numRuns: 1500 },
  );
});
