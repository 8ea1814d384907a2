import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { selfSigned } from './certificate.ts';

/** Where a session goes wrong: before the server's answer, in the middle of the message, or after its end. */
export const steps = ['greeting', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'body', 'dot'] as const;
export type Step = (typeof steps)[number];

/** `end` and `reset`: the connection is gone. A number is the answer. */
export type Fault = { readonly at: Step; readonly how: 'end' | 'reset' | number };

export interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
  /** As the sender gave them for reports. */
  readonly dsn: { readonly ret: unknown; readonly envid: unknown };
}

export interface MailServer {
  /** `smtps://127.0.0.1:PORT`, or `smtp://…` where it begins in the open. */
  readonly url: string;
  /** The certificate of its authority, which is its own. */
  readonly authority: string;
  /** What it took for its readers, whether or not it could say so. */
  readonly arrived: readonly Arrived[];
  readonly connections: () => number;
  /** What goes wrong from now on. */
  fault: Fault | undefined;
  /** Recipients that it refuses. */
  refused: readonly string[];
  readonly close: () => Promise<void>;
}

export const account = { username: 'news', password: 'hush/"+hush é' };

type Handler = (command: unknown, done: () => void) => void;

const commands = ['EHLO', 'HELO', 'AUTH', 'MAIL', 'RCPT', 'DATA'] as const;
type Command = (typeof commands)[number];

interface Connection extends Record<`handler_${Command}`, Handler> {
  readonly id: string;
  readonly _socket: { end(): void; destroy(): void };
  send(code: number, text: string): void;
}

/** A mail server that wants TLS and a password, keeps what it is given, and fails where a test says. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const { cert, key } = selfSigned();
  const arrived: Arrived[] = [];
  let count = 0;
  const fail = (connection: Connection, how: Fault['how']): void => {
    const { _socket: socket } = connection;
    if (how === 'end') socket.end();
    else if (how === 'reset') socket.destroy();
    else connection.send(how, 'not here');
  };
  const connectionOf = ({ id }: SMTPServerSession): Connection => {
    const all = [...server.connections] as unknown as Connection[];
    const found = all.find((connection) => connection.id === id);
    if (found === undefined) throw new Error(`no connection ${id}`);
    return found;
  };
  const server = new SMTPServer({
    secure: true,
    cert,
    key,
    hideDSN: false,
    disableReverseLookup: true,
    onConnect(session, callback) {
      count++;
      const connection = connectionOf(session);
      const { fault } = mailServer;
      if (fault?.at === 'greeting') {
        if (typeof fault.how === 'number')
          callback(Object.assign(new Error('not here'), { responseCode: fault.how }));
        else fail(connection, fault.how);
        return;
      }
      for (const name of commands) {
        const handle = connection[`handler_${name}`].bind(connection);
        connection[`handler_${name}`] = (command, done) => {
          const now = mailServer.fault;
          if (now === undefined || now.at !== name.replace('HELO', 'EHLO')) handle(command, done);
          else {
            fail(connection, now.how);
            // Nothing more is read of a connection that is gone.
            if (typeof now.how === 'number') done();
          }
        };
      }
      callback();
    },
    onAuth({ username, password }, _, callback) {
      if (username === account.username && password === account.password) callback(null, { user: username });
      else callback(Object.assign(new Error('no such account'), { responseCode: 535 }));
    },
    onRcptTo({ address }, _, callback) {
      const isRefused = mailServer.refused.includes(address);
      callback(isRefused ? Object.assign(new Error('no such reader'), { responseCode: 550 }) : undefined);
    },
    onData(stream, session, callback) {
      const { fault } = mailServer;
      const chunks: Buffer[] = [];
      const connection = connectionOf(session);
      let isOver = false;
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (fault?.at === 'body' && !isOver) {
          isOver = true;
          fail(connection, fault.how);
        }
      });
      stream.on('end', () => {
        if (isOver) return;
        if (fault?.at === 'dot' && typeof fault.how === 'number') {
          callback(Object.assign(new Error('not here'), { responseCode: fault.how }));
          return;
        }
        const { mailFrom, rcptTo, dsn } = session.envelope;
        arrived.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          bytes: Buffer.concat(chunks),
          dsn: { ret: dsn?.ret, envid: dsn?.envid },
        });
        if (fault?.at === 'dot') fail(connection, fault.how);
        else callback();
      });
    },
    ...options,
  });
  // Of connections that a test cuts.
  server.on('error', () => {});
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const scheme = options.secure === false ? 'smtp' : 'smtps';
  const mailServer: MailServer = {
    url: `${scheme}://127.0.0.1:${port}`,
    authority: cert,
    arrived,
    connections: () => count,
    fault: undefined,
    refused: [],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mailServer;
}
