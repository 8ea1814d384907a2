import { catalogue } from '../problem/index.ts';
import type { Finding, Problem, ProblemCode, Severity } from '../problem/index.ts';
import type { Places } from './places.ts';

export type RuleSettings = Readonly<Partial<Record<string, Severity | 'off'>>>;

export interface Judged {
  readonly file: string;
  readonly places: Places;
  readonly text: string;
  readonly draft: boolean;
  readonly rules: RuleSettings;
  /** Codes that were not looked for this time, so that an unused `digest-ignore` of theirs is no problem. */
  readonly notChecked?: (code: string) => boolean;
}

/**
 * Findings as problems: with a place in the file and the severity that drafts and the config's rules give them, less
 * those that a `# digest-ignore CODE: reason` on the line before silences. Sorted by place.
 */
export function judge(findings: readonly Finding[], on: Judged): Problem[] {
  const ignores = readIgnores(on.text);
  const problems: Problem[] = [];
  for (const finding of findings) {
    const severity = severityOf(finding, on);
    const place = placeOf(finding, on.places);
    const lines = [place.line, on.places.ofKey(finding.path).line];
    const ignore = ignores.find((entry) => entry.code === finding.code && lines.includes(entry.aims));
    if (ignore !== undefined) ignore.used = true;
    else if (severity !== 'off') problems.push(problemOf(finding, severity, place, on.file));
  }
  for (const { code, used, reason, line, column, endColumn } of ignores) {
    const place = { line, column, endLine: line, endColumn };
    const unused = !used && on.notChecked?.(code) !== true;
    const own: Finding | undefined = unused
      ? { code: 'ignore/unused', args: { code }, path: [], at: place }
      : reason === ''
        ? { code: 'ignore/reason', args: { code }, path: [], at: place }
        : undefined;
    if (own === undefined) continue;
    const severity = severityOf(own, on);
    if (severity !== 'off') problems.push(problemOf(own, severity, place, on.file));
  }
  return problems.toSorted(byPlace);
}

export function byPlace(a: Problem, b: Problem): number {
  return (
    a.place.line - b.place.line || a.place.column - b.place.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}

function severityOf({ code, severity }: Finding, { draft, rules }: Judged): Severity | 'off' {
  const set = rules[code];
  const kind = catalogue[code];
  const usual = severity ?? kind.severity;
  if (draft && kind.lenientInDrafts === true) return set === 'off' ? 'off' : 'warning';
  // A warning that a format gives at 90 % of its limit stays one.
  return set ?? usual;
}

function placeOf({ path, at }: Finding, places: Places): Problem['place'] {
  if (at === undefined) return places.ofValue(path);
  return at === 'key' ? places.ofKey(path) : at;
}

function problemOf(finding: Finding, severity: Severity, place: Problem['place'], file: string): Problem {
  const { code, args, path } = finding;
  return { code, args, path, severity, place, file } as Problem;
}

interface Ignore {
  readonly code: ProblemCode | string;
  readonly reason: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** The first line below it that is not another digest-ignore. */
  aims: number;
  used: boolean;
}

function readIgnores(text: string): Ignore[] {
  if (!text.includes('digest-ignore')) return [];
  const ignores: Ignore[] = [];
  const lines = text.split(/\r?\n/);
  lines.forEach((source, i) => {
    const match = /^(\s*)#\s*digest-ignore\s+([^\s:]+)(?::\s*(.*?))?\s*$/.exec(source);
    if (match === null) return;
    const [, indent = '', code = '', reason = ''] = match;
    let aims = i + 1;
    while (/^\s*#\s*digest-ignore\b/.test(lines[aims] ?? '')) aims++;
    const place = { line: i + 1, column: indent.length + 1, endColumn: source.trimEnd().length + 1 };
    ignores.push({ code, reason, ...place, aims: aims + 1, used: false });
  });
  return ignores;
}
