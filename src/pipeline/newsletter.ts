import { join, relative } from 'node:path';
import type { Context } from '../context.ts';
import { version } from '../generated/version.js';
import {
  type ArchiveIndex,
  type Config,
  configName,
  findRoot,
  type KnownPapers,
  loadConfig,
  type LoadedTerms,
  loadTerms,
  openArchive,
  readKnownPapers,
} from '../newsletter/index.ts';
import { findConfigProblems, findLiveConfig } from '../text-checks/index.ts';
import { Failure, type Problem } from '../problem/index.ts';

/** A newsletter that was found and whose config was read. */
export interface Newsletter {
  /** Absolute path of its folder. */
  readonly root: string;
  readonly config: Config;
  /** The problems of the config; defaults replace its wrong values. */
  readonly configProblems: readonly Problem[];
  readonly configSource: string | undefined;
  /** Its terminology, with what is wrong in that file: no command but `validate` minds. */
  readonly terms: LoadedTerms;
  /** The papers and numbers of its issues. The files are searched once, at the first question. */
  readonly archive: ArchiveIndex;
  /** The papers that were published before all of them. */
  readonly known?: KnownPapers | undefined;
}

export interface OpenOptions {
  /** Whether all is looked for in the config's texts, which takes a little longer. */
  readonly isThorough?: boolean;
}

/** The newsletter around the working directory. Throws Failure `no-newsletter`. */
export async function openNewsletter(context: Context, options: OpenOptions = {}): Promise<Newsletter> {
  const root = findRoot(context, context.cwd);
  if (root === undefined) throw new Failure('no-newsletter', { from: context.cwd });
  return newsletterAt(context, root, options);
}

export async function newsletterAt(
  { files }: Context,
  root: string,
  { isThorough = false }: OpenOptions = {},
): Promise<Newsletter> {
  const { config, problems, source } = await loadConfig(files, root, {
    version,
    findInTexts: async (settings, sourceMap) => [
      ...(await findConfigProblems(settings, sourceMap, { isThorough })),
      ...(isThorough ? await findLiveConfig(settings, sourceMap) : []),
    ],
  });
  const terms = await loadTerms(files, root, config);
  const known = readKnownPapers(files, root, config);
  const archive = openArchive(files, root, { papers: known });
  return { root, config, configProblems: problems, configSource: source, terms, known, archive };
}

/** Throws Failure `config-broken` where the config has errors: every command but `validate` wants it whole. */
export function requireSoundConfig(
  { root, configProblems: problems, configSource: source }: Newsletter,
  cwd: string,
): void {
  if (problems.some((problem) => problem.severity === 'error')) {
    throw new Failure('config-broken', { path: relative(cwd, join(root, configName)), problems, source });
  }
}
