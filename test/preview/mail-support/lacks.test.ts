/** What the report on a mail says, from the data that the build takes of caniemail. */
import { readFileSync } from 'node:fs';
import { caniemail } from 'caniemail';
import { describe, expect, test } from 'vitest';
import { reportOn, type SupportData } from '../../../src/preview/drawing/mail-support/lacks.ts';
import { usesOf } from '../../../src/preview/drawing/mail-support/uses.ts';

const json = readFileSync('src/generated/mail-support.json', 'utf8');
const data = JSON.parse(json) as SupportData;

const mail = `<!doctype html><html><head><meta name="color-scheme" content="light dark"><style>
/* a { position: fixed } */
@media (prefers-color-scheme: dark) { .card, a:hover { color: #fff !important } }
@media (max-width: 600px) { td { padding: 4px } }
p.note > b { max-width: 10vw }
</style></head><body><!--[if mso]><video></video><![endif]--><details><summary>x</summary></details>
<p style="position:absolute;background:url(a;b.png);width:calc(1px + 2%)">a</p>
<a href="#top" style="border-top-left-radius:3px">b</a><img src="https://a.example/a.svg?x=1" alt=""></body></html>`;

test('the data is small, and has what the programs lack alone', () => {
  expect(json.length).toBeLessThan(100_000);
  expect(data.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(data.features.length).toBeGreaterThan(200);
  for (const { slug, find, lacks } of data.features) {
    expect(find.length, slug).toBeGreaterThan(0);
    for (const verdict of Object.values(lacks)) expect(verdict, slug).toMatch(/^[an](?: #\d+)*$/);
  }
});

test.each([
  ['element:details', 1],
  ['element:video', undefined],
  ['property:position', 1],
  ['property:border-radius', 1],
  ['property:padding', 1],
  ['function:calc', 1],
  ['unit:vw', 1],
  ['important', 1],
  ['at:media', 2],
  ['media:prefers-color-scheme', 1],
  ['pseudo:hover', 1],
  ['selector:>', 1],
  ['selector:.', 2],
  ['selector:type', 3],
  ['meta:color-scheme', 1],
  ['anchor', 1],
  ['image:svg', 1],
])('%s is used %s times', (name, count) => {
  expect(usesOf(mail).get(name)).toBe(count);
});

describe('the report', () => {
  const titles = (client: string, isPart?: boolean): string[] =>
    (reportOn(mail, client, data)?.lacks ?? [])
      .filter((lack) => isPart === undefined || lack.isPart === isPart)
      .map(({ title }) => title);

  test('names what a program lacks, where, and with which notes', () => {
    expect(titles('gmail', false)).toEqual(
      expect.arrayContaining(['position', '@media (prefers-color-scheme)']),
    );
    expect(titles('word')).toEqual(expect.arrayContaining(['@media', 'border-radius', 'HTML5 semantics']));
    const [radius] = reportOn(mail, 'word', data)?.lacks.filter(({ title }) => title === 'max-width') ?? [];
    expect(radius).toEqual({
      title: 'max-width',
      count: 1,
      isPart: true,
      programs: ['Outlook on Windows'],
      notes: ['Partial. Only works on `<table>` elements.'],
      address: 'https://www.caniemail.com/features/css-max-width/',
    });
  });

  test('begins with what is not there at all', () => {
    const parts = reportOn(mail, 'gmail', data)?.lacks.map(({ isPart }) => isPart) ?? [];
    expect(parts).toContain(true);
    expect(parts).toEqual(parts.toSorted((a, b) => Number(a) - Number(b)));
  });

  test.each(['gmail-bare', 'forced-dark', 'naver', 'plain', '__proto__'])('knows nothing of %s', (client) => {
    expect(reportOn(mail, client, data)).toBeUndefined();
  });

  test('misses nothing that caniemail’s own checker finds', () => {
    const found = new Set<string>();
    for (const [client, program] of [
      ['gmail', 'gmail.ios'],
      ['word', 'outlook.windows'],
      ['original', 'apple-mail.ios'],
    ] as const) {
      const { issues } = caniemail({ clients: [program], html: mail });
      for (const { title } of [...issues.errors.values()].flat()) {
        found.add(title);
        expect(titles(client), `${program}: ${title}`).toContain(title);
      }
    }
    expect(found.size).toBeGreaterThan(3);
  });
});
