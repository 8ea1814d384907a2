import { checkIssue, type IssueCheck } from '../../src/issue/check-issue.ts';
import { emptyArchive } from '../../src/issue/archive.ts';
import { judge, type RuleSettings } from '../../src/checks/judge.ts';
import validate from '../../src/generated/issue-validator.js';
import { parseYaml } from '../../src/yaml/parse.ts';
import { formatPath } from '../../src/problem/path.ts';
import { type Problem, sayProblem } from '../../src/problem/problem.ts';

/** An issue file from its bytes to problems, as `validate` goes, in a newsletter in Korean and English. */
export function problemsOf(
  source: string | Uint8Array,
  { rules = {}, ...settings }: Partial<IssueCheck> & { rules?: RuleSettings } = {},
): Problem[] {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const defaults = {
    fileName: '2025-07-07.yaml',
    languages: ['ko', 'en'],
    weekStartsOn: 'monday',
    archive: emptyArchive,
    read: parseYaml,
  } as const;
  const { parsed, issue, findings } = checkIssue(bytes, { validate, ...defaults, ...settings });
  const { sourceMap, text } = parsed;
  return judge(findings, { file: '/issues/x.yaml', sourceMap, text, draft: issue?.draft === true, rules });
}

/** `14:13 error paper/title-empty papers[1].title.en`, one for each problem. */
export function linesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ place, severity, code, path }) =>
    [`${place.line}:${place.column}`, severity, code, formatPath(path)]
      .filter((part) => part !== '')
      .join(' '),
  );
}

/** Everything about problems that a reader sees, for a snapshot. */
export function sayAll(problems: readonly Problem[]): string {
  return problems
    .map((problem) => {
      const { line, column, endLine, endColumn } = problem.place;
      const { message, hint } = sayProblem(problem);
      const where = `${line}:${column}-${endLine}:${endColumn}`;
      const path = formatPath(problem.path);
      return `${where} ${problem.severity} ${problem.code}\n  ${path === '' ? '' : `${path}: `}${message}\n${hint === undefined ? '' : `  hint: ${hint}\n`}`;
    })
    .join('');
}
