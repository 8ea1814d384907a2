import { Failure } from '../problem/index.ts';
import { codeOf } from './error-code.ts';
import { literalOf, reachOf } from './private-address.ts';
import { parseUrl } from '../text/index.ts';

/** The detail of a failure where the name of a host has no IP address. */
export const noSuchHost = 'there is no such host';

export interface RedirectRules {
  /** Whether a redirect may lead to this computer: only where its user has set an address on it. */
  readonly allowLoopback: boolean;
  /** Looks up the IP addresses of a URL's host. Returns none where a proxy looks them up. */
  readonly addressesOf: (url: URL) => Promise<readonly string[]>;
}

/**
 * Returns the address that an answer redirects to. Refuses to go from https to http, and into a private network, whose servers
 * trust whoever can reach them. Throws Failure `fetch-failed`.
 */
export async function resolveRedirect(
  from: URL,
  location: string,
  { allowLoopback, addressesOf }: RedirectRules,
): Promise<URL> {
  const { host } = from;
  const to = parseUrl(location, from);
  if (to === undefined)
    throw new Failure('fetch-failed', { host, why: 'unreadable', detail: 'it leads nowhere' });
  const isSafer = from.protocol === 'http:' && to.protocol === 'https:';
  if (to.protocol !== from.protocol && !isSafer)
    throw new Failure('fetch-failed', { host, why: 'redirect-scheme', detail: to.protocol });
  if (to.username !== '' || to.password !== '')
    throw new Failure('fetch-failed', { host, why: 'redirect-password', detail: to.host });
  if (to.hostname === from.hostname && to.port === from.port) return to;
  const refused = (): Failure =>
    new Failure('fetch-failed', { host, why: 'redirect-private', detail: to.host });
  if (await isPrivate(to, { allowLoopback, addressesOf })) throw refused();
  return to;
}

/**
 * Whether an address leads into a private network, or to this computer where that is not allowed. Throws Failure `fetch-failed`
 * where its host has no IP address.
 */
export async function isPrivate(url: URL, { allowLoopback, addressesOf }: RedirectRules): Promise<boolean> {
  const literal = literalOf(url.hostname);
  if (literal === undefined && /(?:^|\.)(?:local|internal|home\.arpa)\.?$/.test(url.hostname)) return true;
  const addresses =
    literal !== undefined ? [literal] : isLoopback(url) ? ['127.0.0.1'] : await resolved(url, addressesOf);
  return addresses.some((address) => {
    const reach = reachOf(address);
    return reach === 'private' || (reach === 'loopback' && !allowLoopback);
  });
}

/** Whether an address names this computer itself (RFC 6761, 6.3). */
export function isLoopback({ hostname }: URL): boolean {
  const literal = literalOf(hostname);
  return literal === undefined ? /(?:^|\.)localhost\.?$/.test(hostname) : reachOf(literal) === 'loopback';
}

async function resolved(to: URL, addressesOf: RedirectRules['addressesOf']): Promise<readonly string[]> {
  try {
    return await addressesOf(to);
  } catch (cause) {
    // The name server itself may be out of reach.
    const detail = codeOf(cause) === 'EAI_AGAIN' ? 'EAI_AGAIN' : noSuchHost;
    throw new Failure('fetch-failed', { host: to.host, why: 'unreachable', detail }, { cause });
  }
}
