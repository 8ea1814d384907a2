import { dateIn } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import {
  askAll,
  faultOf,
  promptFor,
  type PromptTools,
  type Provider,
  type Question,
  tidied,
  type Want,
  wantsOf,
} from '../../drafting/index.ts';
import { cacheFor, editFile } from '../../files/index.ts';
import { isMap } from '../../data.ts';
import { exactText } from '../../issue/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import {
  Failure,
  type Notice,
  sayDrafting,
  sayDraftPlan,
  sayTokens,
  sayWaiting,
} from '../../problem/index.ts';
import { progressLine } from '../../terminal/index.ts';
import { agree } from '../agree.ts';
import type { Outcome } from '../outcome.ts';
import { type Author, Sheet } from './sheet.ts';
import { whatOf } from './what-of.ts';

interface Round {
  readonly newsletter: Newsletter;
  readonly sheet: Sheet;
  /** Absolute path of the issue, and as people see it. */
  readonly file: string;
  readonly name: string;
  readonly wants: readonly Want[];
  /** Numbers of the papers that were named. */
  readonly papers: readonly number[] | undefined;
  readonly tools: PromptTools;
  readonly provider: Provider;
  readonly isOffline: boolean;
  readonly isYes: boolean;
}

interface Accepted {
  readonly want: Want;
  readonly text: string;
}

/** Answers that are kept: of a dozen weeks, in some MB. */
const mostKept = 500;

/** Uses what was answered before, asks for the rest, and writes the issue once with all that passed. */
export async function round(context: Context, on: Round): Promise<Outcome> {
  const { provider, wants, tools, newsletter, isOffline } = on;
  const cache = await cacheFor(context, { folder: 'drafts', most: mostKept });
  const nameOf = (want: Want): string => `draft ${provider.id}\n${promptFor(want, tools)}`;
  const author = { model: provider.model, date: dateIn(context.now(), newsletter.config.timezone) };
  const desk = new Desk(on.sheet, author);
  const left: Want[] = [];
  for (const want of wants) {
    const kept = keptIn(cache.load(nameOf(want)));
    // What the checks refuse by now is asked for anew.
    if (kept === undefined || (await desk.take(want, kept)) !== undefined) left.push(want);
  }
  const failures: Failure[] = [];
  const tokens = { read: 0, written: 0 };
  let stopped: Failure | undefined;
  if (left.length > 0 && !isOffline) {
    const questions = left.map((want): Question => {
      const code = context.secret();
      return { want, prompt: promptFor(want, tools, code), code };
    });
    await agreeOn(context, on, questions);
    const refuse = (want: Want, failure: Failure): void =>
      void failures.push(
        failure.code === 'draft-unanswered'
          ? new Failure('draft-not-written', {
              what: whatOf(want),
              fault: { why: 'said', text: failure.message },
            })
          : failure,
      );
    stopped = await ask(context, provider, {
      questions,
      onAnswer: async ({ want, code }, { text: said, tokens: used }) => {
        tokens.read += used?.read ?? 0;
        tokens.written += used?.written ?? 0;
        // A server may repeat the key that it was given. Without it the text would be another one, and no model's.
        const hasKey = context.secrets.hide(said) !== said;
        const failure = hasKey
          ? new Failure('draft-not-written', { what: whatOf(want), fault: { why: 'key' } })
          : await desk.take(want, said, code);
        if (failure === undefined) cache.save(nameOf(want), { text: said });
        else refuse(want, failure);
      },
      onFailure: ({ want }, failure) => refuse(want, failure),
    });
  }
  const written = await write(context, on, { accepted: desk.accepted, author });
  return outcomeOf(on, { written, failures, stopped, tokens, notAsked: isOffline ? left.length : 0 });
}

function keptIn(value: unknown): string | undefined {
  return isMap(value) && typeof value['text'] === 'string' ? value['text'] : undefined;
}

/** Takes answers one after another, however they come. */
class Desk {
  readonly accepted: Accepted[] = [];
  private readonly sheet: Sheet;
  private readonly author: Author;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(sheet: Sheet, author: Author) {
    this.sheet = sheet;
    this.author = author;
  }

  /** Says why an answer is not used. `code` is that of its prompt's fences. */
  take(want: Want, answer: string, code?: string): Promise<Failure | undefined> {
    const taken = this.turn.then(() => this.takeNext(want, answer, code));
    this.turn = taken.catch(() => {});
    return taken;
  }

  private async takeNext(want: Want, answer: string, code?: string): Promise<Failure | undefined> {
    const text = tidied(answer, want);
    const fault = faultOf(text, want, code);
    if (fault !== undefined) return new Failure('draft-not-written', { what: whatOf(want), fault });
    const failure = await this.sheet.put(want, text, this.author);
    if (failure === undefined) this.accepted.push({ want, text });
    return failure;
  }
}

