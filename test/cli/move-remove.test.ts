import { describe, expect, test } from 'vitest';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const week = '2025-07-07';
const path = `/desk/issues/${week}.yaml`;
const card = (title: string): string => `  # about ${title}\n  - title: { ko: "${title}" }\n`;
const issueOf = (...titles: string[]): string =>
  `week: ${week}\npapers:\n${titles.map(card).join('')}# end\n`;
const abc = issueOf('A', 'B', 'C');
const using = `using issues/${week}.yaml\n`;

interface Case {
  readonly run: string;
  readonly issue?: string;
  readonly code?: number;
  readonly stdout?: string;
  readonly stderr: string | RegExp;
  /** The file afterwards; left out: as it was. */
  readonly after?: string;
}

const cases: readonly Case[] = [
  {
    run: 'move 3 1',
    stdout: `issues/${week}.yaml\n`,
    stderr: `${using}moved paper 3 "C" to 1 in issues/${week}.yaml\n`,
    after: issueOf('C', 'A', 'B'),
  },
  {
    run: `move 1 2 --issue ${week}`,
    stdout: `issues/${week}.yaml\n`,
    stderr: `moved paper 1 "A" to 2 in issues/${week}.yaml\n`,
    after: issueOf('B', 'A', 'C'),
  },
  {
    run: 'move 2 2',
    stdout: `issues/${week}.yaml\n`,
    stderr: `${using}paper 2 "B" is already there in issues/${week}.yaml\n`,
  },
  {
    run: 'move 3 1 --dry-run',
    stdout: issueOf('C', 'A', 'B'),
    stderr: `${using}would write issues/${week}.yaml; nothing was written (--dry-run)\n`,
  },
  {
    run: 'move 4 1',
    code: 2,
    stderr: /there is no paper 4: \S+ has only 3 papers\nhint: Papers are counted/,
  },
  { run: 'move 1 4', code: 2, stderr: /there is no paper 4/ },
  { run: 'move 0 1', code: 2, stderr: /'0' is invalid for argument 'n'. It must be at least 1/ },
  { run: 'move 1 x', code: 2, stderr: /'x' is invalid for argument 'm'. It must be a whole number/ },
  { run: 'move 1', code: 2, stderr: /missing required argument 'm'\nhint: See: digest move --help/ },
  { run: 'move 1 2 -i 2025-07-07 -i latest', code: 2, stderr: /--issue is given twice/ },
  {
    run: 'move 1 2',
    issue: 'papers: [{ title: a }, { title: b }]\n',
    code: 1,
    stderr: /papers is written as \[ … \][\s\S]*hint: Write the list in block style/,
  },
  {
    run: 'remove 3 1 3 --quiet',
    stdout: `issues/${week}.yaml\n`,
    stderr: '',
    after: issueOf('B'),
  },
  {
    run: `remove 2 -i issues/${week}.yaml`,
    stdout: `issues/${week}.yaml\n`,
    stderr: `removed paper 2 "B" from issues/${week}.yaml\n`,
    after: issueOf('A', 'C'),
  },
  {
    run: 'remove 1',
    issue: 'papers:\n- title: "\\e[31m\\nred"\n',
    stdout: `issues/${week}.yaml\n`,
    stderr: `${using}removed paper 1 "\\x1b[31m red" from issues/${week}.yaml\n`,
    after: 'papers: []\n',
  },
  {
    run: 'remove 2 --dry-run',
    stdout: issueOf('A', 'C'),
    stderr: `${using}would write issues/${week}.yaml; nothing was written (--dry-run)\n`,
  },
  { run: 'remove 1', issue: `week: ${week}\n`, code: 2, stderr: /has no papers\nhint: `digest add-paper`/ },
  { run: 'remove', code: 2, stderr: /missing required argument 'n'/ },
  { run: 'remove 1 -i 2025-08-04', code: 2, stderr: /2025-08-04/ },
];

describe('move and remove', () => {
  test.each(cases)(
    '$run $issue',
    async ({ run, issue = abc, code = 0, stdout = '', stderr, after = issue }) => {
      const ran = await runCli(run, { files: newsletter({ [week]: issue }) });
      expect({ code: ran.code, stdout: ran.stdout }, ran.stderr).toEqual({ code, stdout });
      if (typeof stderr === 'string') expect(ran.stderr).toBe(stderr);
      else expect(ran.stderr).toMatch(stderr);
      expect(ran.context.files.text(path)).toBe(after);
    },
  );
});
