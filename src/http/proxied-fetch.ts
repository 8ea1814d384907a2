import { fetch, ProxyAgent } from 'undici';

type Fetch = typeof globalThis.fetch;
type Env = Readonly<Record<string, string | undefined>>;

/**
 * Returns a fetch that uses the proxy of HTTPS_PROXY, HTTP_PROXY or ALL_PROXY (lower case wins, as in curl), unless NO_PROXY
 * lists the host. The fetch of Node 20 knows no proxies. The caller has to follow redirects, since another host may have another
 * proxy.
 */
export function proxiedFetch(env: Env): Fetch {
  const agents = new Map<string, ProxyAgent>();
  return ((input: string | URL, init?: RequestInit) => {
    const proxy = proxyFor(new URL(input), env);
    if (proxy === undefined) return globalThis.fetch(input, init);
    const dispatcher = agents.get(proxy) ?? new ProxyAgent(proxy);
    agents.set(proxy, dispatcher);
    return fetch(input, { ...(init as object), dispatcher });
  }) as Fetch;
}

/** Returns the address of the proxy for `url`. A proxy without a scheme is an HTTP proxy. */
export function proxyFor(url: URL, env: Env): string | undefined {
  // This computer is not the proxy's.
  if (/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname)) return undefined;
  const read = (name: string): string => env[name] || env[name.toUpperCase()] || '';
  const proxy = read(url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read('all_proxy');
  if (proxy === '' || isExcepted(url, read('no_proxy'))) return undefined;
  return /^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
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
