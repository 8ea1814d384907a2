import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arxivIdFaultIn } from '../../src/papers/arxiv-form.ts';
import { identitiesOf, keysOfAddress, pageKeyOf } from '../../src/papers/identity.ts';
import { parseArxivId } from '../../src/papers/ids.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/issue.schema.json', import.meta.url), 'utf8'),
) as { properties: { papers: { items: { properties: { arxiv: { pattern: string } } } } } };
const form = new RegExp(schema.properties.papers.items.properties.arxiv.pattern, 'u');

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });
const month = fc.oneof(digits(4, 4), fc.constantFrom('0703', '0704', '1412', '1501', '9101', '9912'));
const archive = fc.constantFrom(
  'hep-th',
  'math.GT',
  'cs',
  'cs.CL',
  'supr-con',
  'foo-bar',
  'physics',
  'arxiv',
);
const version = fc.constantFrom('', '', 'v1', 'v12', 'v0', 'v');
const id = fc.oneof(
  fc.tuple(month, fc.constant('.'), digits(3, 6), version),
  fc.tuple(archive, fc.constant('/'), month, digits(2, 4), version),
);

test('schema and program have one idea of an arXiv id', () => {
  expect(form.test('2506.15677')).toBe(true);
  fc.assert(
    fc.property(id, (parts) => {
      const text = parts.join('');
      expect(form.test(text)).toBe(parseArxivId(text) !== undefined);
      if (form.test(text)) expect(arxivIdFaultIn(text)).toBeUndefined();
    }),
    { numRuns: 3000 },
  );
});

const host = fc.constantFrom(
  'example.org',
  'www.example.org',
  'Example.ORG:443',
  'mobile.twitter.com',
  'x.com',
  'arxiv.org',
  'alphaxiv.org',
  'doi.org',
  'openreview.net',
  'aclanthology.org',
  'huggingface.co',
  '한글.kr',
);
const part = fc.constantFrom(
  '/',
  '/a',
  '/../b',
  '/abs/2506.15677v2',
  '/10.1000/XYZ',
  '/pdf?id=abc',
  '/2023.acl-long.1.pdf',
  '/%EA%B0%80',
  '?utm_source=x',
  '&part=1',
  '#2',
  '//',
);
const address = fc
  .tuple(fc.constantFrom('http://', 'https://', 'HTTPS://'), host, fc.array(part, { maxLength: 4 }))
  .map(([scheme, name, parts]) => scheme + name + parts.join(''));

test('an address has the keys of its page and of the papers that it names', () => {
  fc.assert(
    fc.property(address, (link) => {
      const keys = [pageKeyOf(link), ...identitiesOf({ link }).map(({ key }) => key)];
      expect(keysOfAddress(link)).toEqual([...new Set(keys.filter((key) => key !== undefined))]);
    }),
    { numRuns: 2000 },
  );
});
