/** A paper is moved or taken out, whatever the file, and nothing else of the file changes. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movePaper, removePapers } from '../../src/issue/edit/rearrange.ts';
import { Failure } from '../../src/problem/failure.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { skeletons } from './edit-skeletons.ts';

/** Cards that are hard to move beside one another, each for a list at the margin; what follows is set by the test. */
const hardCards = [
  '- title: a\n',
  '- title: b # b\n  # of b\n\n  # of b too\n',
  '# above\n- title: |\n    c\n',
  '- title: |+\n    d\n\n\n',
  '- summary: |-\n    e\n',
  '- title: f\n  authors:\n  - x\n  -   y\n',
  '-\n  title: "g\n    g"\n',
  '- {title: h, tags: [x, "y"]}\n',
  '# above\n# two\n- summary: >\n    i\n    i\n\n    i\n',
  '- |\n   j\n',
  '-\n',
];
const gaps = ['', '\n', '  \n\n', '\n# far\n\n', '# far\n\n'];
const tails = [
  '',
  '\n',
  '\n\n',
  '# trailing\n',
  '\n  # deep\n',
  'closing: c\n',
  '\nclosing: |\n  c\n',
  '...\n',
];

const indented = (text: string, columns: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));

const files = fc
  .record({
    cards: fc.array(fc.tuple(fc.constantFrom(...hardCards), fc.constantFrom(...gaps)), {
      minLength: 1,
      maxLength: 5,
    }),
    columns: fc.constantFrom(0, 2, 5),
    first: fc.constantFrom('', '\n', '# about the list\n\n'),
    tail: fc.constantFrom(...tails),
  })
  .map(({ cards, columns, first, tail }) => {
    const list = cards.map(([card, gap], i) => card + (i < cards.length - 1 ? gap : '')).join('');
    return `week: w\npapers: # all\n${indented(first + list, columns)}${tail}`;
  });

const shapes = fc.record({
  newline: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
  isEnded: fc.boolean(),
});

const written = (
  text: string,
  { newline, mark, isEnded }: { newline: string; mark: string; isEnded: boolean },
): string => mark + (isEnded ? text : text.replace(/\n$/, '')).replaceAll('\n', newline);

const texts = fc.oneof(fc.constantFrom(...Object.values(skeletons)), files);
const numbers = fc.tuple(fc.nat(), fc.nat(), fc.nat());

/** Which files may be refused at all: names may be moved before what they name. */
const hasNames = (text: string): boolean => /[&*]\w/.test(text);

function attempt<T>(text: string, act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'edit-refused') throw error;
    expect(error.args).toMatchObject({ why: 'anchors' });
    expect(hasNames(text)).toBe(true);
    return undefined;
  }
}

describe('whatever the file', () => {
  test('a paper that is moved is at its new place, and each line is as it was', () => {
    fc.assert(
      fc.property(texts, shapes, numbers, (skeleton, shape, [n, m]) => {
        const text = written(skeleton, shape);
        const old = dataOf(text);
        const papers = listOf(old);
        if (papers.length === 0) return;
        const [from, to] = [(n % papers.length) + 1, (m % papers.length) + 1];
        const result = attempt(text, () => movePaper(text, { from, to }, 'f'));
        if (result === undefined) return;
        const expected = papers.toSpliced(from - 1, 1).toSpliced(to - 1, 0, papers[from - 1]);
        expect(dataOf(result.text)).toEqual({ ...old, papers: expected });
        expect(result.papers).toEqual([papers[from - 1]]);
        expect(linesOf(result.text, shape.newline).toSorted()).toEqual(
          linesOf(text, shape.newline).toSorted(),
        );
        expect(result.text.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
        if (from === to) expect(result.text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('there and back again is the same file, where blank lines are the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...hardCards), { minLength: 2, maxLength: 5 }),
        numbers,
        (cards, [n, m]) => {
          const text = `papers:\n${cards.map((card) => card.trimEnd()).join('\n\n')}\n`;
          if (/\|\+/.test(text)) return;
          const [from, to] = [(n % cards.length) + 1, (m % cards.length) + 1];
          const there = movePaper(text, { from, to }, 'f').text;
          expect(movePaper(there, { from: to, to: from }, 'f').text).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('papers that are removed are gone, with their comments and blank lines and nothing else', () => {
    fc.assert(
      fc.property(
        texts,
        shapes,
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        (skeleton, shape, which) => {
          const text = written(skeleton, shape);
          const old = dataOf(text);
          const papers = listOf(old);
          if (papers.length === 0) return;
          const gone = which.map((n) => (n % papers.length) + 1);
          const result = attempt(text, () => removePapers(text, gone, 'f'));
          if (result === undefined) return;
          const rest = papers.filter((_, i) => !gone.includes(i + 1));
          expect(dataOf(result.text)).toEqual({ ...old, papers: rest });
          expect(result.papers).toHaveLength(new Set(gone).size);
          const kept = linesOf(result.text, shape.newline).map((line) =>
            rest.length > 0 ? line : line.replace(/^(papers:.*?) \[\]/, '$1'),
          );
          expect(isWithin(kept, linesOf(text, shape.newline))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

type Data = Readonly<Record<string, unknown>>;

function dataOf(text: string): Data {
  const { data, findings } = parseYaml(new TextEncoder().encode(text));
  expect(findings, text).toEqual([]);
  return data ?? {};
}

function listOf({ papers }: Data): unknown[] {
  return Array.isArray(papers) ? papers : [];
}

/** With their line ends, so that those are compared too; that of the last one may have to come or go. */
function linesOf(text: string, newline: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/(?<=\n)/);
  return lines.map((line) => (line.endsWith('\n') ? line : line + newline));
}

/** Whether lines are lines of a text in the same order, with others left out. */
function isWithin(lines: readonly string[], of: readonly string[]): boolean {
  let at = 0;
  return lines.every((line) => {
    at = of.indexOf(line, at) + 1;
    return at > 0;
  });
}
