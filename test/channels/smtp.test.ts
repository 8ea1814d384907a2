import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliver, type Delivery, type SmtpServer } from '../../src/channels/index.ts';
import { Secret } from '../../src/channels/secret.ts';
import { account, type MailServer, startMailServer, steps } from '../support/mail-server.ts';

const { username, password } = account;
const bytes = Buffer.from(`Subject: test\r\n\r\n${'.a line that begins with a dot\r\n'.repeat(4000)}`);
const mail = {
  message: bytes,
  from: 'bounces@example.org',
  to: ['list@example.org'],
  envelopeId: 'digest-2025-07-07',
};

function login(text = password): SmtpServer['login'] {
  return { username, key: { secret: new Secret(text, username), worked: () => {} } };
}

describe.each([
  ['smtps, with PIPELINING', {}],
  ['smtps, without PIPELINING', { hidePIPELINING: true }],
  ['smtp with STARTTLS', { secure: false }],
])('%s', (_, options) => {
  let server: MailServer;
  let begun = 0;
  const send = (change: Partial<SmtpServer> = {}, to = mail.to): Promise<Delivery> => {
    const { url, authority } = server;
    return deliver({ url, authority, login: login(), ...change }, { ...mail, to }, () => void begun++);
  };
  beforeAll(async () => {
    server = await startMailServer(options);
  });
  beforeEach(() => {
    server.fault = undefined;
    server.refused = [];
    begun = 0;
  });
  afterAll(() => server.close());

  test('a mail arrives, byte for byte, from the address for bounces and with its name for reports', async () => {
    expect(await send()).toEqual({ state: 'sent', refused: [] });
    const arrived = server.arrived.at(-1);
    expect(arrived?.bytes.equals(bytes)).toBe(true);
    expect(arrived).toMatchObject({
      from: mail.from,
      to: mail.to,
      dsn: { ret: 'HDRS', envid: mail.envelopeId },
    });
    expect(begun).toBe(1);
  });

  const cuts = steps.flatMap((at) => (['end', 'reset', 421, 451, 554] as const).map((how) => ({ at, how })));
  test.each(cuts)('ends at $at with $how', async ({ at, how }) => {
    const before = server.arrived.length;
    server.fault = { at, how };
    const delivery = await send();
    const isBegun = at === 'body' || at === 'dot';
    expect(delivery.state).toBe(isBegun && typeof how === 'string' ? 'uncertain' : 'unsent');
    // Known before, not found out afterwards.
    expect(begun).toBe(isBegun ? 1 : 0);
    expect(server.arrived.length - before).toBe(at === 'dot' && typeof how === 'string' ? 1 : 0);
  });

  test('a part of the recipients is refused', async () => {
    server.refused = ['b@example.org'];
    const to = ['a@example.org', 'b@example.org', 'c@example.org'];
    expect(await send({}, to)).toEqual({ state: 'sent', refused: ['b@example.org'] });
    expect(server.arrived.at(-1)?.to).toEqual(['a@example.org', 'c@example.org']);
  });

  test('all recipients are refused', async () => {
    server.refused = mail.to;
    expect(await send()).toMatchObject({
      state: 'unsent',
      fault: 'answer',
      detail: expect.stringContaining('550'),
    });
    expect(begun).toBe(0);
  });

  test('a password that is wrong is told, and not shown', async () => {
    const delivery = await send({ login: login('another-word') });
    expect(delivery).toMatchObject({ state: 'unsent', fault: 'key' });
    expect(JSON.stringify(delivery)).not.toContain('another-word');
  });

  test('a certificate that nobody vouches for is refused before the password', async () => {
    const delivery = await send({ authority: undefined });
    expect(delivery).toMatchObject({ state: 'unsent', fault: 'certificate' });
  });

  test('where the record cannot be written, nothing goes out', async () => {
    const before = server.arrived.length;
    const full = new Error('no room');
    const { url, authority } = server;
    const sending = deliver({ url, authority, login: login() }, mail, () => {
      throw full;
    });
    await expect(sending).rejects.toBe(full);
    expect(server.arrived.length).toBe(before);
  });
});

test('an answer to what the server does not have yet says nothing of the whole', async () => {
  const server = await startMailServer();
  server.fault = { at: 'body', how: 250 };
  const { url, authority } = server;
  const message = Buffer.alloc(40_000_000, 'a line that is one of very many\r\n');
  const delivery = await deliver({ url, authority, login: login() }, { ...mail, message }, () => {});
  expect(delivery.state).toBe('uncertain');
  expect(server.arrived).toEqual([]);
  await server.close();
});

test('a server without STARTTLS gets neither password nor mail', async () => {
  const server = await startMailServer({
    secure: false,
    hideSTARTTLS: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
  });
  const { url, authority } = server;
  const delivery = await deliver({ url, authority, login: login() }, mail, () => {});
  expect(delivery).toMatchObject({ state: 'unsent', fault: 'tls' });
  expect(server.arrived).toEqual([]);
  await server.close();
});
