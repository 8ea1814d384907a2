/** Why a server gave no answer that can be used. */
export type FetchFault = keyof typeof faults;

interface Sentence {
  readonly message: (host: string, detail: string) => string;
  readonly hint: string;
}

const later = 'Run it again later. Papers that were added stay; only the rest is looked up.';
const ownCertificates = 'NODE_EXTRA_CA_CERTS names a file with the certificates of your own network.';
const byHand = 'Open the address in a browser, and give its data with flags.';

const faults = {
  unreachable: {
    message: (host, detail) => `${host} cannot be reached${detail === '' ? '' : ` (${detail})`}`,
    hint: 'Check the network. HTTPS_PROXY is respected, and --offline uses only the cache.',
  },
  timeout: { message: (host, detail) => `${host} did not answer within ${detail}`, hint: later },
  'cut-off': { message: (host) => `${host} closed the connection in the middle of its answer`, hint: later },
  busy: {
    message: (host, detail) => `${host} is too busy (HTTP ${detail})`,
    hint: later,
  },
  wait: {
    message: (host, detail) => `${host} asks us to wait ${detail}`,
    hint: later,
  },
  status: { message: (host, detail) => `${host} answered with HTTP ${detail}`, hint: byHand },
  'too-large': { message: (host, detail) => `the answer of ${host} is larger than ${detail}`, hint: byHand },
  'wrong-type': {
    message: (host, detail) => `${host} answered with ${detail === '' ? 'a file of unknown type' : detail}`,
    hint: byHand,
  },
  unreadable: {
    message: (host, detail) => `the answer of ${host} cannot be read: ${detail}`,
    hint: byHand,
  },
  'other-paper': {
    message: (host, detail) => `${host} answered with another paper, ${detail}`,
    hint: byHand,
  },
  charset: {
    message: (host, detail) => `the answer of ${host} is not text in ${detail}, as it says or has to be`,
    hint: byHand,
  },
  certificate: {
    message: (host, detail) => `the certificate of ${host} is not valid (${detail})`,
    hint: `Open the address in a browser, which says more. ${ownCertificates}`,
  },
  'not-http': {
    message: (host, detail) => `${host} does not answer as a web server does (${detail})`,
    hint: 'Is the address right, with its https:// or http:// and its port?',
  },
  'redirect-password': {
    message: (host, detail) =>
      `${host} redirects to an address with a name or a password in it (at ${detail}), which digest does not follow`,
    hint: byHand,
  },
  entities: {
    message: (host) => `the answer of ${host} declares XML entities, which digest does not accept`,
    hint: byHand,
  },
  'redirect-scheme': {
    message: (host, detail) =>
      `${host} redirects to an address that begins with ${detail}, which digest does not follow`,
    hint: byHand,
  },
  'redirect-private': {
    message: (host, detail) =>
      `${host} redirects into a private network (${detail}), which digest does not follow`,
    hint: byHand,
  },
  private: {
    message: (host) => `${host} is in a private network, where digest asks for nothing`,
    hint: 'Put what it has where readers can reach it.',
  },
  redirects: { message: (host) => `${host} redirects too many times`, hint: byHand },
} as const satisfies Record<string, Sentence>;

export function sayFetchFault(
  why: FetchFault,
  host: string,
  detail: string,
): { readonly message: string; readonly hint: string } {
  const { message, hint }: Sentence = faults[why];
  return { message: message(host, detail), hint };
}

/** Why a proxy lets nothing through. */
export type ProxyFault = keyof typeof proxyFaults;

interface NamedProxy {
  readonly variable: string;
  /** `socks5://` */
  readonly scheme: string;
  readonly host: string;
  readonly detail?: string | undefined;
}

const nameOf = ({ host, variable }: NamedProxy): string => `the proxy ${host} (${variable})`;
const elsewhere = (variable: string): string =>
  `Check ${variable}. NO_PROXY lists the hosts that are asked without it.`;

const proxyFaults = {
  kind: {
    message: ({ variable, scheme }) => `${variable} is ${scheme}…, of a kind that digest cannot use`,
    hint: ({ variable }) => `Name a proxy that begins with http:// or https://, or unset ${variable}.`,
  },
  address: {
    message: ({ variable }) => `${variable} is not the address of a proxy`,
    hint: () => 'Write it as http://HOST:PORT, with %25 for a percent sign in a password.',
  },
  unreachable: {
    message: (proxy) =>
      `${nameOf(proxy)} cannot be reached${proxy.detail === undefined ? '' : ` (${proxy.detail})`}`,
    hint: ({ variable }) => elsewhere(variable),
  },
  silent: {
    message: (proxy) => `${nameOf(proxy)} did not answer`,
    hint: ({ variable }) => elsewhere(variable),
  },
  'hung-up': {
    message: (proxy) => `${nameOf(proxy)} closed the connection without an answer`,
    hint: ({ variable }) => elsewhere(variable),
  },
  'not-http': {
    message: (proxy) => `${nameOf(proxy)} does not answer as an HTTP proxy does`,
    hint: ({ variable }) => elsewhere(variable),
  },
  certificate: {
    message: (proxy) => `the certificate of ${nameOf(proxy)} is not valid (${proxy.detail ?? ''})`,
    hint: () => ownCertificates,
  },
  refused: {
    message: (proxy) => `${nameOf(proxy)} refused: ${proxy.detail ?? ''}`,
    hint: ({ variable, detail }) =>
      detail === '407'
        ? `It wants another name and password: ${variable}=http://NAME:PASSWORD@HOST:PORT`
        : 'It may not allow this host. NO_PROXY lists the hosts that are asked without it.',
  },
} as const satisfies Record<string, ProxySentence>;

interface ProxySentence {
  readonly message: (proxy: NamedProxy) => string;
  readonly hint: (proxy: NamedProxy) => string;
}

export function sayProxyFault(
  why: ProxyFault,
  proxy: NamedProxy,
): { readonly message: string; readonly hint: string } {
  const { message, hint }: ProxySentence = proxyFaults[why];
  return { message: message(proxy), hint: hint(proxy) };
}