async function agreeOn(
  context: Context,
  { provider, wants, isYes }: Round,
  questions: readonly Question[],
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { kind } of wants) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const plan = sayDraftPlan({
    kinds: [...counts],
    kept: wants.length - questions.length,
    requests: questions.length,
    characters: questions.reduce((sum, { prompt }) => sum + prompt.length, 0),
    where: provider.where,
    model: provider.model,
  });
  await agree(context, { command: 'draft', plan, message: 'Ask for them?', yes: 'yes, ask' }, isYes);
}

type Ears = Parameters<typeof askAll>[2];

/** Ctrl-C ends the asking; what came before it is kept. */
async function ask(
  context: Context,
  provider: Provider,
  {
    questions,
    onAnswer,
    onFailure,
  }: Pick<Ears, 'onAnswer' | 'onFailure'> & { readonly questions: readonly Question[] },
): Promise<Failure | undefined> {
  const line = progressLine(context);
  const end = new AbortController();
  const forget = context.onInterrupt(() => end.abort());
  let done = 0;
  const show = (want: Want): void =>
    line.show(sayDrafting({ done, of: questions.length, what: whatOf(want) }));
  let isWaiting = false;
  const onWait = (seconds: number): void => {
    if (seconds > 0 && !isWaiting && !context.stderr.isTTY)
      context.stderr.write(`${sayWaiting(seconds, provider.where)}\n`);
    if (seconds > 0) line.show(sayWaiting(seconds, provider.where));
    isWaiting = seconds > 0;
  };
  const [first] = questions;
  if (first !== undefined) show(first.want);
  const settled = (want: Want): void => {
    done++;
    show(want);
  };
  try {
    const stopped = await askAll(provider, questions, {
      signal: end.signal,
      onWait,
      onAnswer: async (question, reply) => {
        await onAnswer(question, reply);
        settled(question.want);
      },
      onFailure: (question, failure) => {
        onFailure(question, failure);
        settled(question.want);
      },
    });
    return end.signal.aborted ? new Failure('interrupted', {}) : stopped;
  } finally {
    line.end();
    forget();
  }
}

/** The file is read anew: what a person wrote meanwhile stays, and what is not missing any more is left as it is. */
async function write(
  context: Context,
  { newsletter, sheet, file, name, wants, papers }: Round,
  { accepted, author }: { readonly accepted: readonly Accepted[]; readonly author: Author },
): Promise<number> {
  if (accepted.length === 0) return 0;
  const { languages } = newsletter.config;
  return editFile(context, file, async (bytes) => {
    if (exactText(bytes, name) === sheet.original) return { content: sheet.text, result: accepted.length };
    const now = await Sheet.open(bytes, { newsletter, file, name });
    const { issue, parsed } = now.checked;
    const kinds = [...new Set(wants.map(({ kind }) => kind))];
    const missing =
      issue === undefined ? [] : wantsOf(issue, { data: parsed.data, languages, kinds, papers });
    let count = 0;
    for (const { want, text } of accepted) {
      const still = missing.find((one) => isSame(one, want));
      if (still !== undefined && (await now.put(still, text, author)) === undefined) count++;
    }
    return { content: count === 0 ? undefined : now.text, result: count };
  });
}

/** Papers may have been moved or changed since. */
function isSame(one: Want, other: Want): boolean {
  const subjectOf = ({ kind, path, lang, papers, source }: Want): string =>
    JSON.stringify([kind, path, lang, source, papers.map(({ title, abstract }) => [title, abstract])]);
  return subjectOf(one) === subjectOf(other);
}

interface Done {
  readonly written: number;
  readonly failures: readonly Failure[];
  readonly stopped: Failure | undefined;
  readonly tokens: { readonly read: number; readonly written: number };
  readonly notAsked: number;
}

function outcomeOf({ name }: Round, { written, failures, stopped, tokens, notAsked }: Done): Outcome {
  const notices: Notice[] = [];
  const used = tokens.read + tokens.written === 0 ? undefined : sayTokens(tokens);
  if (written > 0 || used !== undefined)
    notices.push({ code: 'texts-drafted', args: { count: written, issue: name, used } });
  if (notAsked > 0) notices.push({ code: 'texts-not-asked', args: { count: notAsked } });
  if (written > 0)
    notices.push({
      code: 'next-step',
      args: { folder: '', command: 'validate --claims', why: 'names what nobody has read yet' },
    });
  const paths = written > 0 ? { paths: [name] } : {};
  if (stopped?.code !== 'interrupted') {
    const all = stopped === undefined ? failures : [...failures, stopped];
    return { ...paths, notices, failures: all };
  }
  const unable =
    written === 0 ? stopped : new Failure('interrupted', { drafts: { count: written, path: name } });
  return { ...paths, notices, failures, unable };
}
