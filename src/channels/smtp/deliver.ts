import { serverAddress } from '../../text/index.ts';
import type { Key } from '../keys.ts';
import { Message } from './message.ts';

export interface SmtpServer {
  /** `smtps://…`, or `smtp://…` with STARTTLS: nothing is ever sent in the open. */
  readonly url: string;
  /** Whose key it is; `undefined` where the server wants none. */
  readonly login: { readonly username: string; readonly key: Key } | undefined;
  /** The certificate of an authority that is trusted besides those of the system, as PEM. */
  readonly authority: string | undefined;
}

export interface Mail {
  readonly message: Uint8Array;
  /** Who gets to know what could not be delivered (RFC 5321, 3.6.3). */
  readonly from: string;
  readonly to: readonly string[];
  /** Named in such reports, where the server can do that (RFC 3461, 4.4). */
  readonly envelopeId: string;
}

/** `key`: the server does not take it. `answer`: the server said no to something else. `network`: it said nothing. */
export type MailFault = 'certificate' | 'tls' | 'key' | 'answer' | 'network';

/** What became of a mail, by fact: `unsent` where nobody has it, `uncertain` where nobody here can know. */
export type Delivery =
  | { readonly state: 'sent'; readonly refused: readonly string[] }
  | { readonly state: 'unsent'; readonly fault: MailFault; readonly detail: string }
  | { readonly state: 'uncertain'; readonly detail: string };

/** Milliseconds. */
const times = { connecting: 30_000, farewell: 1000 };

interface SmtpError extends Error {
  readonly code?: string | undefined;
  /** The code that the system gave it. */
  readonly originalCode?: string | undefined;
  readonly responseCode?: number | undefined;
}

/**
 * Gives a mail to a server, once. `begin` is called when the server waits for the message, before the first byte goes out; what it
 * throws ends all, and is thrown. Never begun is not sent, and so is begun and refused. Begun and not answered is uncertain.
 */
export async function deliver(server: SmtpServer, mail: Mail, begin: () => void): Promise<Delivery> {
  const address = serverAddress(server.url);
  if (address === undefined) throw new Error('the config was checked before');
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection');
  const isSecure = address.scheme === 'smtps';
  const connection = new SMTPConnection({
    host: address.host.replace(/^\[(.*)\]$/, '$1'),
    port: address.port,
    secure: isSecure,
    requireTLS: !isSecure,
    connectionTimeout: times.connecting,
    socketCloseTimeout: times.farewell,
    tls: { minVersion: 'TLSv1.2', ...(server.authority === undefined ? {} : { ca: server.authority }) },
  });
  const message = new Message(mail.message, begin);
  const delivery = await new Promise<Delivery>((resolve) => {
    // It comes to the one that waits or as an event, and often to both: the first counts.
    const fail = (error: SmtpError): void => resolve(failed(error, message));
    connection.on('error', fail);
    connection.on('end', () => fail(new Error('Connection closed')));
    const send = (): void => {
      const { from, to, envelopeId } = mail;
      const dsn = { ret: 'HDRS', envid: envelopeId };
      connection.send({ from, to: [...to], dsn, size: mail.message.length }, message, (error, info) => {
        if (error) fail(error);
        // An answer to what it does not have yet says nothing of the whole.
        else if (!message.isWhole) fail(new Error('The server answered before it had the whole message'));
        else resolve({ state: 'sent', refused: info.rejected.map(String) });
      });
    };
    connection.connect((error) => {
      const { login } = server;
      if (error) fail(error);
      else if (login === undefined) send();
      else {
        const { username, key } = login;
        const credentials = { user: username, pass: key.secret.reveal() };
        connection.login({ credentials }, (refusal) => {
          if (refusal) {
            fail(refusal);
            return;
          }
          key.worked();
          send();
        });
      }
    });
  });
  if (delivery.state === 'sent') connection.quit();
  connection.close();
  if (message.obstacle !== undefined) throw message.obstacle;
  return delivery;
}

function failed(error: SmtpError, message: Message): Delivery {
  const { responseCode = 0 } = error;
  const detail = error.message.replaceAll(/(?<!\s)\s*\r?\n\s*/g, ' ').trim();
  const isRefused = responseCode >= 400 && responseCode < 600;
  if (message.hasBegun && !isRefused) return { state: 'uncertain', detail };
  return { state: 'unsent', fault: faultOf(error, isRefused), detail };
}

function faultOf(
  { code, originalCode = '', message, responseCode }: SmtpError,
  isRefused: boolean,
): MailFault {
  // It comes as a fault of the socket.
  if (/CERT|ALTNAME/.test(originalCode) || /certificate|altnames/i.test(message)) return 'certificate';
  if (code === 'ETLS') return 'tls';
  // 454 and the like are no judgement of the key (RFC 4954, 6).
  if (code === 'EAUTH' && isRefused && (responseCode ?? 0) >= 500) return 'key';
  return isRefused ? 'answer' : 'network';
}
