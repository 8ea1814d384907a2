import { describe, expect, test } from 'vitest';
import { serverAddress } from '../../../src/text/address/server-address.ts';

describe('the address of a server', () => {
  test.each([
    ['https://forum.example', 'https', 'forum.example', 443],
    ['https://Forum.Example:443/talk', 'https', 'forum.example', 443],
    ['https://forum.example:80', 'https', 'forum.example', 80],
    ['http://forum.example', 'http', 'forum.example', 80],
    ['smtps://Mail.Example.org:465', 'smtps', 'mail.example.org', 465],
    ['SMTPS://mail.example.org', 'smtps', 'mail.example.org', 465],
    ['smtp://mail.example.org', 'smtp', 'mail.example.org', 587],
    ['smtp://mail.example.org:0080', 'smtp', 'mail.example.org', 80],
    ['smtp://[::1]:25', 'smtp', '[::1]', 25],
    ['smtp://[::80]', 'smtp', '[::80]', 587],
    ['https://예.example', 'https', 'xn--2j5b.example', 443],
    ['smtp://예.example', 'smtp', 'xn--2j5b.example', 587],
    ['https://0x7f.1', 'https', '127.0.0.1', 443],
  ])('%s', (text, scheme, host, port) => {
    expect(serverAddress(text)).toMatchObject({ scheme, host, port });
  });

  test.each([
    '',
    'forum.example',
    '//forum.example',
    'ftp://forum.example',
    'https:///forum.example',
    'https://forum.example:99999',
    'https://forum example',
    String.raw`https://forum.example\@evil.example`,
  ])('%j is none', (text) => {
    expect(serverAddress(text)).toBeUndefined();
  });

  test.each([
    ['http://localhost:3000', true],
    ['http://forum.localhost', true],
    ['http://127.1', true],
    ['http://[::1]', true],
    ['http://127.0.0.1.example', false],
    ['http://localhost.example', false],
    ['http://10.0.0.1', false],
  ])('%s is on this computer: %s', (text, isLoopback) => {
    expect(serverAddress(text)).toMatchObject({ isLoopback });
  });

  test.each(['https://a@b.example', 'https://a:b@c.example', 'https://@b.example', 'smtp://a@b.example'])(
    '%s has a user in it',
    (text) => expect(serverAddress(text)).toMatchObject({ hasUser: true }),
  );
});
