import { connect, createServer, type Server, type Socket, type AddressInfo } from 'node:net';

/** What the proxy does with a request for a tunnel. */
export type OnConnect = (socket: Socket, target: string) => void;

/** A proxy on this computer that does as a test wants it to, and counts what it was asked. */
export class LocalProxy {
  /** The hosts with their ports, in the order in which tunnels to them were asked for. */
  readonly tunnels: string[] = [];
  /** The header Proxy-Authorization of each. */
  readonly credentials: (string | undefined)[] = [];
  readonly open = new Set<Socket>();
  /** How many connections were open at once, at most. */
  most = 0;
  private readonly server: Server;
  private onConnect: OnConnect = () => {};

  private constructor() {
    this.server = createServer((socket) => {
      this.open.add(socket);
      this.most = Math.max(this.most, this.open.size);
      socket.on('close', () => this.open.delete(socket)).on('error', () => socket.destroy());
      socket.once('data', (bytes) => {
        const asked = bytes.toString('latin1');
        const [, target = ''] = /^CONNECT (\S+) /.exec(asked) ?? [];
        this.tunnels.push(target);
        this.credentials.push(/^proxy-authorization: (.*)\r$/im.exec(asked)?.[1]);
        this.onConnect(socket, target);
      });
    });
  }

  static async start(): Promise<LocalProxy> {
    const local = new LocalProxy();
    await new Promise<void>((resolve) => {
      local.server.listen(0, '127.0.0.1', resolve);
    });
    return local;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on, `onConnect` says what comes of each request; what was counted is forgotten. */
  answer(onConnect: OnConnect): void {
    this.tunnels.length = 0;
    this.credentials.length = 0;
    this.most = this.open.size;
    this.onConnect = onConnect;
  }

  /** From now on, whatever host is asked for, the tunnel ends at a server of the test. */
  leadTo(url: string): void {
    this.answer(tunnelTo(url));
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }
}

/** Opens the tunnel that is asked for, to a server of the test. */
export function tunnelTo(url: string): OnConnect {
  return (socket) => {
    const there = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('close', () => there.destroy());
  };
}
