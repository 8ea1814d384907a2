/** A paper is put into whatever file there may be, and nothing else of the file changes. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composed } from '../../src/text/composed.ts';
import { insertPapers } from '../../src/issue/edit/insert.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { PaperDraft } from '../../src/papers/paper-draft.ts';
import { papers as anyPaper } from './edit-arbitraries.ts';
import { skeletons } from './edit-skeletons.ts';

const insert = (text: string, at: number | undefined, list: readonly PaperDraft[]): string =>
  insertPapers(text, list, { path: 'issue.yaml', at }).text;

describe('whatever the file and the papers', () => {
  const at = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
  const list = fc.array(anyPaper, { minLength: 1, maxLength: 3 });

  test.each(Object.entries(skeletons))(
    '%s: every other byte stays, and the papers are there',
    (_, skeleton) => {
      fc.assert(
        fc.property(
          list,
          at,
          fc.constantFrom('\n', '\r\n'),
          fc.constantFrom('', '\uFEFF'),
          (papers, position, newline, mark) => {
            const text = mark + skeleton.replaceAll('\n', newline);
            const old = dataOf(text);
            const count = listOf(old).length;
            const place = position === undefined || position > count + 1 ? undefined : position;
            const { text: after, inserted } = insertPapers(text, papers, { path: 'f', at: place });
            const where = after.indexOf(inserted);
            const rest = after.slice(0, where) + after.slice(where + inserted.length);
            // The one thing that may go is the sign of an empty list.
            expect(rest === text || rest === text.replace(/ \[ *\]/, '')).toBe(true);
            const expected = listOf(old).toSpliced(
              place === undefined ? count : place - 1,
              0,
              ...normalised(papers),
            );
            expect(dataOf(after)).toEqual({ ...old, papers: expected });
            // A file of one line does not show which line ends it would have.
            if (text.includes('\n'))
              expect(after.replaceAll('\r\n', '').includes(newline === '\n' ? '\r' : '\n')).toBe(false);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  test.each(Object.entries(skeletons))('%s: one after another is the same as all at once', (_, skeleton) => {
    fc.assert(
      fc.property(list, (papers) => {
        let text = skeleton;
        for (const one of papers) text = insert(text, undefined, [one]);
        expect(listOf(dataOf(text)).slice(-papers.length)).toEqual(normalised(papers));
        // A block text that comes last may need the line break that the file did not end in.
        expect(withoutEnd(text)).toBe(withoutEnd(insert(skeleton, undefined, papers)));
      }),
      { numRuns: 30 },
    );
  });
});

const withoutEnd = (text: string): string => text.replace(/\r?\n$/, '');

type Data = Readonly<Record<string, unknown>>;

function dataOf(text: string): Data {
  const { data, findings } = parseYaml(new TextEncoder().encode(text));
  expect(findings).toEqual([]);
  return data ?? {};
}

function listOf({ papers }: Data): unknown[] {
  return Array.isArray(papers) ? papers : [];
}

function normalised(papers: readonly PaperDraft[]): unknown[] {
  return papers.map(
    (one) =>
      JSON.parse(JSON.stringify(one), (_, value: unknown) =>
        typeof value === 'string' ? composed(value) : value,
      ) as unknown,
  );
}
