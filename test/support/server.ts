import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds before the first byte. */
  readonly delay?: number;
  /** Breaks the connection after this many bytes of the body, though it announced all of them. */
  readonly cutAfter?: number;
  /** Breaks the connection without a word, once the whole request is there. */
  readonly isSilent?: boolean;
  /** Goes on with the body for ever. */
  readonly isEndless?: boolean;
}

/** A delay that no test outlasts: whoever asked goes on without an answer, or not at all. */
export const never = 3_600_000;

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A server on this computer that answers as a test wants it to, and remembers what it was asked. */
export class LocalServer {
  readonly asked: Asked[] = [];
  private readonly server: Server;
  private answers: (path: string, nth: number, method: string) => Reply = () => ({ status: 404 });

  private constructor() {
    this.server = createServer((request, response) => {
      const { url: path = '', method = '', headers } = request;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.asked.push({ method, path, headers, body: Buffer.concat(chunks) });
        const reply = this.answers(path, this.asked.length, method);
        // It keeps no process that has nothing else to do.
        setTimeout(() => send(response, reply), reply.delay ?? 0).unref();
      });
    });
  }

  static async start(): Promise<LocalServer> {
    const local = new LocalServer();
    await new Promise<void>((resolve) => {
      local.server.listen(0, '127.0.0.1', resolve);
    });
    return local;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on, `answers` says what comes of the `nth` request, counted from 1 and from here. */
  answer(answers: (path: string, nth: number, method: string) => Reply): void {
    this.asked.length = 0;
    this.answers = answers;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }
}

function send(
  response: ServerResponse,
  { status = 200, headers = {}, body = '', cutAfter, isEndless = false, isSilent = false }: Reply,
): void {
  if (isSilent) {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(body);
  if (isEndless) {
    response.writeHead(status, headers);
    const more = (): void => {
      while (!response.destroyed && response.write(bytes));
    };
    response.on('drain', more);
    more();
    return;
  }
  response.writeHead(status, { 'content-length': String(bytes.length), ...headers });
  if (cutAfter === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, cutAfter), () => response.destroy());
}
