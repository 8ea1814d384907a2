import { Failure } from '../problem/index.ts';
import type { Client } from './client.ts';
import { type ImageKind, imageKindOf, sizeOf } from './image-size.ts';

export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: `image/${ImageKind}`;
  readonly width: number;
  readonly height: number;
}

/** Discourse's max_image_size_kb. */
const most = 4096 * 1024;

/**
 * An image on the internet. What it is and how large its bytes say, not its name or its server. Throws Failure `image-unusable`, and
 * what `Client.bytes` throws.
 */
export async function getImage(client: Client, url: string): Promise<Picture> {
  const bytes = await client.bytes(url, {
    accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif',
    most,
  });
  const kind = imageKindOf(bytes);
  if (kind === undefined) throw new Failure('image-unusable', { url, why: 'kind' });
  const size = sizeOf(bytes, kind);
  if (size === undefined) throw new Failure('image-unusable', { url, why: 'broken' });
  return { bytes, type: `image/${kind}`, ...size };
}
