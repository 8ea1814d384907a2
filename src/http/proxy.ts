import { BlockList, isIP } from 'node:net';
import { Failure, type ProxyFault } from '../problem/index.ts';
import { literalOf } from './private-address.ts';
import { isLoopback } from './redirect.ts';
import { parseUrl } from '../text/index.ts';

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
  const url = parseUrl(proxy.address);
  if (url === undefined) throw proxyFailure(proxy, 'address');
  return url;
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
  const host = parseUrl(address)?.host ?? '';
  return new Failure('proxy-failed', { variable, scheme, host, why, detail }, { cause });
}

/**
 * NO_PROXY lists domains, IP addresses and networks (`10.0.0.0/8`), separated by commas or spaces: domains each with their subdomains,
 * all perhaps with a port; `*` is every host.
 */
function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const ownPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  const host = withoutDot(hostname);
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*' || isInNetwork(host, entry)) return true;
    const [, named = '', only] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    if (named === '' || (only !== undefined && only !== ownPort)) return false;
    // As an address spells it: in lower case, and what is not ASCII encoded.
    const name = withoutDot(parseUrl(`http://${named}`)?.hostname ?? named);
    return host === name || host.endsWith(`.${name}`);
  });
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, '');
}

/** Whether a host is the IP address that an entry names, or one of its network. */
function isInNetwork(host: string, entry: string): boolean {
  const address = literalOf(host);
  const [, named = '', prefix] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(entry) ?? [];
  const version = isIP(named);
  const longest = version === 6 ? 128 : 32;
  const length = prefix === undefined ? longest : Number(prefix);
  if (address === undefined || version === 0 || isIP(address) !== version || length > longest) return false;
  const network = new BlockList();
  network.addSubnet(named, length, version === 6 ? 'ipv6' : 'ipv4');
  return network.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
