/**
 * The one way to the network: attempts, pauses that servers ask for, redirects, proxies, sizes, and no way into private networks.
 */
export { Client } from './client.ts';
export { proxiedFetch, proxyFor } from './proxied-fetch.ts';
