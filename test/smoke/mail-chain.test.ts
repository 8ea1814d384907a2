/** The shipped program mails through Debian's own mail system, and what is in the mailbox is what it rendered. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { type MailChain, sender, startMailChain, whyNoMailChain } from '../support/mail-chain.ts';
import { program } from '../support/program.ts';

const why = whyNoMailChain();
const week = '2025-07-07';

describe.skipIf(why !== undefined)(`over postfix and dovecot${why === undefined ? '' : ` (${why})`}`, () => {
  let chain: MailChain;
  let desk: string;
  beforeAll(async () => {
    chain = await startMailChain();
    desk = mkdtempSync(join(tmpdir(), 'digest-desk-'));
    const config = `name: 읽을거리
locale: ko
email: { from: 소식 <news@example.org>, to: list@example.org }
publish:
  mail: { via: smtp, url: '${chain.url}', username: ${sender.username}, bounce: bounces@example.org }
`;
    for (const [path, text] of Object.entries(newsletter({ [week]: soundIssue() }, config))) {
      const there = path.replace('/desk', desk);
      mkdirSync(path.endsWith('/') ? there : dirname(there), { recursive: true });
      if (!path.endsWith('/')) writeFileSync(there, text);
    }
  }, 60_000);
  afterAll(() => {
    chain.close();
    rmSync(desk, { recursive: true });
  });

  const digest = (
    args: readonly string[],
    password = sender.password,
  ): { code: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: desk,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: desk,
        NODE_EXTRA_CA_CERTS: chain.authority,
        DIGEST_MAIL_PASSWORD: password,
        DIGEST_MAIL_URL: chain.url,
      },
    });
    return { code: status, said: stdout + stderr };
  };

  test(
    'the message arrives once, and behind the headers of its way to the byte',
    { timeout: 120_000 },
    async () => {
      expect(digest(['render', week, '--format', 'eml', '--out', 'out']).code).toBe(0);
      expect(digest(['send', week, '--now', '--yes'])).toEqual({
        code: 0,
        said: expect.stringContaining('sent the mail to list@example.org'),
      });
      const [message = ''] = await chain.arrived(1);
      const eml = readFileSync(join(desk, 'out', `${week}.eml`), 'latin1');
      const way = message.slice(0, message.length - eml.length);
      expect(message.slice(way.length)).toBe(eml);
      const names = way.match(/^[\w-]+(?=:)/gm);
      expect(new Set(names)).toEqual(new Set(['Return-Path', 'X-Original-To', 'Delivered-To', 'Received']));
      expect(way).toContain('Return-Path: <bounces@example.org>');
      expect(digest(['send', week, '--now', '--yes']).code).toBe(1);
      expect(await chain.messages()).toHaveLength(1);
    },
  );

  test('a wrong password is told, and nothing was sent', async () => {
    const before = (await chain.messages()).length;
    const { code, said } = digest(['send', week, '--test', 'me@example.org', '--yes'], 'wrong horse');
    expect(code).toBe(2);
    expect(said).not.toContain('wrong horse');
    expect(await chain.messages()).toHaveLength(before);
  });
});
