import type { ClientRequest, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { ProxyFault } from '../problem/index.ts';
import { codeOf, lastingFaultOf } from './error-code.ts';
import { ProxyError } from './proxy.ts';

/**
 * Asks a proxy once for a connection to `target`, a host with its port. Throws ProxyError. `signal` ends the attempt, and
 * the connection.
 */
export async function openTunnel(url: URL, target: string, signal: AbortSignal): Promise<Socket> {
  const request = await requestFor(url);
  return new Promise((resolve, reject) => {
    const asking = request({
      method: 'CONNECT',
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: target,
      headers: { host: target, ...credentialsOf(url) },
      agent: false,
    });
    asking.once('connect', ({ statusCode = 0 }, socket: Socket, head) => {
      signal.addEventListener('abort', () => socket.destroy());
      const isOpen = statusCode >= 200 && statusCode < 300;
      // Before it is asked, no host says anything.
      if (isOpen && head.length === 0) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(isOpen ? new ProxyError('not-http') : new ProxyError('refused', { detail: String(statusCode) }));
    });
    asking.once('error', (cause) => reject(new ProxyError(faultOf(cause), { detail: codeOf(cause), cause })));
    signal.addEventListener('abort', () => asking.destroy());
    if (signal.aborted) asking.destroy();
    asking.end();
  });
}

async function requestFor({ protocol }: URL): Promise<(options: RequestOptions) => ClientRequest> {
  return protocol === 'https:' ? (await import('node:https')).request : (await import('node:http')).request;
}

function credentialsOf({ username, password }: URL): { 'proxy-authorization'?: string } {
  if (username === '' && password === '') return {};
  const said = [username, password].map(decoded).join(':');
  return { 'proxy-authorization': `Basic ${Buffer.from(said).toString('base64')}` };
}

/** A password may have a percent sign of its own. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function faultOf(error: Error): ProxyFault {
  const code = codeOf(error) ?? '';
  return code === 'ECONNRESET' || code === 'EPIPE' ? 'hung-up' : (lastingFaultOf(code) ?? 'unreachable');
}
