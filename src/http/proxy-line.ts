import type { Socket } from 'node:net';
import { buildConnector, Client, DecoratorHandler, type Dispatcher } from 'undici';
import { openTunnel } from './tunnel.ts';

const connectTls = buildConnector({});

/** A proxy that does not answer the end of a connection is not waited for, in milliseconds. */
const patience = 500;

/** The connection to one origin through a proxy, made when it is first needed. */
export class ProxyLine {
  readonly dispatcher: Dispatcher;
  /** How far the connection is: at the proxy, through it at the host, or made. */
  stage: 'proxy' | 'host' | 'made' = 'proxy';
  /** How many wait for an answer. */
  asking = 0;
  private readonly proxy: URL;
  private readonly client: Client;
  private readonly end = new AbortController();
  private socket: Socket | undefined;
  /** How many requests it carries: the text of an answer comes after the answer. */
  private carried = 0;

  /** `onFree` is called when the line carries one request less. */
  constructor(proxy: URL, origin: string, onFree: () => void) {
    this.proxy = proxy;
    this.client = new Client(origin, {
      connect: (target, told) => {
        this.connect(target).then(
          (socket) => told(null, socket),
          (error: Error) => told(error, null),
        );
      },
    });
    this.dispatcher = this.client.compose((dispatch) => (options, handler) => {
      this.carried++;
      const end = (): void => {
        this.carried--;
        onFree();
      };
      return dispatch(options, new Carried(handler, end));
    });
  }

  get isIdle(): boolean {
    return this.asking + this.carried === 0;
  }

  /** Whether nothing is lost where the line ends with the only request that waits for an answer. */
  get isOfNoUse(): boolean {
    return this.asking === 1 && (this.stage !== 'made' || this.carried === 0);
  }

  /** Closes a connection that nothing is asked over, so that the proxy has seen it closed. */
  async hangUp(): Promise<void> {
    if (this.socket?.closed === false) await hungUp(this.socket);
    await this.close();
  }

  /** Ends it at once, with all that is asked over it. */
  close(): Promise<void> {
    this.end.abort();
    return this.client.destroy();
  }

  private async connect(target: buildConnector.Options): Promise<Socket> {
    const { protocol, hostname, port } = target;
    const isTls = protocol === 'https:';
    this.stage = 'proxy';
    const httpSocket = await openTunnel(
      this.proxy,
      `${hostname}:${port || (isTls ? 443 : 80)}`,
      this.end.signal,
    );
    this.stage = 'host';
    this.socket = isTls ? await encrypted({ ...target, httpSocket }) : httpSocket;
    this.stage = 'made';
    return this.socket;
  }
}

function encrypted(target: buildConnector.Options): Promise<Socket> {
  return new Promise((resolve, reject) =>
    connectTls(target, (error, socket) => {
      if (error === null) resolve(socket);
      else reject(error);
    }),
  );
}

function hungUp(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.setTimeout(patience, () => resolve());
    socket.end();
  });
}

/** Passes everything on, and says when its request is over. */
class Carried extends DecoratorHandler implements Dispatcher.DispatchHandlers {
  private readonly handler: Dispatcher.DispatchHandlers;
  private readonly end: () => void;

  constructor(handler: Dispatcher.DispatchHandlers, end: () => void) {
    super(handler);
    this.handler = handler;
    this.end = end;
  }

  onComplete(trailers: string[] | null): void {
    this.end();
    this.handler.onComplete?.(trailers);
  }

  onError(error: Error): void {
    this.end();
    this.handler.onError?.(error);
  }
}
