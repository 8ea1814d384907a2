import { catalogue, type Finding, isProblemCode, type Problem, type Severity } from '../problem/index.ts';
import { type Ignore, readIgnores } from './ignores.ts';
import { nearest } from '../text/index.ts';
import type { SourceMap } from '../yaml/index.ts';

export type RuleSettings = Readonly<Partial<Record<string, Severity | 'off'>>>;

export interface Judged {
  readonly file: string;
  readonly sourceMap: SourceMap;
  readonly text: string;
  readonly draft: boolean;
  readonly rules: RuleSettings;
  /** Codes that were not looked for this time, so that an unused `digest-ignore` of theirs is no problem. */
  readonly notChecked?: (code: string) => boolean;
  /** Whether those come back too that are only mended. */
  readonly withSilent?: boolean;
}

/**
 * Findings as problems: with a place in the file and the severity that drafts and the config's rules give them, less
 * those that a `# digest-ignore CODE: reason` on the line before suppresses. Sorted by place, those of other files last.
 */
export function judge(findings: readonly Finding[], on: Judged): Problem[] {
  const ignores = readIgnores(on.sourceMap);
  const used = new Set<Ignore>();
  const problems: Problem[] = [];
  const report = (finding: Finding, place: Problem['place']): void => {
    const severity = severityOf(finding, on);
    if (severity !== 'off') problems.push(problemOf(finding, severity, place, on.file));
  };
  const byAim = new Map(ignores.toReversed().map((ignore) => [aimOf(ignore.aims, ignore.code), ignore]));
  for (const finding of findings) {
    const place = placeOf(finding, on.sourceMap);
    const ignore =
      ignores.length === 0
        ? undefined
        : suppressor(finding, { byAim, line: place.line, sourceMap: on.sourceMap });
    if (ignore === undefined) report(finding, place);
    else used.add(ignore);
  }
  for (const ignore of ignores) {
    const own = aboutIgnore(ignore, used.has(ignore) || on.notChecked?.(ignore.code) === true);
    if (own !== undefined) report(own, ignore.place);
  }
  return problems.toSorted(
    (a, b) => Number(a.file !== on.file) - Number(b.file !== on.file) || byPlace(a, b),
  );
}

export function byPlace(a: Problem, b: Problem): number {
  return (
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}

/** Finds the comment that aims at the line of the problem, or of the key whose text has it further down. */
function suppressor(
  finding: Finding,
  { byAim, line, sourceMap }: { byAim: ReadonlyMap<string, Ignore>; line: number; sourceMap: SourceMap },
): Ignore | undefined {
  if (catalogue[finding.code].fixed === true) return undefined;
  const key = finding.path.length === 0 ? line : sourceMap.ofKey(finding.path).line;
  return (
    byAim.get(aimOf(Math.min(line, key), finding.code)) ?? byAim.get(aimOf(Math.max(line, key), finding.code))
  );
}

function aimOf(line: number, code: string): string {
  return `${line} ${code}`;
}

/** Finds the problems of the comment itself. */
function aboutIgnore({ code, reason }: Ignore, used: boolean): Finding | undefined {
  const path: [] = [];
  if (!isProblemCode(code)) {
    return {
      code: 'ignore/unknown',
      args: { code, suggestion: nearest(code, Object.keys(catalogue)) },
      path,
    };
  }
  if (!used) return { code: 'ignore/unused', args: { code }, path };
  return reason === '' ? { code: 'ignore/reason', args: { code }, path } : undefined;
}

function severityOf(
  { code, severity: given }: Finding,
  { draft, rules, withSilent }: Judged,
): Severity | 'off' {
  const set = rules[code];
  const { severity, lenientInDrafts, fixed, silent } = catalogue[code];
  if (set === 'off' && fixed !== true) return 'off';
  if (silent === true && set === undefined && withSilent !== true) return 'off';
  if (draft && lenientInDrafts === true) return 'warning';
  if (fixed === true) return severity;
  // A warning that a format gives at 90 % of its limit stays one.
  if (given === 'warning') return 'warning';
  return set ?? given ?? severity;
}

function placeOf({ path, at }: Finding, sourceMap: SourceMap): Problem['place'] {
  if (at === undefined) return sourceMap.ofValue(path);
  return at === 'key' ? sourceMap.ofKey(path) : at;
}

function problemOf(finding: Finding, severity: Severity, place: Problem['place'], file: string): Problem {
  const { code, args, path, fix, elsewhere } = finding;
  // A comment that suppresses it stands where the text is; who is told of it needs the place to mend.
  return { code, args, path, severity, place, file, ...elsewhere, ...(fix && { fix }) } as Problem;
}
