import { list, quote } from '../define.ts';
import { kind } from '../failure-kind.ts';
import { type FetchFault, sayFetchFault } from '../fetch-faults.ts';
import { languageName } from '../language.ts';

/** Why an answer of a language model is not used. */
export type DraftFault =
  | { readonly why: 'empty' | 'not-utf8' | 'echo' | 'key' | 'form' | 'lines' | 'short' }
  | { readonly why: 'long'; readonly length: number; readonly most: number }
  | { readonly why: 'language'; readonly lang: string }
  | { readonly why: 'left-over' | 'untranslated' | 'link' | 'number' | 'problem'; readonly text: string };

function sayFault(fault: DraftFault): string {
  switch (fault.why) {
    case 'empty':
      return 'the answer is empty';
    case 'not-utf8':
      return 'the answer is not in UTF-8';
    case 'echo':
      return 'the answer repeats the prompt';
    case 'key':
      return 'the answer has the key in it that DIGEST_DRAFT_KEY holds; where the server needs none, take another one than a word';
    case 'form':
      return 'the answer does not have the form that was asked for';
    case 'lines':
      return 'the answer has more than one line';
    case 'short':
      return 'the answer is far shorter than what was to be translated';
    case 'long':
      return `the answer has ${fault.length} characters, and ${fault.most} is the most`;
    case 'language':
      return `the answer is not in ${languageName(fault.lang)}`;
    case 'left-over':
      return `the answer has ${quote(fault.text)}, which a machine says and no author`;
    case 'untranslated':
      return `the answer leaves words in another language: ${quote(fault.text)}`;
    case 'link':
      return `the answer leads to ${quote(fault.text)}, which it was not given`;
    case 'number':
      return `the answer says ${quote(fault.text)}, which the authors do not say`;
    case 'problem':
      return fault.text;
  }
}

const unanswered = {
  'cut-off': 'the answer was cut off at the length that the server allows',
  filtered: 'the server withheld the answer',
  large: 'the answer is larger than 1 MB',
  slow: 'no answer came',
  unreadable: 'the answer has no text that can be read',
  'not-utf8': 'the answer is not in UTF-8',
  refused: 'the server refused the request',
} as const;

const settings = {
  both: 'both DIGEST_DRAFT_URL and DIGEST_DRAFT_COMMAND are set',
  model: 'DIGEST_DRAFT_MODEL is not set, and the server has to be told which model is meant',
  url: 'DIGEST_DRAFT_URL is no address that begins with https:// or http:// and has no password in it',
  key: 'DIGEST_DRAFT_KEY has characters that no key has',
  command: 'DIGEST_DRAFT_COMMAND is no list of words in JSON, such as ["llm", "-m", "MODEL"]',
  path: 'DIGEST_DRAFT_COMMAND names its program by a path that begins at no root, and it is started in an empty folder; write the whole path, or a name that is on the PATH',
} as const;

const page = 'docs/drafting.md shows how models are set, on this computer and elsewhere.';

/** Failures of drafts by a language model. */
export const draftingFailures = {
  'draft-no-provider': kind({
    exit: 2,
    message: () => 'no language model is set: nothing was asked',
    hint: () => `Set DIGEST_DRAFT_URL and DIGEST_DRAFT_MODEL, or DIGEST_DRAFT_COMMAND. ${page}`,
  }),
  'draft-setting': kind<{ why: keyof typeof settings }>({
    exit: 2,
    message: ({ why }) => settings[why],
    hint: ({ why }) => (why === 'both' ? 'Unset one of the two.' : page),
  }),
  'draft-key-in-clear': kind<{ host: string }>({
    exit: 2,
    message: ({ host }) => `DIGEST_DRAFT_KEY would go to ${host} without encryption: nothing was asked`,
    hint: () => 'Use an https address. Only on this computer itself (localhost) is http enough.',
  }),
  'draft-redirect': kind<{ host: string; to: string }>({
    exit: 2,
    message: ({ host, to }) => `${host} redirects to ${to}, where neither the key nor the prompt was sent`,
    hint: () => 'If that is the right address, write it into DIGEST_DRAFT_URL.',
  }),
  'draft-key': kind<{ host: string; said: string }>({
    exit: 2,
    message: ({ host, said }) => `${host} refused the key${said === '' ? '' : `: ${quote(said, 200)}`}`,
    hint: () => 'Is DIGEST_DRAFT_KEY the key for this address, and may it use this model?',
  }),
  'draft-server': kind<{ host: string; status: number; said: string }>({
    exit: 2,
    message: ({ host, status, said }) =>
      `${host} answered HTTP ${status}${said === '' ? '' : `: ${quote(said, 200)}`}`,
    hint: ({ status }) =>
      status === 429 || status >= 500
        ? 'Run it again later: it asks only for what is left.'
        : 'Are DIGEST_DRAFT_URL and DIGEST_DRAFT_MODEL right?',
  }),
  'draft-unreachable': kind<{ host: string; why: FetchFault; detail: string }>({
    exit: 2,
    message: ({ host, why, detail }) => sayFetchFault(why, host, detail).message,
    hint: ({ why }) =>
      why === 'unreachable'
        ? 'Is DIGEST_DRAFT_URL right, and does the server run? HTTPS_PROXY is respected.'
        : 'Run it again: it asks only for what is left.',
  }),
  'draft-command': kind<{ command: string; detail: string }>({
    exit: 2,
    message: ({ command, detail }) => `the program ${command} gave no answer: ${detail}`,
    hint: () => page,
  }),
  /** One answer; the next one may be better. */
  'draft-unanswered': kind<{ why: keyof typeof unanswered; detail?: string | undefined }>({
    exit: 1,
    message: ({ why, detail }) =>
      `${unanswered[why]}${detail === undefined ? '' : why === 'slow' ? ` within ${detail}` : `: ${quote(detail, 200)}`}`,
  }),
  'draft-not-written': kind<{ what: string; fault: DraftFault | { readonly why: 'said'; text: string } }>({
    exit: 1,
    message: ({ what, fault }) =>
      `${what} was not written: ${fault.why === 'said' ? fault.text : sayFault(fault)}`,
    hint: () => 'Run it again to ask anew, or write it yourself.',
  }),
  'draft-not-editable': kind<{ what: string; path: string }>({
    exit: 1,
    message: ({ what, path }) =>
      `${what} was not written: ${path} has no place for it that changes nothing else`,
    hint: () => 'Write its card in block style, each key on a line of its own without braces.',
  }),
  'no-such-mark': kind<{ target: string; known: readonly string[] }>({
    exit: 2,
    message: ({ target }) => `--accept ${target}: nothing there was written by a language model`,
    hint: ({ known }) =>
      known.length === 0
        ? 'The issue has no marks of drafts.'
        : `These are: ${list(known, 'and')}. "all" means all of them.`,
  }),
};
