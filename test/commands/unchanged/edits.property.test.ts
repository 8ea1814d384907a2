import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Of } from '../../../src/ledger/hash.ts';
import { runBoth } from '../../support/cached.ts';
import { manyIssues } from '../../support/issues.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

type Edit = (files: MemoryFiles, path: string, other: string) => void;

const replace =
  (from: RegExp, to: string): Edit =>
  (files, path) => {
    if (files.paths(path).length > 0) files.put(path, files.text(path).replace(from, to));
  };

const ledgerOf = (path: string): string => path.replace('/issues/', '/published/').replace(/ya?ml$/, 'json');

/** The ledger of a week whose issue is on the forum as it is now. */
function ledgerText(path: string, issue: string): string {
  const hash = sha256Of(issue);
  const [, week = ''] = /(\d{4}-\d\d-\d\d)\./.exec(path) ?? [];
  return JSON.stringify({
    version: 1,
    week,
    forum: {
      url: 'https://forum.example',
      external_id: week,
      topic: 1,
      address: 'https://forum.example/t/1',
      title: 'A',
      posts: [{ part: 1, state: 'posted', post: 1, number: 1, raw: hash, at: '2025-07-14T03:00:00Z' }],
      issue: hash,
    },
  });
}

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
  posted: (files, path) => {
    if (files.paths(path).length === 0) return;
    files.put(ledgerOf(path), ledgerText(path, files.text(path)));
    files.put(ledgerOf(path).replace(/json$/, 'forum.yaml'), files.text(path));
  },
  moved: (files, path) => replace(/\/t\/\d+/, '/t/9')(files, ledgerOf(path), ''),
  lost: (files, path) => files.drop(ledgerOf(path)),
  spoilt: (files, path) => files.put(ledgerOf(path), '{'),
  copyGone: (files, path) => files.drop(ledgerOf(path).replace(/json$/, 'forum.yaml')),
  comment: replace(/$/, '# seen\n'),
  waiting: (files, path) => files.put(path.replace('/issues/', '/inbox/'), 'title: A\n'),
  taken: (files, path) => files.drop(path.replace('/issues/', '/inbox/')),
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
  line: fc.constantFrom(
    'render --all --format forum,email',
    'validate',
    'validate --format json',
    'status',
    'status --format json',
  ),
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
