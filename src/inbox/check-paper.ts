import type { Context } from '../context.ts';
import { checkSchema, judge } from '../checks/index.ts';
import { isMap } from '../data.ts';
import { readBytes } from '../files/index.ts';
import validateOwn from '../generated/paper-validator.js';
import { checkIssueBytes, type Newsletter } from '../pipeline/index.ts';
import type { Finding, Problem } from '../problem/index.ts';
import { type Parsed, reading } from '../yaml/index.ts';
import type { PaperFiles } from './paper-files.ts';
import { papersAsIssue, problemInPapers } from './papers-as-issue.ts';

/** Who contributes a paper. */
export interface Contributor {
  readonly name: string;
  /** Never for readers. */
  readonly email?: string;
}

/** A file of inbox/ after reading and checking. */
export interface CheckedPaper {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly by: Contributor | undefined;
  readonly problems: readonly Problem[];
}

interface ToCheck {
  /** Absolute path. */
  readonly file: string;
  readonly others: PaperFiles;
  readonly withClaims?: boolean;
}

/** What `checkPaperBytes` says of a file. Throws Failure `cannot-read`. */
export async function checkPaperFile(
  context: Context,
  newsletter: Newsletter,
  toCheck: ToCheck,
): Promise<CheckedPaper> {
  return checkPaperBytes(readBytes(context.files, toCheck.file), newsletter, toCheck);
}

/**
 * A paper's own file from its bytes to all that is wrong with it: it is checked as the one card of a draft, held against all issues
 * and the files before it, and `by` besides.
 */
export async function checkPaperBytes(
  bytes: Uint8Array,
  newsletter: Newsletter,
  { file, others, withClaims = false }: ToCheck,
): Promise<CheckedPaper> {
  const parsed = await reading((read) => read(bytes));
  const text = parsed.text.replace(/^\uFEFF/, '');
  const result = { file, text: parsed.text, bytes, by: contributorIn(parsed) };
  const own = judge(
    parsed.findings.length > 0 || !isMap(parsed.data)
      ? parsed.findings.map(ofPaper)
      : checkSchema(parsed, validateOwn),
    {
      ...newsletter.config,
      file,
      sourceMap: parsed.sourceMap,
      text: parsed.text,
      draft: false,
      notChecked: () => true,
    },
  ).filter(({ code }) => !code.startsWith('ignore/'));
  // What cannot be read as it stands is told in its own words, and nothing more is looked for.
  if (parsed.findings.length > 0 || !isMap(parsed.data)) return { ...result, problems: own };
  const checked = await checkIssueBytes(new TextEncoder().encode(papersAsIssue(text, 'one')), newsletter, {
    file,
    archive: others.before(file, newsletter.archive),
    withClaims,
  });
  const problems = checked.problems.filter(isOfPaper).map((problem) => problemInPapers(problem, 'one'));
  return { ...result, problems: [...own, ...problems].toSorted((a, b) => a.place.line - b.place.line) };
}

/** What is said of an issue's file would not help here. */
function ofPaper(finding: Finding): Finding {
  if (finding.code === 'yaml/not-a-map') return { ...finding, args: { ...finding.args, isPaper: true } };
  return finding.code === 'yaml/documents' ? { ...finding, args: { isPaper: true } } : finding;
}

/** Of the card, not of the draft around it or of `by`. */
function isOfPaper({ code, path: [root, , key] }: Problem): boolean {
  if (code.startsWith('yaml/') || code.startsWith('ignore/')) return true;
  return root === 'papers' && !(code === 'schema/unknown-key' && key === 'by');
}

function contributorIn({ data }: Parsed): Contributor | undefined {
  const by = data?.['by'];
  if (typeof by === 'string') return { name: by.trim() };
  if (!isMap(by) || typeof by['name'] !== 'string') return undefined;
  const { name, email } = by;
  return { name: name.trim(), ...(typeof email === 'string' ? { email } : {}) };
}
