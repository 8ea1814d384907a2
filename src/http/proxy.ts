import { Failure, type ProxyFault } from '../problem/index.ts';
import { isLoopback } from './redirect.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A proxy as its variable names it. */
export interface Proxy {
  readonly variable: string;
  /** With its name and password, which nobody is told. */
  readonly address: string;
}

/**
 * Returns the proxy for `url`: that of HTTPS_PROXY, HTTP_PROXY or ALL_PROXY (lower case wins, as in curl), unless NO_PROXY lists the
 * host. A proxy without a scheme is an HTTP proxy.
 */
export function proxyFor(url: URL, env: Env): Proxy | undefined {
  // This computer is not the proxy's.
  if (isLoopback(url)) return undefined;
  const names = [url.protocol === 'https:' ? 'https_proxy' : 'http_proxy', 'all_proxy'];
  const variable = names
    .flatMap((name) => [name, name.toUpperCase()])
    .find((name) => (env[name] ?? '').trim() !== '');
  if (variable === undefined || isExcepted(url, env['no_proxy'] || env['NO_PROXY'] || '')) return undefined;
  const address = (env[variable] ?? '').trim();
  return { variable, address: /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}` };
}

/** Reads the address of a proxy. Throws Failure `proxy-failed` for one that cannot be used. */
export function urlOf(proxy: Proxy): URL {
  if (!/^https?:/i.test(proxy.address)) throw proxyFailure(proxy, 'kind');
  if (!URL.canParse(proxy.address)) throw proxyFailure(proxy, 'address');
  return new URL(proxy.address);
}

/** Why a proxy did not let a connection through; who asked it knows which variable named it. */
export class ProxyError extends Error {
  readonly why: ProxyFault;
  readonly detail: string | undefined;

  constructor(why: ProxyFault, { detail, cause }: { detail?: string | undefined; cause?: unknown } = {}) {
    super(why, { cause });
    this.why = why;
    this.detail = detail;
  }
}

/** A Failure that names a proxy, and never its password. */
export function proxyFailure(
  { variable, address }: Proxy,
  why: ProxyFault,
  { detail, cause }: { readonly detail?: string | undefined; readonly cause?: unknown } = {},
): Failure<'proxy-failed'> {
  const [scheme = ''] = /^[a-z][a-z\d+.-]*:\/\//i.exec(address) ?? [];
  const host = URL.canParse(address) ? new URL(address).host : '';
  return new Failure('proxy-failed', { variable, scheme, host, why, detail }, { cause });
}

/** NO_PROXY lists domains, separated by commas or spaces, each with its subdomains and perhaps a port; `*` is every host. */
function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const ownPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return list.split(/[\s,]+/).some((entry) => {
    const [, name = '', only] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (entry === '*') return true;
    if (name === '' || (only !== undefined && only !== ownPort)) return false;
    return hostname === name || hostname.endsWith(`.${name}`);
  });
}
