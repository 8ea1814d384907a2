import type { Context } from '../../context.ts';
import { cook, visibleBlocks } from '../../forum-model/index.ts';
import { Client, getImage } from '../../http/index.ts';
import { type ImageRecord, type LedgerBook, sha256Of } from '../../ledger/index.ts';
import type { Run } from './round.ts';

type Images = Readonly<Record<string, ImageRecord>>;

/** The addresses of the pictures in texts, as a forum sees them: what only looks like one, such as code, is none. */
export function imagesIn(raws: readonly string[], locale: string): readonly string[] {
  const blocks = raws.flatMap((raw) => visibleBlocks(cook(raw, { locale })));
  const addresses = blocks.flatMap(({ images }) => images.map(({ src }) => src));
  return [...new Set(addresses)].filter((src) => /^https?:\/\//.test(src));
}

/** What stands for a picture that was not uploaded yet. */
const later = (url: string): string => `upload://(uploaded first: ${url})`;

/** Texts with the addresses that the forum gave to its copies, so that it has no reason to change them itself. */
export function withUploads(raws: readonly string[], addresses: readonly string[], images: Images): string[] {
  const wanted = new Set(addresses);
  return raws.map((raw) =>
    raw.replaceAll(
      /(?<!\\)!\[((?:\\.|[^\]\\])*)\]\((?:<([^<>\n]+)>|([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*))\)/g,
      (whole, alt: string, framed?: string, bare?: string) => {
        const written = framed ?? bare ?? '';
        const url = wanted.has(written) ? written : addresses.find((one) => isSame(one, written));
        if (url === undefined) return whole;
        const image = images[url];
        if (image === undefined) return `![${alt}](${later(url)})`;
        const size = /\|\d+x\d+/.test(alt) ? '' : `|${image.width}x${image.height}`;
        return `![${alt}${size}](${image.short_url})`;
      },
    ),
  );
}

function isSame(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;
}

/** Uploads what the ledger does not have, each address once. All are fetched before the first is uploaded. */
export async function uploadImages(
  context: Context,
  { forum, book, userAgent, signal }: Pick<Run, 'forum' | 'userAgent' | 'signal'> & { book: LedgerBook },
  addresses: readonly string[],
): Promise<void> {
  const client = new Client(context, { userAgent, signal });
  const pictures = [];
  for (const url of addresses) pictures.push({ url, picture: await getImage(client, url) });
  for (const { url, picture } of pictures) {
    const sha256 = sha256Of(picture.bytes).slice('sha256:'.length);
    const known = Object.values(book.ledger.images ?? {}).find((image) => image.sha256 === sha256);
    const { shortUrl, width, height } =
      known === undefined
        ? await forum.upload(picture, `digest-${context.secret()}`)
        : { ...known, shortUrl: known.short_url };
    const image = { sha256, short_url: shortUrl, width, height };
    book.write({ ...book.ledger, images: { ...book.ledger.images, [url]: image } });
  }
}
