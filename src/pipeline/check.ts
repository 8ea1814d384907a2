import { basename } from 'node:path';
import type { Context } from '../context.ts';
import { isLink, readBytes, realPathOf, requireWhole } from '../files/index.ts';
import validate from '../generated/issue-validator.js';
import { checkIssue, type Issue } from '../issue/index.ts';
import { isDate } from '../calendar.ts';
import { judge } from '../checks/index.ts';
import { type Parsed, reading, type SourceMap } from '../yaml/index.ts';
import { findMissingValues, shownTitleOf, titleFindings } from '../formats/index.ts';
import { type ArchiveIndex, nameOfIssue } from '../newsletter/index.ts';
import { catalogue, type Finding, isOfFormat, type Problem } from '../problem/index.ts';
import {
  findLiveTexts,
  findRepeatedLinks,
  findTextProblems,
  findUnreadDrafts,
  findWording,
  stylesFor,
} from '../text-checks/index.ts';
import type { Newsletter } from './newsletter.ts';

/** In bytes. A week of ten papers has 47,000. */
const long = 60_000;

/** Prepares for a text of so many bytes: what is made of a long one is hundreds of times as large, and most of that is needed for a moment. */
export function makeRoom({ threads }: Pick<Context, 'threads'>, bytes: number): void {
  if (bytes > long) threads?.spareMemory();
}

/** One issue file after reading and checking. */
export interface CheckedIssue {
  /** Absolute path. */
  readonly file: string;
  /** `undefined` where the file is too broken to be an issue. */
  readonly issue: Issue | undefined;
  readonly parsed: Parsed;
  readonly problems: readonly Problem[];
  readonly bytes: Uint8Array;
}

export interface CheckOptions {
  /** Shared by the files of one run, so that it is searched once. */
  readonly archive?: Pick<ArchiveIndex, 'besides'> | undefined;
  /** What only the caller can find, such as in texts that were just taken from elsewhere. */
  readonly taken?: (issue: Issue, sourceMap: SourceMap) => readonly Finding[];
  /** Whether numbers, names and addresses are held against the authors' words. */
  readonly withClaims?: boolean;
  /** Whether the title is held against the forum's limits, which `rendered` does as well. */
  readonly isTitleChecked?: true;
  /** Findings of later steps (rendering) are judged together, so that a `digest-ignore` can aim at them too. */
  readonly rendered?: (issue: Issue, sourceMap: SourceMap) => Promise<readonly Finding[]>;
  /** Whether problems come back too that nobody is told of, and that are only mended. */
  readonly withSilent?: boolean;
}

/**
 * Reads one issue file and collects all that is wrong with it. Throws Failure only where it cannot be read at all, or may be half
 * written.
 */
export async function checkIssueFile(
  context: Context,
  newsletter: Newsletter,
  { file, archive, ...options }: { file: string } & CheckOptions,
): Promise<CheckedIssue> {
  const { files } = context;
  const bytes = readBytes(files, file);
  makeRoom(context, bytes.length);
  // The copy of a file that is being written is beside the file itself.
  requireWhole(files, isLink(files, file) ? realPathOf(files, file) : file);
  return checkIssueBytes(bytes, newsletter, {
    file,
    archive: archive ?? newsletter.archive,
    ...options,
  });
}

/** The same for bytes that may not be on the disk yet. */
export async function checkIssueBytes(
  bytes: Uint8Array,
  { config, terms: { terms } }: Newsletter,
  {
    file,
    archive,
    taken,
    withClaims = false,
    isTitleChecked,
    rendered,
    withSilent = false,
  }: { file: string } & CheckOptions,
): Promise<CheckedIssue> {
  const { languages, weekStartsOn } = config;
  const { last, ...checked } = await reading((read) => {
    const others = archive?.besides(file, read);
    const checked = checkIssue(bytes, {
      validate,
      read,
      fileName: basename(file),
      languages,
      weekStartsOn,
      ...(others && { archive: others }),
    });
    return { last: stylesFor(config.rules, others), ...checked };
  });
  const { parsed, findings } = checked;
  const placed = { fields: checked.fields, sourceMap: parsed.sourceMap };
  const issue = withWeekOf(file, checked.issue);
  const all = [...findings];
  if (issue !== undefined) {
    // A number that is there and is none was refused.
    const isRefused = ({ path }: Finding): boolean =>
      path[0] === 'number' && parsed.data?.['number'] !== undefined;
    for (const one of findMissingValues(issue, config).filter((finding) => !isRefused(finding)))
      all.push(one);
  }
  // Much is not looked for in what cannot be read whole.
  const isBroken = issue === undefined || findings.some(({ code }) => code === 'yaml/syntax');
  let isRendered = false;
  if (issue !== undefined) {
    for (const one of await findTextProblems(issue, placed, config)) all.push(one);
    for (const one of await findRepeatedLinks(issue, placed, config)) all.push(one);
    for (const one of await findLiveTexts(issue, parsed, config)) all.push(one);
    for (const one of await findWording(issue, placed, { languages, terms, withClaims, last })) all.push(one);
    for (const one of await findUnreadDrafts(parsed.data)) all.push(one);
    for (const one of taken?.(issue, parsed.sourceMap) ?? []) all.push(one);
    // Without a week it is not whole yet.
    if (isTitleChecked === true && issue.week !== undefined)
      for (const one of titleFindings(await shownTitleOf(issue, config), config.forum)) all.push(one);
    if (rendered !== undefined && !all.some((finding) => isBlocking(finding, config.rules))) {
      for (const one of await rendered(issue, parsed.sourceMap)) all.push(one);
      isRendered = true;
    }
  }
  const problems = judge(all, {
    file,
    sourceMap: parsed.sourceMap,
    text: parsed.text,
    draft: issue?.draft === true,
    rules: config.rules,
    withSilent,
    notChecked: (code) =>
      isBroken ||
      code.startsWith('link/') ||
      (code.startsWith('claim/') && !withClaims) ||
      (code.startsWith('style/') && config.rules[code] === undefined) ||
      (!isRendered && isOfFormat(code) && !(isTitleChecked === true && isOfTitle(code))),
  });
  return { file, issue, parsed, problems, bytes };
}

function isOfTitle(code: string): boolean {
  return code === 'forum/title' || code === 'forum/title-unclear';
}

/** A draft may not say its week yet; its file is named after it all the same. */
function withWeekOf(file: string, issue: Issue | undefined): Issue | undefined {
  const name = nameOfIssue(file);
  return issue === undefined || issue.week !== undefined || !isDate(name) ? issue : { ...issue, week: name };
}

export function hasErrors({ problems }: Pick<CheckedIssue, 'problems'>): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** Turns the findings of rendering into problems of the file that was rendered. */
export function judgeRendered(
  findings: readonly Finding[],
  { file, parsed, issue }: CheckedIssue,
  { config }: Newsletter,
): Problem[] {
  // Ignores that aim at other codes have been judged with the file already.
  const wanted = new Set<string>(findings.map((finding) => finding.code));
  const { sourceMap, text } = parsed;
  const draft = issue?.draft === true;
  return judge(findings, {
    file,
    sourceMap,
    text,
    draft,
    rules: config.rules,
    notChecked: () => true,
  }).filter((problem) => wanted.has(problem.code));
}

/** A structure that is broken is not rendered; everything else is, so that all problems come in one run. */
function isBlocking({ code }: Finding, rules: Readonly<Record<string, unknown>>): boolean {
  return (
    (code.startsWith('yaml/') || code.startsWith('schema/')) &&
    (catalogue[code].fixed === true || rules[code] !== 'off') &&
    code !== 'schema/missing'
  );
}
