import { generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  /** Both as PEM. */
  readonly cert: string;
  readonly key: string;
}

/** A certificate of a server at 127.0.0.1 that it has signed itself, for this day (RFC 5280). */
export function selfSigned(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const commonName = sequence(oid(0x55, 0x04, 0x03), element(0x0c, Buffer.from('mail.example.org')));
  const name = sequence(element(0x31, commonName));
  const day = 86_400_000;
  const time = (distance: number): Buffer =>
    element(
      0x17,
      Buffer.from(
        `${new Date(new Date().getTime() + distance).toISOString().replaceAll(/^20|\..*|[-:T]/g, '')}Z`,
      ),
    );
  // An extension that names what the certificate is for: an address, as its four bytes.
  const addresses = sequence(element(0x87, Buffer.of(127, 0, 0, 1)));
  const extension = sequence(oid(0x55, 0x1d, 0x11), element(0x04, addresses));
  const body = sequence(
    element(0xa0, integer(2)),
    integer(1),
    ecdsaWithSha256,
    name,
    sequence(time(-day), time(day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(extension)),
  );
  const signature = element(0x03, Buffer.concat([Buffer.of(0), sign('sha256', body, privateKey)]));
  const base64 = sequence(body, ecdsaWithSha256, signature).toString('base64');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

/** An element of DER: its tag, its length, its content. */
function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

function oid(...bytes: readonly number[]): Buffer {
  return element(0x06, Buffer.from(bytes));
}

function integer(value: number): Buffer {
  return element(0x02, Buffer.of(value));
}
