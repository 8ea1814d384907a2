import type { Finding, Path } from '../../problem/index.ts';
import type { Archive } from '../archive.ts';
import type { Field } from '../../checks/index.ts';
import type { Issue } from '../model.ts';
import type { SourceMap } from '../../yaml/index.ts';
import type { Weekday } from '../../calendar.ts';

/** The things that a rule may look at besides the issue. */
export interface RuleContext {
  /** Without folder. */
  readonly fileName: string;
  /** The configured languages; the first is that of plain strings. */
  readonly languages: readonly string[];
  readonly weekStartsOn: Weekday;
  readonly sourceMap: SourceMap;
  /** As parsed, numbers where texts belong already read as texts. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Keys and entries that are there without a value. */
  readonly empty: readonly Path[];
  /** Every text of the issue, in the order of the file's format. */
  readonly fields: readonly Field[];
  readonly archive: Archive;
}

/** Something that a schema cannot say. Pure; reports where the author has to act. */
export type Rule = (issue: Issue, context: RuleContext) => Finding[];

/** What is found in each text. `flatMap` takes longer for it than most rules do, which find nothing in nearly all of them. */
export function foundIn(fields: readonly Field[], find: (field: Field) => readonly Finding[]): Finding[] {
  const found: Finding[] = [];
  for (const field of fields) for (const one of find(field)) found.push(one);
  return found;
}
