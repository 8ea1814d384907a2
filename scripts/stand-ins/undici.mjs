/**
 * Stands in the bundle for undici as a whole, of which one request through a proxy needs less than half: no sockets of the web,
 * caches, cookies or mocks. A proxy is asked for a tunnel with `connect`, which undici's index gives to every dispatcher.
 */
import connect from 'undici/lib/api/api-connect.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';

Dispatcher.prototype.connect = connect;

export { default as ProxyAgent } from 'undici/lib/dispatcher/proxy-agent.js';
export { fetch } from 'undici/lib/web/fetch/index.js';
