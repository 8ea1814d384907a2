import type { Context } from '../../../context.ts';
import { dateIn } from '../../../calendar.ts';
import type { LibraryOptions, PaperDraft } from '../../../papers/index.ts';
import type { Newsletter } from '../../../pipeline/index.ts';
import { Failure, sayNotice } from '../../../problem/index.ts';
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
import { KeptAnswers } from './kept-answers.ts';
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
  /** The issue could not be written: the answers wait for another run. */
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
    const waiting = await offerKept(kept, prompter, { issue: desk.name, moment: context.now(), dayOf });
    const held = await holdInterview(tools, withWaiting(waiting, lookedUp.cards, config.languages));
    return {
      papers: held.papers,
      forget: () => kept.remove(),
      keepAfter(error) {
        const path = held.save();
        if (!(error instanceof Failure) || path === undefined) throw error;
        return { failures: [error], notices: [{ code: 'answers-kept', args: { path } }] };
      },
    };
  } catch (error) {
    const place = kept.load() === undefined ? undefined : kept.path;
    if (error instanceof Interrupted || (error instanceof Failure && error.code === 'interrupted'))
      throw new Failure('interrupted', { kept: place }, { cause: error });
    if (place !== undefined) prompter.say(`${sayNotice({ code: 'answers-kept', args: { path: place } })}\n`);
    throw error;
  } finally {
    prompter.close();
  }
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
