import type { Context } from '../../context.ts';
import { newsletterAt } from '../../pipeline/index.ts';
import { type PlainError, toPlainError } from '../../problem/index.ts';
import type { Part, Parts } from '../protocol.ts';
import type { Changed, Wanted } from './change.ts';
import { Drawing, type IssueBytes } from './drawing.ts';
import { fromPlain, type PlainNewsletter, toPlain } from './plain-newsletter.ts';
import { type Knowledge, type Press, pressFor, withArchive } from './press.ts';

/**
 * What the server leaves to another thread, which is ended where it takes too long: for each kind what is handed over, and what comes
 * back. All is plain data; what only goes on to the page is JSON already, so that the server's thread has little to do with it.
 */
export interface Asked {
  /** Draw it with these settings from now on, and with the templates and the other issues as they are by now. */
  newsletter: [handed: PlainNewsletter, back: void];
  /** Other issues have changed. */
  archive: [handed: void, back: void];
  /** Load what drawing needs. */
  warm: [handed: void, back: void];
  /** Read the config and what it names again. */
  load: [handed: void, back: PlainNewsletter];
  /** Read an issue, which the next questions are about. */
  read: [handed: IssueBytes, back: ReadIssue];
  /** The next part of it; `undefined` after the last. */
  draw: [handed: void, back: DrawnParts | undefined];
  /** The next part of what takes longer; `undefined` after the last. */
  rest: [handed: void, back: DrawnParts | undefined];
  /** What is wrong with it that only a rendered issue shows: JSON of a list. */
  look: [handed: void, back: string];
  /** What is wrong with an issue, with no change of what the other questions are about: JSON of a list. */
  check: [handed: IssueBytes, back: string];
  change: [handed: Wanted, back: Changed];
  /** What issues are chosen by: JSON. */
  list: [handed: readonly { readonly name: string; readonly file: string }[], back: string];
  /** What a mail uses that the programs of a view lack: JSON; `undefined` for a view without data. */
  report: [handed: { readonly html: string; readonly client: string }, back: string | undefined];
}

export interface ReadIssue {
  readonly parts: ReadonlyMap<Part, string>;
  /** JSON of a list. */
  readonly problems: string;
  readonly isReadable: boolean;
}

/** JSON of parts by name, but for the forum's: those by the language of a site. */
export interface DrawnParts {
  readonly parts: ReadonlyMap<Part, string>;
  readonly forum: ReadonlyMap<string, string>;
}

export type Kind = keyof Asked;
export interface Question<K extends Kind = Kind> {
  readonly kind: K;
  readonly handed: Asked[K][0];
}
export type Answer<K extends Kind = Kind> = { readonly back: Asked[K][1] } | { readonly thrown: PlainError };

type Acts = { readonly [K in Kind]: (handed: Asked[K][0]) => Promise<Asked[K][1]> };

/** What a thread does with its questions, which come one after another. The first brings the newsletter. */
export function answeringPreview(
  context: Context,
  knowledge: Knowledge,
): (question: Question) => Promise<Answer> {
  const acts = actsOf(context, knowledge);
  return async ({ kind, handed }) => {
    try {
      return { back: await (acts[kind] as (handed: unknown) => Promise<Asked[Kind][1]>)(handed) };
    } catch (error) {
      return { thrown: toPlainError(error) };
    }
  };
}

function actsOf(context: Context, knowledge: Knowledge): Acts {
  let known: Press | undefined;
  let drawing: Drawing | undefined;
  let parts: AsyncGenerator<Partial<Parts>> | undefined;
  let rest: AsyncGenerator<Partial<Parts>> | undefined;
  const press = (): Press => {
    if (known === undefined) throw new Error('a thread was asked before it got the newsletter');
    return known;
  };
  const read = (): Drawing => {
    if (drawing === undefined) throw new Error('a thread was asked before it got an issue');
    return drawing;
  };
  return {
    newsletter: async (plain) => {
      known = pressFor(context, fromPlain(context, plain), knowledge);
    },
    archive: async () => {
      known = withArchive(context, press());
    },
    warm: async () => {
      await import('./draw.ts');
    },
    load: async () => toPlain(await newsletterAt(context, press().newsletter.root)),
    read: async (issue) => {
      drawing = await Drawing.of(context, press(), issue);
      [parts, rest] = [drawing.parts(), drawing.rest()];
      const { about, problems, isReadable } = drawing;
      return { parts: jsonOf(about), problems: JSON.stringify(drawing.toPage(problems)), isReadable };
    },
    draw: async () => nextOf(parts),
    rest: async () => nextOf(rest),
    look: async () => {
      const issue = read();
      return JSON.stringify(issue.toPage(await issue.renderedProblems()));
    },
    check: async (issue) => {
      const checked = await Drawing.of(context, press(), issue);
      return JSON.stringify(checked.toPage(checked.problems));
    },
    // What mends is heavy to load, and few ask for it.
    change: async (wanted) => (await import('./change.ts')).changedBytes(press(), wanted),
    list: async (issues) => {
      const { listedIssues } = await import('./listed-issues.ts');
      return JSON.stringify(await listedIssues(context, issues, press().newsletter.config.languages));
    },
    report: async ({ html, client }) => {
      const { readSupport, reportOn } = await import('./mail-support/lacks.ts');
      const report = reportOn(html, client, readSupport(context));
      return report === undefined ? undefined : JSON.stringify(report);
    },
  };
}

async function nextOf(parts: AsyncGenerator<Partial<Parts>> | undefined): Promise<DrawnParts | undefined> {
  const next = await parts?.next();
  return next === undefined || next.done === true ? undefined : drawnParts(next.value);
}

function drawnParts({ forum = {}, ...parts }: Partial<Parts>): DrawnParts {
  return {
    parts: jsonOf(parts),
    forum: new Map(Object.entries(forum).map(([site, posts]) => [site, JSON.stringify(posts)])),
  };
}

function jsonOf(parts: Partial<Parts>): ReadonlyMap<Part, string> {
  return new Map(
    Object.entries(parts).map(([name, value]): [Part, string] => [name as Part, JSON.stringify(value)]),
  );
}
