import { join, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { isMap } from '../../data.ts';
import { readBytes, readNamed, writeAtomically } from '../../files/index.ts';
import { checkPaperBytes, inboxOf, PaperFiles } from '../../inbox/index.ts';
import { insertPapers } from '../../issue/index.ts';
import { formPath } from '../../newsletter/index.ts';
import { type PaperDraft, resolveRef } from '../../papers/index.ts';
import { type Newsletter, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, sayProblem } from '../../problem/index.ts';
import { forGithub } from '../../report/index.ts';
import { quoted, reading } from '../../yaml/index.ts';
import { longText, oneLine } from '../add-paper/clean.ts';
import { asWritten } from '../add-paper/text-data.ts';
import type { Outcome } from '../outcome.ts';
import { answersIn, labelsOf } from './answers.ts';

export interface FormOptions {
  /** Where the paper's own file goes. */
  readonly out: string;
}

/**
 * Makes a paper's own file of the answers of an issue form, which GitHub's event about the issue has, and prints what is to be said of it as
 * Markdown. Where the answers are no paper, or it has errors, nothing is written and the exit code is 1. Throws Failure `form-event`, and
 * what opening the newsletter and reading the form do.
 */
export async function ciForm(context: Context, file: string, { out }: FormOptions): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const { number, body } = eventOf(await readNamed(context.files, resolve(context.cwd, file)), file);
  const form = await reading((read) => read(readBytes(context.files, join(newsletter.root, formPath))).data);
  const answers = answersIn(body, labelsOf(form));
  const refused = (why: string): Outcome => ({
    output: `${why}\nCorrect the answers above, and have the label set again.\n`,
    failures: [new Failure('form-refused', { number })],
  });
  const ref = answers.get('ref');
  if (ref === undefined) return refused('The answers of the form were not found: no paper is named.\n');
  let text: string;
  try {
    text = paperText(newsletter, { ref, answers });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message, hint = '' } = error.words;
    return refused(`${forGithub(`${message}. ${hint}`)}\n`);
  }
  const problems = await problemsOf(context, newsletter, { text, number });
  const told = problems.map(inMarkdown).join('');
  if (problems.some(({ severity }) => severity === 'error'))
    return refused(`The answers do not make a paper yet:\n\n${told}`);
  writeAtomically(context.files, resolve(context.cwd, out), text, { overwrite: true });
  return { output: `Closes #${number}\n${told === '' ? '' : `\nStill to do:\n\n${told}`}` };
}

/** Longer issues are none that GitHub takes. */
const mostBytes = 1_048_576;

function eventOf(bytes: Uint8Array, path: string): { readonly number: number; readonly body: string } {
  let event: unknown;
  try {
    event = bytes.length > mostBytes ? undefined : JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Whatever it is, it is no event.
  }
  const issue = isMap(event) && isMap(event['issue']) ? event['issue'] : {};
  const { number, body } = issue;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1)
    throw new Failure('form-event', { path });
  return { number, body: typeof body === 'string' ? body : '' };
}

/** A paper's own file. Throws Failure `bad-ref`. */
function paperText(
  { config: { languages } }: Newsletter,
  { ref, answers }: { readonly ref: string; readonly answers: ReadonlyMap<string, string> },
): string {
  const titles = languages.flatMap((tag): [string, string][] => {
    const title = answers.get(`title_${tag}`);
    return title === undefined ? [] : [[tag, oneLine(title)]];
  });
  const title = asWritten(Object.fromEntries(titles), { languages });
  const summary = longText(answers.get('summary') ?? '');
  const paper: PaperDraft = {
    ...(title === undefined ? {} : { title }),
    ...resolveRef(oneLine(ref)),
    ...(summary === '' ? {} : { summary }),
  };
  const card = insertPapers('papers:\n', [paper], { path: formPath }).text.split('\n').slice(1);
  const by = answers.get('by');
  return [
    '# yaml-language-server: $schema=../schema/paper.schema.json',
    ...card.map((line) => line.slice(4)).filter((line, i, all) => line !== '' || i < all.length - 1),
    ...(by === undefined ? [] : [`by: ${quoted(oneLine(by))}`]),
    '',
  ].join('\n');
}

interface Told {
  readonly severity: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** An entry of a list. */
function inMarkdown({ severity, message, hint }: Told): string {
  const advice = hint === undefined ? '' : `  \n  ${forGithub(hint)}`;
  return `- **${severity}** ${forGithub(message)}${advice}\n`;
}

/** As `validate` would tell them of the file in its place, which is not written for that. */
async function problemsOf(
  context: Context,
  newsletter: Newsletter,
  { text, number }: { readonly text: string; readonly number: number },
): Promise<Told[]> {
  const file = join(inboxOf(newsletter.root), `form-${number}.yaml`);
  const others = new PaperFiles(context, newsletter.root);
  const { problems } = await checkPaperBytes(new TextEncoder().encode(text), newsletter, { file, others });
  return problems.map((problem) => ({ severity: problem.severity, ...sayProblem(problem) }));
}
