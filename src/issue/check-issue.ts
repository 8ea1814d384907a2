import type { Finding, Path } from '../problem/index.ts';
import { type Archive, emptyArchive } from './archive.ts';
import { checkSchema, type Field, type Validator, withoutCovered } from '../checks/index.ts';
import type { Parsed, Read } from '../yaml/index.ts';
import { fieldsOf } from './fields.ts';
import { type Issue, mostPapers } from './model.ts';
import { readIssue } from './read.ts';
import { checkRules } from './rules/index.ts';
import type { Weekday } from '../calendar.ts';

/** The most keys of one map: a text has one in each language, and no map of an issue has more. */
const mostKeys = 100;

export interface IssueCheck {
  /** Compiled from schema/issue.schema.json. */
  readonly validate: Validator;
  /** Without folder; an issue is named by its week. */
  readonly fileName: string;
  readonly languages: readonly string[];
  readonly weekStartsOn: Weekday;
  readonly read: Read;
  /** The newsletter's other issues; by default there are none. */
  readonly archive?: Archive;
}

export interface IssueFindings {
  readonly parsed: Parsed;
  /** `undefined` where the file is too broken to be an issue. */
  readonly issue: Issue | undefined;
  readonly findings: readonly Finding[];
  /** Every text of the issue. */
  readonly fields: readonly Field[];
}

/**
 * An issue file from its bytes to all that is wrong with it: YAML, schema, rules, less what only follows from something else
 * (the table in `checks/covers.ts`). Nothing more is looked for where the file's structure is broken, or nobody would read it.
 */
export function checkIssue(
  bytes: Uint8Array,
  { validate, read, archive = emptyArchive, ...settings }: IssueCheck,
): IssueFindings {
  const parsed = read(bytes);
  const { data, sourceMap, empty } = parsed;
  if (data === undefined) return { parsed, issue: undefined, findings: parsed.findings, fields: [] };
  const tooMany = tooManyIn(data, []);
  if (tooMany !== undefined)
    return { parsed, issue: undefined, findings: [...parsed.findings, tooMany], fields: [] };
  const schema = checkSchema(parsed, validate);
  const issue = readIssue(data, settings.languages);
  const fields = fieldsOf(issue, data);
  const rules = checkRules(issue, { archive, sourceMap, data, empty, fields, ...settings });
  const found = { yaml: parsed.findings, schema, rules };
  const lastPaper = issue.papers.length - 1;
  return { parsed, issue, findings: withoutCovered(found, { broken: parsed.broken, lastPaper }), fields };
}

/** What has more entries than anybody would read, each of which is looked at beside the others. */
function tooManyIn(value: unknown, path: Path): Finding | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const most = mostOf(value, path);
  if (entries.length > most) return { code: 'yaml/too-many', args: { most }, path };
  for (const [step, inner] of entries) {
    // What is a newsletter's own is none of ours.
    if (typeof step === 'string' && step.startsWith('x-')) continue;
    const found = tooManyIn(inner, [...path, step]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Any list that is not the issue's own is bounded as YAML alone is, before its values are made. */
function mostOf(value: object, path: Path): number {
  if (!Array.isArray(value)) return mostKeys;
  return path.length === 1 && path[0] === 'papers' ? mostPapers : Infinity;
}
