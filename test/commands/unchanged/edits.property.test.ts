import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runBoth } from '../../support/cached.ts';
import { manyIssues } from '../../support/issues.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

type Edit = (files: MemoryFiles, path: string, other: string) => void;

const replace =
  (from: RegExp, to: string): Edit =>
  (files, path) => {
    if (files.paths(path).length > 0) files.put(path, files.text(path).replace(from, to));
  };

/** What somebody may do to a newsletter between two runs. */
const edits: Readonly<Record<string, Edit>> = {
  nothing: () => {},
  text: replace(/얼마나/, '참으로 얼마나'),
  paper: replace(/arxiv: .*/, 'arxiv: "2001.06001"'),
  own: (files, path) => {
    const [, year, month, day] = /(\d\d)-(\d\d)-(\d\d)\./.exec(path) ?? [];
    replace(/arxiv: .*/, `arxiv: "${year}${month}.${day}001"`)(files, path, '');
  },
  number: replace(/^(?:number: .*\n)?week:/m, 'number: 5\nweek:'),
  unnumbered: replace(/^number: .*\n/m, ''),
  draft: replace(/^intro:/m, 'draft: true\nintro:'),
  broken: replace(/papers:/, 'papers: ['),
  whole: replace(/papers: \[/, 'papers:'),
  link: replace(/^papers:/m, 'sections:\n  - title: Talks\n    items: [https://example.org/talk]\npapers:'),
  removed: (files, path) => files.drop(path),
  renamed: (files, path, other) => {
    if (files.paths(path).length === 0) return;
    const text = files.text(path);
    files.drop(path);
    files.put(other.replace(/yaml$/, 'yml'), text);
  },
  copied: (files, path, other) => {
    if (files.paths(path).length > 0) files.put(other, files.text(path));
  },
  touched: replace(/$/, ''),
  config: (files) => files.put('/desk/digest.config.yaml', 'name: Other\nlocale: en\n'),
  back: (files) => files.put('/desk/digest.config.yaml', 'name: Test\nlocale: ko\n'),
  output: (files) => {
    const [first] = files.paths('/desk/out');
    if (first !== undefined) files.put(first, 'by hand');
  },
  outputGone: (files) => {
    const last = files.paths('/desk/out').at(-1);
    if (last !== undefined) files.drop(last);
  },
};

const issues = manyIssues(14);
const paths = Object.keys(issues)
  .filter((name) => !name.endsWith('/'))
  .map((name) => `/desk/issues/${name}`);
const step = fc.record({
  edit: fc.constantFrom(...Object.keys(edits)),
  path: fc.constantFrom(...paths),
  other: fc.constantFrom(...paths),
  line: fc.constantFrom('render --all --format forum,text', 'validate', 'validate --format json'),
});

test('after any edits a run says and writes what it would without a cache', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      const files = new MemoryFiles({ '/desk/digest.config.yaml': 'name: Test\nlocale: ko\n' });
      for (const [name, text] of Object.entries(issues))
        if (!name.endsWith('/')) files.put(`/desk/issues/${name}`, text);
      for (const { edit, path, other, line } of steps) {
        edits[edit]?.(files, path, other);
        const { cached, plain, left } = await runBoth(line, files);
        expect({ ...cached, read: [], isAgain: false }).toEqual({ ...plain, read: [], isAgain: false });
        expect(left[0]).toEqual(left[1]);
      }
    }),
    { numRuns: 25, seed: 22 },
  );
}, 300_000);
