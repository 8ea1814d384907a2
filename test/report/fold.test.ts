import { expect, test } from 'vitest';
import { piecesForHumans, reportHuman } from '../../src/report/human.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';
import { options, problems, week } from './sample.ts';

/** Untitled papers, which have one code and one hint but each its own place and sentence. */
const untitled = (count: number): Problem[] =>
  Array.from({ length: count }, (_, i): Problem => ({
    code: 'paper/title-empty',
    severity: 'error',
    args: { position: i + 1, language: 'en' },
    path: ['papers', i, 'title', 'en'],
    file: week,
    place: { line: 5, column: 11 + i, endLine: 5, endColumn: 13 + i },
  }));

const headLines = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('issues/'));
const hints = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('   hint:'));

test('at a terminal the fourth of a kind and those behind it have a line each, with their place', () => {
  const text = reportHuman(untitled(5), options({ isTerminal: true }));
  expect(headLines(text)).toEqual(headLines(reportHuman(untitled(5), options())));
  expect(headLines(text)).toHaveLength(5);
  expect(hints(text)).toHaveLength(3);
  expect(text).toMatch(
    /hint: .*\n\nissues\/2025-07-07\.yaml:5:14 .*\nissues\/2025-07-07\.yaml:5:15 .*\n\n✖ 5 errors in 1 file\n$/,
  );
});

test('three of a kind are told in full, and so is another kind behind them', () => {
  const [first, ...others] = untitled(4);
  const mixed = [...others, ...problems.slice(1), ...(first === undefined ? [] : [first])];
  const atTerminal = reportHuman(mixed, options({ isTerminal: true }));
  const elsewhere = reportHuman(mixed, options());
  expect(hints(atTerminal)).toHaveLength(hints(elsewhere).length - 1);
  expect(atTerminal.length).toBeLessThan(elsewhere.length);
  const three = [...others, ...problems.slice(1)];
  expect(reportHuman(three, options({ isTerminal: true }))).toBe(reportHuman(three, options()));
});

test('the last line has the colours of what it counts', () => {
  const text = reportHuman(problems.slice(0, 2), options({ colour: true }));
  expect(text.trimEnd().split('\n').at(-1)).toBe(
    '\u001b[31m✖ 1 error\u001b[39m \u001b[33m⚠ 1 warning\u001b[39m in 1 file',
  );
});

test('validate folds where stdout is a terminal, and tells files and pipes everything', async () => {
  const titles = Array.from({ length: 4 }, () => '  - title:\n      ko: ""\n').join('');
  const files = newsletter({ '2025-07-07': `week: 2025-07-07\npapers:\n${titles}` });
  const env = { NO_COLOR: '1' };
  const hintsOf = async (tty: boolean): Promise<number> => {
    const { stdout } = await runCli('validate', { files, env, tty: { stdout: tty } });
    return stdout.match(/hint: Write the title/g)?.length ?? 0;
  };
  expect([await hintsOf(true), await hintsOf(false)]).toEqual([3, 4]);
});

test('what is said of thousands comes in pieces of whole lines, with the same gaps', () => {
  const pieces = [...piecesForHumans(untitled(3000), options())];
  expect(pieces.length).toBeGreaterThan(5);
  for (const piece of pieces) {
    expect(piece.length).toBeLessThan(60_000);
    expect(piece.endsWith('\n')).toBe(true);
  }
  const blocks = pieces.join('').split('\n\n');
  expect(blocks).toHaveLength(3001);
  expect(blocks.filter((block) => block.startsWith('issues/'))).toHaveLength(3000);
});
