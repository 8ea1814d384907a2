/** Why a server gave no answer that can be used. */
export type FetchFault = keyof typeof faults;

interface Sentence {
  readonly message: (host: string, detail: string) => string;
  readonly hint: string;
}

const later = 'Run it again in a while: what was added stays, and only the rest is looked up.';
const byHand = 'Open the address in a browser, and give by flags what it says.';

const faults = {
  unreachable: {
    message: (host, detail) => `${host} cannot be reached${detail === '' ? '' : ` (${detail})`}`,
    hint: 'Is the network there? HTTPS_PROXY is respected, and --offline uses what was looked up before.',
  },
  timeout: { message: (host, detail) => `${host} did not answer within ${detail}`, hint: later },
  'cut-off': { message: (host) => `${host} broke off in the middle of its answer`, hint: later },
  busy: {
    message: (host, detail) => `${host} is too busy (HTTP ${detail})`,
    hint: later,
  },
  wait: {
    message: (host, detail) => `${host} asks to come back in ${detail}`,
    hint: later,
  },
  status: { message: (host, detail) => `${host} answered with HTTP ${detail}`, hint: byHand },
  'too-large': { message: (host, detail) => `the answer of ${host} is larger than ${detail}`, hint: byHand },
  'wrong-type': {
    message: (host, detail) => `${host} answered with ${detail === '' ? 'a file of no known type' : detail}`,
    hint: byHand,
  },
  unreadable: {
    message: (host, detail) => `the answer of ${host} cannot be read: ${detail}`,
    hint: byHand,
  },
  entities: {
    message: (host) => `the answer of ${host} declares XML entities, which is refused`,
    hint: byHand,
  },
  'redirect-scheme': {
    message: (host, detail) => `${host} leads to an address of another kind, ${detail}, which is refused`,
    hint: byHand,
  },
  'redirect-private': {
    message: (host, detail) => `${host} leads into a private network, to ${detail}, which is refused`,
    hint: byHand,
  },
  redirects: { message: (host) => `${host} leads from one address to the next without end`, hint: byHand },
} as const satisfies Record<string, Sentence>;

export function sayFetchFault(
  why: FetchFault,
  host: string,
  detail: string,
): { readonly message: string; readonly hint: string } {
  const { message, hint }: Sentence = faults[why];
  return { message: message(host, detail), hint };
}
