/**
 * Stands in the bundle for undici as a whole, of which one request through a proxy needs less than half: no sockets of the web,
 * caches, cookies or mocks.
 */
export { default as Client } from 'undici/lib/dispatcher/client.js';
export { default as buildConnector } from 'undici/lib/core/connect.js';
export { default as DecoratorHandler } from 'undici/lib/handler/decorator-handler.js';
export { fetch } from 'undici/lib/web/fetch/index.js';
