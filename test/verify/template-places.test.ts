import { expect, test } from 'vitest';
import { TemplatePlaces } from '../../src/verify/template-places.ts';

test.each(['\n', '\r\n', '\r'])('a line of a template ends as Handlebars says: %j', (end) => {
  const own = new Map([['card', ['{{!', '}}', 'own words {{link}}', ''].join(end)]]);
  const places = new TemplatePlaces({ own, builtIn: {}, root: 'card', names: ['papers'] });
  expect(places.ofWords('own words')).toEqual({
    template: 'card',
    place: { line: 3, column: 1, endLine: 3, endColumn: 10 },
  });
  expect(places.ofPart(['papers', 0, 'link']).place).toEqual({
    line: 3,
    column: 11,
    endLine: 3,
    endColumn: 19,
  });
});
