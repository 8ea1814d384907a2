import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client, getImage } from '../../src/http/index.ts';
import { imageKindOf, sizeOf } from '../../src/http/image-size.ts';
import { Failure } from '../../src/problem/index.ts';
import { fakeContext, type FakeWorld } from '../support/context.ts';
import { LocalServer } from '../support/server.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/[^\da-f]/g, ''), 'hex');
const box = (name: string, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
};
const ispe = (width: number, height: number): Buffer => {
  const content = Buffer.alloc(12);
  content.writeUInt32BE(width, 4);
  content.writeUInt32BE(height, 8);
  return box('ispe', content);
};
const webp = (kind: string, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.from(kind), Buffer.alloc(4), content]);
const version = Buffer.alloc(4);

/** Each 300 by 200. */
const images = {
  png: [hex('89504e470d0a1a0a 0000000d'), Buffer.from('IHDR'), hex('0000012c 000000c8 0806000000')],
  jpeg: [
    // A table, a thumbnail whose own frame does not count, and a frame of the second kind.
    hex('ffd8 ffe0 0010'),
    Buffer.alloc(14),
    hex('ffe1 000b ffc0 0011 08 0001 0001'),
    hex('ffff c4 0003 00'),
    hex('ffc2 0011 08 00c8 012c 03'),
    Buffer.alloc(20),
  ],
  gif: [Buffer.from('GIF89a'), hex('2c01 c800 800000')],
  'webp, lossy': [webp('VP8 ', hex('000000 9d012a 2c01 c840 00'))],
  'webp, lossless': [webp('VP8L', hex('2f 2bc131 00 00'))],
  'webp, extended': [webp('VP8X', hex('10 000000 2b0100 c70000'))],
  avif: [
    box('ftyp', Buffer.from('avif\0\0\0\0avifmif1')),
    box(
      'meta',
      version,
      box('hdlr', version),
      box('iprp', box('ipco', ispe(64, 64), ispe(300, 200), ispe(64, 64))),
    ),
  ],
} as const;

describe('an image', () => {
  test.each(Object.entries(images))('%s has its size in its bytes', (name, parts) => {
    const bytes = Buffer.concat(parts);
    const kind = imageKindOf(bytes);
    expect(kind).toBe(name.split(',')[0]);
    expect(kind === undefined ? kind : sizeOf(bytes, kind)).toEqual({ width: 300, height: 200 });
  });

  test.each(Object.entries(images))(
    '%s that ends too early has none, and no end breaks the reader',
    (_, parts) => {
      const bytes = Buffer.concat(parts);
      const sizes = Array.from({ length: bytes.length }, (_, length) => {
        const part = bytes.subarray(0, length);
        const kind = imageKindOf(part);
        return kind === undefined ? undefined : sizeOf(part, kind);
      });
      expect(sizes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => undefined));
      expect(sizes.filter((size) => size !== undefined && size.width !== 300 && size.width !== 64)).toEqual(
        [],
      );
    },
  );

  test.each([
    ['a frame of nothing', 'ffd8 ffc0 0011 08 0000 012c 03'],
    ['no frame at all', 'ffd8 ffda 0011 08 00c8 012c 03'],
    ['no marker', 'ffd8 ff00 0011 00c8 012c 03'],
    ['another chunk first', '89504e470d0a1a0a 0000000d 49484458 0000012c 000000c8 08'],
  ])('with %s is broken', (_, text) => {
    const bytes = hex(text);
    expect(sizeOf(bytes, imageKindOf(bytes) ?? 'png')).toBeUndefined();
  });

  test.each([
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'BM',
    '<html>',
    '',
    'RIFF\0\0\0\0WAVE',
    '\0\0\0\x18ftypheic\0\0\0\0mif1',
  ])('%j is none that we take', (text) => expect(imageKindOf(Buffer.from(text, 'latin1'))).toBeUndefined());
});

describe('getting one', () => {
  let server: LocalServer;
  beforeAll(async () => {
    server = await LocalServer.start();
  });
  afterAll(() => server.stop());

  const png = Buffer.concat(images.png);
  /** A public host, which is that server. */
  const fetch: typeof globalThis.fetch = (input, init) => {
    if (typeof input !== 'string') throw new TypeError('an address is a text');
    return globalThis.fetch(input.replace('https://images.example', server.url), init);
  };
  const from = async (url: string, world: FakeWorld = {}): Promise<unknown> => {
    const client = new Client(fakeContext({ fetch, ...world }), { userAgent: 'paper-digest/1.2.3' });
    try {
      return await getImage(client, url);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return error.message;
    }
  };

  test('goes by its bytes, whatever the server calls it, and follows redirects', async () => {
    server.answer((path) =>
      path === '/a'
        ? { status: 302, headers: { location: '/b' } }
        : { headers: { 'content-type': 'text/plain' }, body: png },
    );
    expect(await from('https://images.example/a')).toEqual({
      bytes: png,
      type: 'image/png',
      width: 300,
      height: 200,
    });
  });

  test('tries again where the server is busy', async () => {
    server.answer((_, nth) => (nth === 1 ? { status: 503 } : { body: png }));
    expect(await from('https://images.example/a')).toMatchObject({ width: 300 });
  });

  test.each([
    ['is no image', { body: '<html>' }, 'https://images.example/a is no PNG, JPEG, GIF, WebP or AVIF image'],
    [
      'ends too early',
      { body: png.subarray(0, 18) },
      'https://images.example/a is an image that cannot be read to its size',
    ],
    ['is not there', { status: 404 }, 'images.example answered with HTTP 404'],
    [
      'is too large',
      { body: Buffer.alloc(4096 * 1024 + 1) },
      'the answer of images.example is larger than 4 MB',
    ],
    [
      'leads to this computer',
      { status: 302, headers: { location: 'http://127.0.0.1/' } },
      'images.example redirects',
    ],
  ])('fails where it %s', async (_, reply, said) => {
    server.answer(() => reply);
    expect(await from('https://images.example/a')).toContain(said);
  });

  test.each([
    'http://127.0.0.1:1/a.png',
    'http://localhost/a.png',
    'http://10.0.0.1/a.png',
    'http://printer.local/a.png',
  ])('does not ask %s', async (url) => {
    const context = fakeContext({ fetch });
    const client = new Client(context, { userAgent: 'paper-digest/1.2.3' });
    await expect(getImage(client, url)).rejects.toMatchObject({
      code: 'fetch-failed',
      args: { why: 'private' },
    });
    expect(context.fetched).toEqual([]);
  });

  test('takes 4 MB', async () => {
    server.answer(() => ({ body: Buffer.concat([png, Buffer.alloc(4096 * 1024 - png.length)]) }));
    expect(await from('https://images.example/a')).toMatchObject({ width: 300 });
  });
});
