import { isMap } from '../../src/data.ts';
import { unifiedDiff } from '../../src/diff/index.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { FakeContext } from '../support/context.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';
import { type Dice, utf8 } from './dice.ts';
import { Finding, runHeld } from './oracle.ts';
import { issuePath, week } from './weeks.ts';

const config =
  'name: Test\nlocale: ko\nemail: { from: a@example.org, to: b@example.org, unsubscribe_url: "https://example.org/u" }\n';

const deskWith = (issue: string | Uint8Array): FakeContext =>
  fakeContext({ files: { ...newsletter({}, config), [issuePath]: issue } });

/** What is rendered reads back as what was written: an issue without an error renders, and `--rendered` finds nothing different. */
export async function holdReading(text: string): Promise<void> {
  const problems = await problemsOf(deskWith(text), '--rendered');
  const differing = problems.filter(({ code }) => code.endsWith('/differs'));
  // All other errors are in the issue itself.
  if (problems.filter(({ severity }) => severity === 'error').length > differing.length) return;
  if (differing.length > 0) throw new Finding(`readers see something else: ${JSON.stringify(differing)}`);
}

/** `--fix` adds no error, and a second run changes nothing. */
export async function holdFix(bytes: Uint8Array): Promise<void> {
  const desk = deskWith(bytes);
  const before = await problemsOf(desk);
  await runHeld('validate --fix', desk);
  const once = desk.files.text(issuePath);
  const after = await problemsOf(desk);
  // While a file cannot be read, what else is wrong in it is not known.
  if (!before.some(({ code }) => isSyntax(code))) {
    for (const [code, count] of countsOf(after)) {
      if (count > (countsOf(before).get(code) ?? 0))
        throw new Finding(`--fix made an error: ${code}\n${unifiedDiff(decoded(bytes), once, issuePath)}`);
    }
  }
  await runHeld('validate --fix', desk);
  const twice = desk.files.text(issuePath);
  if (twice !== once)
    throw new Finding(`a second --fix changes more\n${unifiedDiff(once, twice, issuePath)}`);
}

/** `add-paper`, `move` and `remove` change their own bytes alone, and the data as they say; what they refuse, they leave. */
export async function holdEdits(written: string, dice: Dice): Promise<void> {
  // A file has no half of a pair of surrogates.
  const text = decoded(utf8(written));
  const papers = papersIn(text);
  const [from, to] = [dice.below(papers?.length ?? 3), dice.below(papers?.length ?? 3)];
  const added = { title: { ko: '새 논문', en: 'New' }, arxiv: '2507.09999', summary: '요약입니다.' };
  switch (dice.below(3)) {
    case 0:
      return holdEdit(text, ['add-paper', '--from', '-', '--yes', '-i', week], {
        stdin: JSON.stringify(added),
        papers: papers === undefined ? undefined : [...papers, added],
        isTouched: (after) => isCutOut(after, text) || isCutOut(after, text.replace(/ ?\[ *\]/, '')),
      });
    case 1:
      return holdEdit(text, ['move', String(from + 1), String(to + 1), '-i', week], {
        papers: papers?.toSpliced(from, 1).toSpliced(to, 0, papers[from]),
        isTouched: (after) => sortedLines(after) === sortedLines(text),
      });
    default:
      return holdEdit(text, ['remove', String(from + 1), '-i', week], {
        papers: papers?.toSpliced(from, 1),
        isTouched: (after) =>
          isCutOut(text, after) || (papers?.length === 1 && isCutOut(text, after.replace(' []', ''))),
      });
  }
}

interface Edit {
  readonly stdin?: string;
  /** What the issue is to have then; `undefined` where it cannot be read. */
  readonly papers: readonly unknown[] | undefined;
  readonly isTouched: (after: string) => boolean;
}

async function holdEdit(
  text: string,
  argv: readonly string[],
  { stdin, papers, isTouched }: Edit,
): Promise<void> {
  const files = { ...newsletter({}, config), [issuePath]: text };
  const { code, context } = await runHeld(
    argv,
    fakeContext({ files, ...(stdin === undefined ? {} : { stdin }) }),
  );
  const after = context.files.text(issuePath);
  const said = `${argv.join(' ')} (exit ${code})`;
  if (after === text) return;
  if (!isTouched(after))
    throw new Finding(`${said} touches more than its own\n${unifiedDiff(text, after, issuePath)}`);
  const now = papersIn(after);
  if (JSON.stringify(now) === JSON.stringify(papers)) return;
  const at = now?.findIndex((paper, i) => JSON.stringify(paper) !== JSON.stringify(papers?.[i])) ?? -1;
  const both = [now, papers].map((list) => JSON.stringify(list?.[at]));
  throw new Finding(
    `${said}: ${now?.length} papers for ${papers?.length}; paper ${at + 1}: ${both.join('\nfor ')}`,
  );
}

interface Row {
  readonly code: string;
  readonly severity: string;
}

async function problemsOf(desk: FakeContext, flags = ''): Promise<readonly Row[]> {
  const { stdout } = await runHeld(`validate --no-cache -f json ${flags}`.trimEnd(), desk);
  return stdout === '' ? [] : (JSON.parse(stdout) as Row[]);
}

function countsOf(rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, severity } of rows)
    if (severity === 'error') counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function isSyntax(code: string): boolean {
  return code.startsWith('yaml/') || code === 'text/colon';
}

function papersIn(text: string): readonly unknown[] | undefined {
  const { data } = parseYaml(utf8(text));
  if (!isMap(data)) return undefined;
  const papers = data['papers'] ?? [];
  return Array.isArray(papers) ? papers : undefined;
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Whether `whole` with one piece cut out is `rest`. */
function isCutOut(whole: string, rest: string): boolean {
  let start = 0;
  while (start < rest.length && whole[start] === rest[start]) start++;
  return whole.length >= rest.length && whole.endsWith(rest.slice(start));
}

/** Every line that has something, whole, in no order of the text. */
function sortedLines(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .toSorted()
    .join('\n');
}
