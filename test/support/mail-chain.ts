/**
 * A mail system of Debian's own: postfix takes a message as any provider does (TLS, SASL), delivers it, and dovecot shows it over
 * IMAP. All of it is in a temporary folder and on ports of the loopback interface. Both want to be started by root.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from './certificate.ts';

export interface MailChain {
  /** Where a message is given to be sent, as `publish.mail.url`. */
  readonly url: string;
  /** A file with the certificate of the server, as PEM. */
  readonly authority: string;
  /** The messages in the only mailbox, as IMAP gives their bytes. */
  messages(): Promise<string[]>;
  /** Waits until so many have arrived. */
  arrived(count: number): Promise<string[]>;
  close(): void;
}

/** Who may give it mail. */
export const sender = { username: 'news', password: 'right horse' };
/** How each is started. */
const postfix = '/usr/sbin/postfix';
const dovecot = '/usr/sbin/dovecot';

/** Why it cannot be tried here; `undefined` where it can. */
export function whyNoMailChain(): string | undefined {
  if (process.env['DIGEST_MAIL_LIVE'] !== '1') return 'DIGEST_MAIL_LIVE is not 1';
  if (!existsSync(postfix) || !existsSync(dovecot)) return 'postfix or dovecot-imapd is not installed';
  return process.geteuid?.() === 0 ? undefined : 'postfix and dovecot are started by root';
}

export async function startMailChain(): Promise<MailChain> {
  const folder = mkdtempSync(join(tmpdir(), 'digest-mail-'));
  chmodSync(folder, 0o755);
  const [submission, imap] = [await freePort(), await freePort()];
  const { cert, key } = selfSigned();
  const files = {
    'cert.pem': cert,
    'key.pem': key,
    users: `${sender.username}:{PLAIN}${sender.password}::::::\n`,
    'postfix/main.cf': mainOf(folder),
    'postfix/master.cf': masterOf(submission),
    'dovecot.conf': dovecotOf(folder, imap),
  };
  for (const name of ['postfix', 'queue', 'data', 'mail', 'run']) mkdirSync(join(folder, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  chmodSync(join(folder, 'key.pem'), 0o600);
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  execFileSync('chown', ['dovecot', join(folder, 'mail')]);
  // They would hold what they are started with, and whoever waits for its end would wait for theirs.
  const start = (command: string, ...args: string[]): void => {
    const { status } = spawnSync(command, args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${command} ended with ${status}: ${logOf(folder)}`);
  };
  start(dovecot, '-c', join(folder, 'dovecot.conf'));
  start(postfix, '-c', join(folder, 'postfix'), 'start');
  await Promise.all([submission, imap].map(listening));
  const messages = (): Promise<string[]> => readMailbox(imap);
  return {
    url: `smtps://127.0.0.1:${submission}`,
    authority: join(folder, 'cert.pem'),
    messages,
    async arrived(count) {
      for (let tries = 0; tries < 300; tries++) {
        const found = await messages();
        if (found.length >= count) return found;
        await pause(100);
      }
      throw new Error(`fewer than ${count} messages arrived: ${logOf(folder)}`);
    },
    close() {
      for (const [name, file] of [
        ['postfix', 'queue/pid/master.pid'],
        ['dovecot', 'run/master.pid'],
      ] as const) {
        const pid = Number(readFileSync(join(folder, file), 'utf8'));
        if (!(pid > 1)) throw new Error(`${name} left no pid`);
        process.kill(pid, 'SIGTERM');
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

function mainOf(folder: string): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/data/log
maillog_file_prefixes = ${folder}
myhostname = mail.example.org
mydestination =
inet_interfaces = loopback-only
inet_protocols = ipv4
mynetworks =
virtual_mailbox_domains = example.org
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = static:box/
virtual_uid_maps = static:${idOf('-u')}
virtual_gid_maps = static:${idOf('-g')}
smtpd_tls_cert_file = ${folder}/cert.pem
smtpd_tls_key_file = ${folder}/key.pem
smtpd_tls_security_level = encrypt
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${folder}/run/auth-client
smtpd_tls_auth_only = yes
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
`;
}

function masterOf(port: number): string {
  return `127.0.0.1:${port} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
postlog unix-dgram n - n - 1 postlogd
`;
}

function dovecotOf(folder: string, port: number): string {
  return `base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:${folder}/mail/box
first_valid_uid = 1
default_internal_user = dovecot
default_login_user = dovecot
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${idOf('-u')} gid=${idOf('-g')} home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service auth {
  unix_listener auth-client {
    mode = 0666
  }
}
`;
}

/** Of the user that mailboxes belong to. */
function idOf(which: '-u' | '-g'): string {
  return execFileSync('id', [which, 'dovecot'], { encoding: 'utf8' }).trim();
}

function logOf(folder: string): string {
  const logs = ['data/log', 'dovecot.log']
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path));
  return logs.map((path) => readFileSync(path, 'utf8')).join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isOpen = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (isOpen === true) return;
    await pause(100);
  }
  throw new Error(`nobody listens on port ${port}`);
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** IMAP (RFC 3501) as far as reading one mailbox takes: the bytes of each message come as a literal of a given length. */
async function readMailbox(port: number): Promise<string[]> {
  const login = `a LOGIN ${sender.username} "${sender.password}"\r\n`;
  const said = await conversation(port, `${login}b SELECT INBOX\r\nc FETCH 1:* BODY.PEEK[]\r\nd LOGOUT\r\n`);
  const messages: string[] = [];
  for (let at = 0; ;) {
    const literal = /BODY\[\] \{(\d+)\}\r\n/.exec(said.slice(at));
    if (literal === null) return messages;
    const begin = at + literal.index + literal[0].length;
    at = begin + Number(literal[1]);
    messages.push(said.slice(begin, at));
  }
}

function conversation(port: number, commands: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(commands));
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (said += chunk));
    socket.on('end', () => resolve(said));
    socket.on('error', reject);
  });
}
