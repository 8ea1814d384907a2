import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

/** An issue with `count` papers, each about 700 characters. */
function long(count: number): string {
  const issue = soundIssue();
  const start = issue.indexOf('  - title:\n');
  const card = issue.slice(start);
  const cards = Array.from({ length: count }, (_, i) =>
    card
      .replace('2507.07001', `2507.${String(10_000 + i)}`)
      .replace('작은 모델의 쓸모', `논문 ${i + 1}`)
      .replace('우리는 일의', `${'가나다라 '.repeat(100)}우리는 일의`),
  );
  return `${issue.slice(0, start)}${cards.join('')}closing: 고맙습니다.\nmasthead: 처음\n`;
}

const config = 'name: T\nlocale: ko\nforum:\n  max_length: 3000\n';

async function files(
  command: string,
  settings = config,
): Promise<{ code: number; stderr: string; out: Record<string, string> }> {
  const { code, context, stderr, stdout } = await runCli(command, {
    files: newsletter({ '2025-07-07': long(6) }, settings),
  });
  const paths = stdout.split('\n').filter((line) => line.startsWith('out/'));
  return {
    code,
    stderr,
    out: Object.fromEntries(
      paths.map((path) => [path, new TextDecoder().decode(context.files.read(`/desk/${path}`))]),
    ),
  };
}

const cardsOf = (raw: string): string =>
  raw
    .slice(raw.indexOf('\n---\n\n## '))
    .replace(/\n---\n\n고맙습니다\.\n$/, '\n')
    .trim();

describe('a post that is too long', () => {
  test('is refused, with the papers that weigh most', async () => {
    const { code, stderr, out } = await files('render 2025-07-07 --format forum,json');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /error\s+forum\/length\s+the post has \d,\d{3} characters; the forum allows at most 3,000/,
    );
    expect(stderr).toMatch(/paper \d \(\d+\), paper \d \(\d+\) and paper \d \(\d+\)/);
    // It blocks its own format alone.
    expect(Object.keys(out)).toEqual(['out/2025-07-07.json']);
  });

  test('is cut between its cards', async () => {
    const { code, out } = await files('render 2025-07-07 --split');
    expect(code).toBe(0);
    const parts = Object.values(out);
    expect(Object.keys(out)).toEqual(parts.map((_, i) => `out/2025-07-07.forum.${i + 1}.md`));
    expect(parts.length).toBeGreaterThan(1);
    for (const [i, part] of parts.entries()) {
      expect([...part].length).toBeLessThanOrEqual(3000);
      expect(part).toContain(`(${i + 1}/${parts.length})`);
      expect(part.includes('처음')).toBe(i === 0);
      expect(part.includes('작은 모델(SLM)')).toBe(i === 0);
      expect(part.includes('고맙습니다')).toBe(i === parts.length - 1);
    }
    const whole = await runCli('render 2025-07-07', {
      files: newsletter({ '2025-07-07': long(6) }, 'locale: ko\n'),
    });
    expect(parts.map(cardsOf).join('\n\n')).toBe(cardsOf(whole.stdout));
  });

  test('parts of an earlier run do not stay behind', async () => {
    const first = await runCli('render 2025-07-07 --split', {
      files: newsletter({ '2025-07-07': long(6) }, config),
    });
    const { context } = first;
    context.files.put('/desk/issues/2025-07-07.yaml', soundIssue());
    await runCli('render 2025-07-07 --out out', context);
    expect(context.files.list('/desk/out')).toEqual(['2025-07-07.forum.md']);
  });

  test('at nine tenths of the limit there is a warning', async () => {
    const { stdout } = await runCli('render 2025-07-07', {
      files: newsletter({ '2025-07-07': long(6) }, 'locale: ko\n'),
    });
    const most = Math.ceil([...stdout].length / 0.95);
    const settings = `locale: ko\nforum:\n  max_length: ${most}\n`;
    const { code, stdout: problems } = await runCli('validate --rendered --format json', {
      files: newsletter({ '2025-07-07': long(6) }, settings),
    });
    const codes = JSON.parse(problems).map(
      (problem: { code: string; severity: string }) => `${problem.severity} ${problem.code}`,
    );
    expect({ code, codes }).toEqual({ code: 0, codes: ['warning forum/length'] });
  });
});
