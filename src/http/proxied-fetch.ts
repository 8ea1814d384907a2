import type { ProxyAgent } from './proxy-agent.ts';
import { type Proxy, proxyFor, urlOf } from './proxy.ts';

type Fetch = typeof globalThis.fetch;

export interface ProxiedFetch {
  readonly fetch: Fetch;
  /** Waits until a request to `url` may begin; the returned function ends its turn. Without a proxy it begins at once. */
  readonly turn: (url: URL) => Promise<() => void>;
  /** Ends all connections to proxies, and what is still asked through them. */
  readonly close: () => Promise<void>;
}

/**
 * Returns a fetch that uses the proxy of the usual variables; the fetch of Node 20 knows none. Each proxy has one agent, which
 * keeps its connections until `close`. The caller has to follow redirects, since another host may have another proxy.
 */
export function proxiedFetch(env: Readonly<Record<string, string | undefined>>): ProxiedFetch {
  const agents = new Map<string, Promise<ProxyAgent>>();
  const agentOf = (proxy: Proxy): Promise<ProxyAgent> => {
    const at = urlOf(proxy);
    const agent = agents.get(at.href) ?? openAgent(at);
    agents.set(at.href, agent);
    return agent;
  };
  return {
    fetch: (async (input: string | URL, init: RequestInit = {}) => {
      const url = new URL(input);
      const proxy = proxyFor(url, env);
      if (proxy === undefined) return globalThis.fetch(input, init);
      return (await agentOf(proxy)).fetch(url, init, proxy);
    }) as Fetch,
    async turn(url) {
      const proxy = proxyFor(url, env);
      return proxy === undefined ? () => {} : (await agentOf(proxy)).turn();
    },
    async close() {
      await Promise.all([...agents.values()].map(async (agent) => (await agent).close()));
    },
  };
}

/** Loads what only a proxy needs. */
async function openAgent(url: URL): Promise<ProxyAgent> {
  const { ProxyAgent } = await import('./proxy-agent.ts');
  return new ProxyAgent(url);
}
