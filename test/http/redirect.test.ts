import { expect, test } from 'vitest';
import { type RedirectRules, resolveRedirect } from '../../src/http/redirect.ts';

const rules: RedirectRules = {
  allowLoopback: false,
  addressesOf: ({ hostname }) =>
    Promise.resolve(hostname === 'intranet.example' ? ['10.0.0.1'] : ['203.0.113.7']),
};

async function from(address: string, location: string, more: Partial<RedirectRules> = {}): Promise<string> {
  try {
    return (await resolveRedirect(new URL(address), location, { ...rules, ...more })).href;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test.each([
  ['https://a.example/x', '/y', 'https://a.example/y'],
  ['https://a.example/x', '//b.example/y', 'https://b.example/y'],
  ['http://a.example/x', 'https://a.example/x', 'https://a.example/x'],
  ['http://a.example/x', 'http://b.example/x', 'http://b.example/x'],
])('from %s to %s', async (address, location, to) => {
  expect(await from(address, location)).toBe(to);
});

test.each([
  // What was private on its way is not to become readable for others.
  ['https://a.example/x', 'http://a.example/x', /begins with http:/],
  ['https://a.example/x', 'file:///etc/passwd', /begins with file:/],
  ['https://a.example/x', 'https://intranet.example/', /private network \(intranet\.example\)/],
  ['https://a.example/x', 'https://10.0.0.1/', /private network/],
  ['https://a.example/x', 'https://me:secret@b.example/', /a name or a password in it \(at b\.example\)/],
  ['https://a.example/x', 'https://me@a.example/', /a name or a password in it \(at a\.example\)/],
  ['https://a.example/x', 'https://2130706433/', /private network/],
  ['https://a.example/x', 'https://localhost./', /private network/],
  ['https://a.example/x', 'https://', /leads nowhere/],
])('from %s to %s is refused', async (address, location, reason) => {
  expect(await from(address, location)).toMatch(reason);
});

test('behind a proxy, which looks names up, addresses are refused all the same', async () => {
  const proxied = { addressesOf: () => Promise.resolve([]) };
  expect(await from('https://a.example/x', 'https://b.example/', proxied)).toBe('https://b.example/');
  expect(await from('https://a.example/x', 'https://192.168.0.1/', proxied)).toMatch(/private network/);
  expect(await from('https://a.example/x', 'https://printer.local/', proxied)).toMatch(/private network/);
});

test('a host that nobody knows', async () => {
  const addressesOf = (): Promise<never> => Promise.reject(new Error('ENOTFOUND'));
  expect(await from('https://a.example/x', 'https://b.example/', { addressesOf })).toMatch(/no such host/);
});

test('a name server that cannot be reached', async () => {
  const failed = Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' });
  const addressesOf = (): Promise<never> => Promise.reject(failed);
  const said = await from('https://a.example/x', 'https://b.example/', { addressesOf });
  expect(said).toMatch(/b\.example cannot be reached \(EAI_AGAIN\)/);
});
