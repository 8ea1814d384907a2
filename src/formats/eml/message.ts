import { Readable } from 'node:stream';
import type { Config } from '../../newsletter/index.ts';
import { parseDate } from '../../calendar.ts';
import { Failure } from '../../problem/index.ts';
import { oneLine } from '../email/headline.ts';
import { mailUrl } from '../email/mail-url.ts';
import { type Mailbox, parseMailbox, parseMailboxes } from '../email/mailbox.ts';
import { headerText, phrase } from './encoded-words.ts';
import { encodePart } from './transfer-encoding.ts';
import type { View } from '../view/view.ts';
import { dictionary } from '../../data.ts';
import { linesIn, parseUrl } from '../../text/index.ts';

/** A mail as its two formats say it. */
export interface MailParts {
  readonly html: string;
  readonly text: string;
  readonly subject: string;
}

/**
 * A whole message (RFC 5322), ready to be sent: multipart/alternative with the text first and the HTML, which is preferred,
 * last (RFC 2046, 5.1.4). The same parts give the same bytes. Throws Failure `config-missing`, `config-value`, `bad-date`.
 */
export async function renderEml(view: View, { email }: Config, parts: MailParts): Promise<string> {
  const from = parseMailbox('email.from', required('email.from', email.from));
  const to = parseMailboxes('email.to', required('email.to', email.to));
  const date = dateHeader(view.lastDay, email.sendTime);
  const [{ createHash }, { default: MailComposer }] = await Promise.all([
    import('node:crypto'),
    import('nodemailer/lib/mail-composer'),
  ]);
  const hashing = createHash('sha256');
  for (const piece of piecesOfJson([date, from, to, parts.subject, parts.text], parts.html))
    hashing.update(piece);
  const hash = hashing.digest('hex');
  const message = new MailComposer({
    from,
    to,
    date,
    messageId: `<${hash.slice(0, 32)}@${domainOf(from.address)}>`,
    baseBoundary: hash.slice(32),
    boundaryPrefix: '=_part',
    newline: 'windows',
    text: part('text/plain', parts.text),
    html: part('text/html', parts.html),
    headers: {
      Subject: prepared(headerText('Subject', oneLine(parts.subject))),
      ...listHeaders(email),
    },
    // Everything is in the parts already; nothing may name a file or an address to take content from.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  // Its own encoded words are cut anywhere.
  const own: Readonly<Record<string, string>> = dictionary({
    From: mailboxes('From', [from]),
    To: mailboxes('To', to),
  });
  const encode = message.encodeHeaderValue.bind(message);
  message.encodeHeaderValue = (key, value) => own[key] ?? encode(key, value);
  // Piece by piece, since all of them in one and that as a text would take the whole message once more.
  let text = '';
  for await (const piece of message.createReadStream()) text += (piece as Buffer).toString('latin1');
  return text;
}

/** The text of a list as JSON, whose last entry may have megabytes: line by line, instead of as a text that is as long once more. */
function* piecesOfJson(list: readonly unknown[], last: string): Generator<string> {
  yield `${JSON.stringify(list).slice(0, -1)},"`;
  for (const { start, end } of linesIn(last)) yield JSON.stringify(last.slice(start, end + 1)).slice(1, -1);
  yield '"]';
}

/** Between whom a message goes, as the addresses in its headers: the sender of a mail that has a name for bounces is that. */
export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** Throws Failure `config-missing`, `config-value`. */
export function envelopeOf({ email, publish }: Config): Envelope {
  const from = parseMailbox('email.from', required('email.from', email.from)).address;
  const to = parseMailboxes('email.to', required('email.to', email.to)).map(({ address }) => address);
  return { from: inAscii(publish.mail?.bounce ?? from), to: [...new Set(to.map(inAscii))] };
}

function inAscii(address: string): string {
  return `${address.slice(0, address.lastIndexOf('@'))}@${domainOf(address)}`;
}

/** Mailboxes as the value of a header: the name encoded where it has to be, the domain in ASCII. */
function mailboxes(header: string, all: readonly Mailbox[]): string {
  return all
    .map(({ name, address }) => {
      const at = address.lastIndexOf('@');
      const local = address.slice(0, at);
      // Dots at an end or in a row need quotation marks (RFC 5322, 3.2.3 and 3.4.1).
      const isPlain = !/^\.|\.\.|\.$/.test(local);
      const spec = `${isPlain ? local : `"${local}"`}@${domainOf(address)}`;
      return name === '' ? spec : `${phrase(header, name)} <${spec}>`;
    })
    .join(', ');
}

function required(key: string, value: string | undefined): string {
  if (value === undefined) throw new Failure('config-missing', { key, why: 'the format eml' });
  return value;
}

/** A part as it stands in the message. */
function part(type: string, content: string): { raw: Readable } {
  const { encoding, body } = encodePart(content);
  const head = `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  return { raw: Readable.from(withHead(Buffer.from(head), body)) };
}

function* withHead(head: Buffer, body: Iterable<Buffer>): Generator<Buffer> {
  yield head;
  yield* body;
}

const days = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sun, 13 Jul 2025 09:00:00 +0900` (RFC 5322, 3.3): the hour that was asked for, in its own time zone. */
function dateHeader(lastDay: string, sendTime: string): string {
  const date = parseDate(lastDay);
  if (date === undefined) throw new Failure('bad-date', { value: lastDay });
  const time = /^(\d{2}:\d{2})([+-]\d{2}):(\d{2})$/.exec(sendTime);
  if (time === null)
    throw new Failure('config-value', { key: 'email.send_time', detail: `${sendTime} is not HH:MM±HH:MM` });
  const sinceEpoch = Math.floor(Date.UTC(date.year, date.month - 1, date.day) / 86_400_000);
  const day = days[((sinceEpoch % 7) + 7) % 7];
  return `${day}, ${date.day} ${months[date.month - 1]} ${lastDay.slice(0, 4)} ${time[1]}:00 ${time[2]}${time[3]}`;
}

/** The headers that name a list and let a reader leave it: RFC 2919, RFC 2369 and, where one click is enough, RFC 8058. */
function listHeaders({ listId, unsubscribeUrl, oneClick }: Config['email']): Record<string, PreparedHeader> {
  const headers: Record<string, PreparedHeader> = dictionary({});
  if (listId !== undefined) headers['List-Id'] = prepared(listIdHeader(listId));
  const unsubscribe = mailUrl('email.unsubscribe_url', unsubscribeUrl);
  if (unsubscribe !== undefined && unsubscribe.kind !== 'placeholder') {
    headers['List-Unsubscribe'] = prepared(`<${new URL(unsubscribe.value).href}>`);
    if (oneClick && unsubscribe.kind === 'url')
      headers['List-Unsubscribe-Post'] = prepared('List-Unsubscribe=One-Click');
  }
  return headers;
}

/** A header that only has to be folded. */
interface PreparedHeader {
  readonly prepared: true;
  readonly foldLines: true;
  readonly value: string;
}

function prepared(value: string): PreparedHeader {
  return { prepared: true, foldLines: true, value };
}

/** `Weekly Papers <papers.lists.example.org>`; the phrase is encoded where it has to be, the identifier never. */
function listIdHeader(value: string): string {
  const match = /^(?:([^<>\p{Cc}]*)<([\w.-]+)>|([\w.-]+))$/u.exec(value.trim());
  if (match === null)
    throw new Failure('config-value', {
      key: 'email.list_id',
      detail: `${JSON.stringify(value)} is not a list identifier`,
    });
  const name = (match[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
  const id = `<${match[2] ?? match[3] ?? ''}>`;
  return name === '' ? id : `${phrase('List-ID', name)} ${id}`;
}

/** The domain of a mail address in ASCII. */
function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return parseUrl(`http://${domain}`)?.hostname ?? 'localhost';
}
