import { relative } from 'node:path';
import type { Context } from '../../context.ts';
import {
  type DraftKind,
  openProvider,
  promptFor,
  type PromptTools,
  type Want,
  wantsOf,
  withoutAbstract,
} from '../../drafting/index.ts';
import { readBytes, requireWritable } from '../../files/index.ts';
import { openPrompts } from '../../formats/index.ts';
import { version } from '../../generated/version.js';
import { findIssue, readOverrides } from '../../newsletter/index.ts';
import { type Newsletter, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import { accept } from './accept.ts';
import { earlierTexts } from './earlier.ts';
import { round } from './round.ts';
import { Sheet } from './sheet.ts';
import { whatOf } from './what-of.ts';

export interface DraftOptions {
  readonly what?: readonly DraftKind[];
  /** Numbers of papers, from 1. */
  readonly paper?: readonly number[];
  readonly accept?: readonly string[];
  readonly dryRun?: true;
  readonly offline?: true;
  readonly yes?: true;
}

/** A takeaway is optional, and asked for where somebody names it. */
const usualKinds: readonly DraftKind[] = ['titles', 'abstracts', 'summaries', 'intro'];

/**
 * Has a language model write what an issue lacks, and prints its path. Shows what would be asked for, asks once, and writes what passes
 * the checks, each text with a mark that says that nobody has read it yet.
 */
export async function draft(context: Context, ref: string, options: DraftOptions): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const { root, config } = newsletter;
  const { files, cwd } = context;
  const { path: file } = findIssue(files, ref, { root, cwd, weekStartsOn: config.weekStartsOn });
  const name = relative(cwd, file) || file;
  const notices: Notice[] = ref === 'latest' ? [{ code: 'issue-chosen', args: { issue: name } }] : [];
  const isDryRun = options.dryRun === true;
  if (!isDryRun) requireWritable(files, file);
  if (options.accept !== undefined) return accept(context, options.accept, { file, name, isDryRun, notices });

  const sheet = await Sheet.open(readBytes(files, file), { newsletter, file, name });
  // Who names papers means them alone, unless they say so.
  const { paper: papers, what } = options;
  const kinds = what ?? usualKinds.filter((kind) => papers === undefined || kind !== 'intro');
  const all = wanted(sheet, newsletter, { kinds, papers }, name);
  const wants = all.filter((want) => sheet.takes(want));
  const failures = all
    .filter((want) => !wants.includes(want))
    .map((want) => new Failure('draft-not-editable', { what: whatOf(want), path: name }));
  const { issue } = sheet.checked;
  const bare = issue === undefined ? [] : withoutAbstract(issue, { kinds, papers });
  if (bare.length > 0) notices.push({ code: 'no-abstract', args: { papers: bare, issue: name } });
  if (wants.length === 0) {
    if (all.length === 0 && bare.length === 0)
      notices.push({ code: 'nothing-to-draft', args: { issue: name } });
    return { notices, failures };
  }
  const tools = await toolsFor(context, newsletter, file);
  if (isDryRun) return { output: printed(wants, tools), notices, failures };
  const provider = openProvider(context, `paper-digest/${version}`);
  const outcome = await round(context, {
    newsletter,
    sheet,
    file,
    name,
    wants,
    papers,
    tools,
    provider,
    isOffline: options.offline === true,
    isYes: options.yes === true,
  });
  return {
    ...outcome,
    notices: [...notices, ...(outcome.notices ?? [])],
    failures: [...failures, ...(outcome.failures ?? [])],
  };
}

/** Throws Failure `no-such-paper`. */
function wanted(
  { checked }: Sheet,
  { config }: Newsletter,
  wish: Parameters<typeof withoutAbstract>[1],
  path: string,
): Want[] {
  const { issue, parsed } = checked;
  const papers = issue?.papers.length ?? 0;
  const beyond = wish.papers?.find((number) => number > papers);
  if (beyond !== undefined) throw new Failure('no-such-paper', { number: beyond, path, papers });
  if (issue === undefined) return [];
  return wantsOf(issue, { data: parsed.data, languages: config.languages, ...wish });
}

async function toolsFor(context: Context, newsletter: Newsletter, file: string): Promise<PromptTools> {
  const { config, root, terms } = newsletter;
  return {
    prompts: await openPrompts(readOverrides(context.files, root, 'draft')),
    taste: config.draft,
    examples: await earlierTexts(context, newsletter, file),
    terms: terms.terms,
  };
}

function printed(wants: readonly Want[], tools: PromptTools): string {
  return wants.map((want) => `# ${whatOf(want)}\n\n${promptFor(want, tools)}`).join('\n');
}
