import { join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { fileAt, readBytes } from '../files/index.ts';
import {
  checkSchema,
  controlCharacter,
  foldedText,
  invisibleCharacter,
  judge,
  withoutCovered,
} from '../checks/index.ts';
import { readTexts } from '../issue/index.ts';
import { type Parsed, PathSet, reading, type SourceMap } from '../yaml/index.ts';
import validate from '../generated/config-validator.js';
import { Failure, type Finding, type Problem } from '../problem/index.ts';
import { checkConfig, textsOfConfig } from './check-config.ts';
import type { Config } from './model.ts';
import { readConfig } from './read-config.ts';
import { configName } from './root.ts';

export interface LoadedConfig {
  readonly config: Config;
  readonly problems: readonly Problem[];
  /** Text of the file for frames; `undefined` where there is none. */
  readonly source: string | undefined;
}

/** What is wrong in the texts that every issue shows, found by who can read them. */
export type FindInTexts = (config: Config, sourceMap: SourceMap) => Promise<readonly Finding[]>;

/**
 * The newsletter's settings. Without a file they are all defaults; what is wrong in the file comes back as problems, and
 * its default stands in for it. Throws Failure `config-requires` before anything else is looked at, and `cannot-read`.
 */
export async function loadConfig(
  files: FileSystem,
  root: string,
  { version, findInTexts }: { readonly version: string; readonly findInTexts?: FindInTexts },
): Promise<LoadedConfig> {
  const file = join(root, configName);
  const exists = fileAt(files, file) !== undefined;
  const bytes = exists ? readBytes(files, file) : new Uint8Array();
  const { config, problems, parsed } = await checkConfigBytes(bytes, { file, version, findInTexts });
  return {
    config: exists ? config : { ...config, file: undefined },
    problems,
    source: exists ? parsed.text : undefined,
  };
}

export interface CheckedConfig {
  readonly config: Config;
  readonly problems: readonly Problem[];
  readonly parsed: Parsed;
}

/** The same for bytes that may not be on the disk yet. `withSilent`: with problems that nobody is told of. */
export async function checkConfigBytes(
  bytes: Uint8Array,
  {
    file,
    version,
    findInTexts,
    withSilent = false,
  }: {
    readonly file: string;
    readonly version: string;
    readonly findInTexts?: FindInTexts | undefined;
    readonly withSilent?: boolean;
  },
): Promise<CheckedConfig> {
  const parsed = await reading((read) => read(bytes));
  // A file of comments alone sets nothing, and that is all right.
  const empty = parsed.findings.some((f) => f.code === 'yaml/not-a-map' && f.args.found === 'nothing');
  const data = parsed.data ?? {};
  const range = await checkVersion(data['requires'], file, version);
  const findings = empty ? [] : [...parsed.findings.map(ofConfig), ...range, ...findingsOf(parsed)];
  const config = readConfig(data, file);
  const { sourceMap, text } = parsed;
  for (const one of (await findInTexts?.(config, sourceMap)) ?? []) findings.push(one);
  const problems = judge(findings, {
    file,
    sourceMap,
    text,
    draft: false,
    rules: config.rules,
    withSilent,
    notChecked: (code) => code.startsWith('link/'),
  });
  return { config, problems, parsed };
}

/** The hint of the sentence is for the file that it is about. */
function ofConfig(finding: Finding): Finding {
  return finding.code === 'yaml/not-a-map'
    ? { ...finding, args: { ...finding.args, isConfig: true } }
    : finding;
}

function findingsOf(parsed: Parsed): Finding[] {
  if (parsed.data === undefined) return [];
  const schema = withoutCovered({ yaml: [], schema: checkSchema(parsed, validate), rules: [] }, parsed);
  const texts = ['masthead', 'closing'].flatMap((key) => readTexts(parsed.data?.[key], [key], []));
  const placed = textsOfConfig(parsed.data);
  const controls = placed.flatMap((text) => controlCharacter(text, parsed.sourceMap));
  // What is told as that need not be told as no address, too.
  const isControl = new PathSet(controls.map(({ path }) => path));
  return [
    ...schema,
    ...controls,
    ...placed.flatMap((text) => invisibleCharacter(text, parsed.sourceMap)),
    ...checkConfig(parsed.data).filter(({ path }) => !isControl.has(path)),
    ...texts.flatMap(({ path }) => foldedText(path, parsed)),
  ];
}

/** Throws for a range without this version; comes back with what is no range at all. */
async function checkVersion(requires: unknown, path: string, version: string): Promise<Finding[]> {
  if (typeof requires !== 'string' && typeof requires !== 'number') return [];
  const { default: satisfies } = await import('semver/functions/satisfies.js');
  const { default: valid } = await import('semver/ranges/valid.js');
  const range = String(requires);
  if (valid(range) === null) {
    const args = { what: 'requires', value: range, expected: { form: 'range' }, example: '">=1.0"' } as const;
    return [{ code: 'schema/value', args, path: ['requires'] }];
  }
  if (!satisfies(version, range, { includePrerelease: true })) {
    throw new Failure('config-requires', { path, requires: range, version });
  }
  return [];
}
