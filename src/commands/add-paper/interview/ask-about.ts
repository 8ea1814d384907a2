import type { Context } from '../../../context.ts';
import { dateIn } from '../../../calendar.ts';
import { failureOf } from '../../../files/index.ts';
import type { LibraryOptions, PaperDraft } from '../../../papers/index.ts';
import type { Newsletter } from '../../../pipeline/index.ts';
import { Failure, type Notice, sayNotice } from '../../../problem/index.ts';
import {
  type Edited,
  editText,
  filesOfEditor,
  Interrupted,
  openPrompter,
  type Prompter,
} from '../../../terminal/index.ts';
import type { Outcome } from '../../outcome.ts';
import type { Desk } from '../desk.ts';
import { holdInterview } from './interview.ts';
import type { InterviewTools } from './tools.ts';
import { KeptAnswers, type Left } from './kept-answers.ts';
import { cardsAsYaml } from './cards-as-yaml.ts';
import type { Gathered } from '../gather.ts';
import { find, type LookedUp } from '../look-up.ts';
import { offerKept, withWaiting } from './offer-kept.ts';
import { suggestionsFor } from './suggestions.ts';
import { sayStates } from './states.ts';
import { sayTaken } from './words.ts';
import { titleAt } from './title-at.ts';

/** Nobody waits longer for the title of a link, which is only a convenience. */
const titleMilliseconds = 5000;

export interface Asked {
  readonly papers: readonly PaperDraft[];
  /** The answers are in the issue and need not be kept. */
  readonly forget: () => void;
  /** Nothing was written: the answers wait for another run. */
  readonly keep: () => void;
  /** The issue could not be written: the answers wait for another run, too, or are printed. */
  readonly keepAfter: (error: unknown) => Outcome;
}

/**
 * Asks for what the cards lack, offering first what an interrupted run left. Throws Failure `interrupted`; the answers so far
 * are kept then.
 */
export async function askAbout(
  context: Context,
  newsletter: Newsletter,
  {
    desk,
    lookedUp,
    refused,
    mode,
  }: {
    readonly desk: Desk;
    readonly lookedUp: LookedUp;
    /** Refs that name no paper. */
    readonly refused: Gathered['failures'];
    readonly mode: LibraryOptions['mode'];
  },
): Promise<Asked> {
  const { env } = context;
  const { root, config } = newsletter;
  const kept = await KeptAnswers.of(context, root);
  const prompter = openPrompter(context);
  const editor = [env['VISUAL'], env['EDITOR']].find((name) => name !== undefined && name.trim() !== '');
  const tools: InterviewTools = {
    prompter,
    desk,
    kept,
    languages: config.languages,
    suggestions: await suggestionsFor(context, newsletter, desk),
    find: async (named) => (await find(context, [named], { mode }))[0],
    titleAt: (url) =>
      titleAt(url, async (named) => {
        const options = { mode, timeoutMilliseconds: titleMilliseconds };
        return (await find(context, [named], options))[0];
      }),
    editor:
      editor === undefined || !prompter.hasKeys
        ? undefined
        : (/[^/\\\s]+(?=\s|$)/.exec(editor)?.[0] ?? editor),
    edit: (text, name, onOpen) => editOrSay(prompter, () => editText(context, text, name, onOpen)),
    filesOfEditor: (file) => filesOfEditor(context.files, file),
  };
  try {
    await sayStates(prompter, { desk, lookedUp, refused, languages: config.languages });
    const dayOf = (moment: Date): string => dateIn(moment, config.timezone);
    const { kept: waiting, unreadable } = kept.waiting();
    for (const { words } of unreadable) prompter.say(`${words.message}\n`);
    const begun = await offerKept(waiting, prompter, {
      now: { issue: desk.name, moment: context.now(), dayOf },
      remove: () => kept.remove(),
    });
    const held = await holdInterview(tools, withWaiting(begun, lookedUp.cards, config.languages));
    return {
      papers: held.papers,
      forget: () => kept.remove(),
      keep: () => void kept.leave(),
      keepAfter(error) {
        held.save();
        const left = leave(context, kept, config.languages);
        if (left === undefined) throw error;
        if (!(error instanceof Failure)) {
          context.stderr.write(`${sayNotice(noticeOf(left))}\n`);
          throw error;
        }
        return { failures: [error], notices: [noticeOf(left)] };
      },
    };
  } catch (error) {
    const left = leave(context, kept, config.languages);
    const { path, reason } = { path: undefined, reason: undefined, ...left };
    if (error instanceof Interrupted || (error instanceof Failure && error.code === 'interrupted'))
      throw new Failure('interrupted', { kept: path, unkept: reason }, { cause: error });
    if (left !== undefined) prompter.say(`${sayNotice(noticeOf(left))}\n`);
    throw error;
  } finally {
    prompter.close();
  }
}

/** Leaves the answers to another run; where they could not be saved, they are printed: the terminal has them then. */
function leave(context: Context, kept: KeptAnswers, languages: readonly string[]): Left | undefined {
  const left = kept.leave();
  if (left !== undefined && 'cards' in left) {
    const text = cardsAsYaml(left.cards, languages);
    // Where the result goes nowhere, a person still reads the messages.
    if (failureOf(() => context.stdout.write(text)) !== undefined) context.stderr.write(text);
  }
  return left;
}

function noticeOf(left: Left): Notice {
  return 'path' in left
    ? { code: 'answers-kept', args: left }
    : { code: 'answers-unkept', args: { reason: left.reason } };
}

/** An editor that cannot be used is no reason to lose the answers: the text is typed after all. */
function editOrSay(prompter: Prompter, edit: () => Edited): string | undefined {
  try {
    const { text, failure } = edit();
    if (failure !== undefined) prompter.say(`${sayTaken(failure.words)}\n`);
    return text;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    prompter.say(`${error.words.message}\n`);
    return undefined;
  }
}
