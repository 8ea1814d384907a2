import type { Context } from '../../context.ts';
import { cook, visibleBlocks } from '../../forum-model/index.ts';
import { Client, getImage, type Picture } from '../../http/index.ts';
import { type ImageRecord, type LedgerBook, sha256Of } from '../../ledger/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Run } from './round.ts';
import { parseUrl } from '../../text/index.ts';

type Images = Readonly<Record<string, ImageRecord>>;

/** The addresses of the pictures in texts, as a forum sees them: what only looks like one, such as code, is none. */
export function imagesIn(raws: readonly string[], locale: string): readonly string[] {
  const blocks = raws.flatMap((raw) => visibleBlocks(cook(withNamedHosts(raw), { locale })));
  const addresses = blocks.flatMap(({ images }) => images.map(({ src }) => withNumberedHosts(src)));
  return [...new Set(addresses)].filter((src) => /^https?:\/\//.test(src));
}

/**
 * A forum drops the address of an image whose host is an IPv6 address in brackets, and readers would see none. It is found all the same,
 * and uploaded: for the finding its host is a name.
 */
function withNamedHosts(raw: string): string {
  return raw.replaceAll(
    /(https?:\/\/(?:[^\s/?#@]*@)?)\[([\da-f:.]+)\]/gi,
    (_, before: string, host: string) => `${before}${host.replaceAll(':', '-')}.ipv6.invalid`,
  );
}

function withNumberedHosts(address: string): string {
  return address.replace(
    /^(https?:\/\/(?:[^/?#@]*@)?)([\da-f.-]+)\.ipv6\.invalid/i,
    (_, before: string, host: string) => `${before}[${host.replaceAll('-', ':')}]`,
  );
}

/**
 * Those of them that a text shows from the forum's copy once they are uploaded. Throws Failure `image-unusable` for an address with a
 * password, which would be shown in the plan, or in the post.
 */
export function placeableImages(raws: readonly string[], locale: string): readonly string[] {
  const all = imagesIn(raws, locale);
  for (const address of all) requireNoPassword(address);
  if (all.length === 0) return all;
  const left = new Set(imagesIn(withUploads(raws, all, {}), locale));
  return all.filter((url) => !left.has(url));
}

function requireNoPassword(address: string): void {
  const url = parseUrl(address);
  if (url === undefined || (url.username === '' && url.password === '')) return;
  url.username = '';
  url.password = '';
  throw new Failure('image-unusable', { url: url.href, why: 'password' });
}

/** What stands for a picture that was not uploaded yet. */
const later = (url: string): string => `upload://(uploaded first: ${url})`;

/** Texts with the addresses that the forum gave to its copies, so that it has no reason to change them itself. */
export function withUploads(raws: readonly string[], addresses: readonly string[], images: Images): string[] {
  const find = (written: string): string | undefined => {
    const meant = unescaped(written);
    return addresses.find((one) => one === meant) ?? addresses.find((one) => isSame(one, meant));
  };
  return raws.map((raw) =>
    raw
      .replaceAll(inMarkdown, (whole, alt: string, framed?: string, bare?: string) => {
        const url = find(framed ?? bare ?? '');
        if (url === undefined) return whole;
        const image = images[url];
        if (image === undefined) return `![${alt}](${later(url)})`;
        const size = /\|\d+x\d+/.test(alt) ? '' : `|${image.width}x${image.height}`;
        return `![${alt}${size}](${image.short_url})`;
      })
      // So an image is written whose alt would be read as something else in Markdown.
      .replaceAll(inHtml, (whole, src: string, rest: string) => {
        const url = find(src);
        if (url === undefined) return whole;
        const image = images[url];
        if (image === undefined) return `<img src="${later(url)}"${rest}>`;
        const size = /\swidth="/.test(rest) ? '' : ` width="${image.width}" height="${image.height}"`;
        return `<img src="${image.short_url}"${rest}${size}>`;
      }),
  );
}

const inMarkdown =
  /(?<!\\)!\[((?:\\.|[^\]\\])*)\]\((?:<([^<>\n]+)>|([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*))\)/g;
const inHtml = /<img src="([^"\n]*)"((?: [a-z]+="[^"\n]*")*)>/g;

/**
 * Texts that differ in nothing but where the forum keeps images that the ledger does not know, and how large these are, become equal:
 * whether they are the same images is known once they are uploaded.
 */
export function withoutUploads(raw: string, images: Images): string {
  const known = new Set(Object.values(images).map((image) => image.short_url));
  const place = /upload:\/\/(?:\(uploaded first: [^\n"]*?\)(?=[)"])|[\w.-]+)/g;
  return raw
    .replaceAll(place, (address) => (known.has(address) ? address : 'upload://'))
    .replaceAll(/\|\d+x\d+(?=\]\(upload:\/\/\))/g, '')
    .replaceAll(/(<img src="upload:\/\/"[^>\n]*?) width="\d+" height="\d+"/g, '$1');
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
]);

/** An address as it is meant, of one in Markdown or in HTML. */
function unescaped(written: string): string {
  return written
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll(/&(?:(amp|lt|gt|quot)|#(\d{1,6}));/g, (whole, name?: string, code?: string) =>
      name === undefined ? String.fromCodePoint(Number(code)) : (named.get(name) ?? whole),
    );
}

function isSame(a: string, b: string): boolean {
  const url = parseUrl(a);
  return url !== undefined && url.href === parseUrl(b)?.href;
}

/** Uploads what the ledger does not have, each address once. All are fetched before the first is uploaded. */
export async function uploadImages(
  context: Context,
  { forum, book, userAgent, signal }: Pick<Run, 'forum' | 'userAgent' | 'signal'> & { book: LedgerBook },
  addresses: readonly string[],
): Promise<void> {
  const pictures = await fetched(context, { userAgent, signal }, addresses);
  for (const { url, picture } of pictures) {
    const sha256 = digestOf(picture);
    const known = sameImage(book.ledger.images, sha256);
    const { shortUrl, width, height } =
      known === undefined
        ? await forum.upload(picture, `digest-${context.secret()}`)
        : { ...known, shortUrl: known.short_url };
    const image = { sha256, short_url: shortUrl, width, height };
    book.write({ ...book.ledger, images: { ...book.ledger.images, [url]: image } });
  }
}

/**
 * What the ledger will say of images that are to be uploaded, as far as that is known before: a dry run prints what is posted then, but
 * for the addresses that the forum gives. Throws what fetching them throws.
 */
export async function foreseen(
  context: Context,
  { book, ...ask }: Pick<Run, 'userAgent' | 'signal'> & { book: Pick<LedgerBook, 'ledger'> },
  addresses: readonly string[],
): Promise<Images> {
  const pictures = await fetched(context, ask, addresses);
  return Object.fromEntries(
    pictures.map(({ url, picture }): [string, ImageRecord] => {
      const sha256 = digestOf(picture);
      const { width, height } = picture;
      const known = sameImage(book.ledger.images, sha256);
      return [url, known ?? { sha256, short_url: later(url), width, height }];
    }),
  );
}

async function fetched(
  context: Context,
  { userAgent, signal }: Pick<Run, 'userAgent' | 'signal'>,
  addresses: readonly string[],
): Promise<{ readonly url: string; readonly picture: Picture }[]> {
  const client = new Client(context, { userAgent, signal });
  const pictures = [];
  for (const url of addresses) pictures.push({ url, picture: await getImage(client, url) });
  return pictures;
}

function digestOf({ bytes }: Picture): string {
  return sha256Of(bytes).slice('sha256:'.length);
}

/** The same image was uploaded before, whatever its address was. */
function sameImage(images: Images = {}, sha256: string): ImageRecord | undefined {
  return Object.values(images).find((image) => image.sha256 === sha256);
}
