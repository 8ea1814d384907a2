import { expect, test } from 'vitest';
import { lineOfMarkup } from '../../src/papers/record/html-text.ts';

const nested = (name: string, inside = 'x'): string =>
  `${`<${name}>`.repeat(30_000)}${inside}${`</${name}>`.repeat(30_000)}`;

test.each([
  ['tags', nested('i')],
  ['formulas', nested('msup')],
  ['TeX', `<tex-math>${nested('b')}</tex-math>`],
  ['raised text', nested('sup')],
  ['formulas in a formula', `<math>${nested('mrow')}</math>`],
  ['starts', '<sub>'.repeat(60_000)],
  ['ends', '</sub>'.repeat(60_000)],
  ['references', '&amp;'.repeat(60_000)],
  ['CDATA', '<![CDATA['.repeat(20_000)],
  ['half a tag', '<i '.repeat(60_000)],
  ['lines', `a${'\n'.repeat(60_000)}<i>b</i>`],
  ['scripts', '10 \n<sup>5</sup>\n'.repeat(5000)],
])('%s without end break nothing', (_, markup) => {
  expect(typeof lineOfMarkup(markup)).toBe('string');
});
