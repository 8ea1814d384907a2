/**
 * The only access to the network: attempts, rate limits, redirects, proxies and limits of size. It does not reach private networks.
 */
export { Client, type Reply } from './client.ts';
export type { ProbeFault, ProbeResult } from './probe.ts';
export { proxiedFetch, type ProxiedFetch } from './proxied-fetch.ts';
export { proxyFor } from './proxy.ts';
