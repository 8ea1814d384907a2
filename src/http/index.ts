/**
 * The only access to the network: attempts, rate limits, redirects, proxies and limits of size. It does not reach private networks,
 * but for servers that the user has set (`send`).
 */
export { Client, type Reply } from './client.ts';
export { getImage, type Picture } from './image.ts';
export { jsonBody, type MessageBody, multipartBody } from './message-body.ts';
export type { ProbeFault, ProbeResult } from './probe.ts';
export { proxiedFetch, type ProxiedFetch } from './proxied-fetch.ts';
export { proxyFor } from './proxy.ts';
export { isLoopback } from './redirect.ts';
export { mayHaveArrived, type Message, send, type SendOptions, type ServerReply } from './send.ts';
