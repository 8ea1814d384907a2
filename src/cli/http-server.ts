import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, HttpServer } from '../context.ts';

/** An HTTP server on the loopback interface: see `Context.serve`. */
export function serveLoopback(port: number, answer: Answer): Promise<HttpServer> {
  const server = createServer(answer);
  return new Promise((resolve, reject) => {
    // It stays, so that a connection that the system refuses later ends nothing.
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            // A page that follows along never hangs up by itself.
            server.closeAllConnections();
          }),
      });
    });
  });
}
