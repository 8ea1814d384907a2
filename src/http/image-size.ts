export type ImageKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What an image is by its first bytes (https://mimesniff.spec.whatwg.org/#image-type-pattern-matching-algorithm). */
export function imageKindOf(bytes: Uint8Array): ImageKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^RIFF[^]{4}WEBPVP/.test(head)) return 'webp';
  return head.slice(4, 8) === 'ftyp' && /avi[fs]/.test(head.slice(8)) ? 'avif' : undefined;
}

/** How large an image is; `undefined` where its bytes do not say so, or end before. */
export function sizeOf(bytes: Uint8Array, kind: ImageKind): Size | undefined {
  try {
    const size = readers[kind](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
  } catch (error) {
    // It ends too early.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const readers: Readonly<Record<ImageKind, (view: DataView) => Size | undefined>> = {
  png,
  jpeg,
  gif,
  webp,
  avif,
};

function textAt(view: DataView, offset: number, length = 4): string {
  return Array.from({ length }, (_, i) => String.fromCodePoint(view.getUint8(offset + i))).join('');
}

/** Its first chunk is IHDR (https://www.w3.org/TR/png-3/#11IHDR). */
function png(view: DataView): Size | undefined {
  if (textAt(view, 12) !== 'IHDR') return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The first frame header (SOF0 to SOF15) among the segments (ITU T.81, B.1). */
function jpeg(view: DataView): Size | undefined {
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Bytes before a marker that only fill.
    if (marker === 0xff) at++;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker === 0xd9 || marker === 0xda) return undefined;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
}

function gif(view: DataView): Size {
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** Lossy, lossless or extended (https://developers.google.com/speed/webp/docs/riff_container). */
function webp(view: DataView): Size | undefined {
  const kind = textAt(view, 12);
  if (kind === 'VP8 ') {
    if (textAt(view, 23, 3) !== '\x9d\x01\x2a') return undefined;
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (kind === 'VP8L') {
    if (view.getUint8(20) !== 0x2f) return undefined;
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (kind !== 'VP8X') return undefined;
  const three = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_00_00;
  return { width: three(24) + 1, height: three(27) + 1 };
}

/** The largest `ispe` box: tiles and previews have smaller ones (ISO/IEC 23008-12, 6.5.3). */
function avif(view: DataView): Size | undefined {
  let largest: Size | undefined;
  const look = (from: number, to: number): void => {
    for (let at = from; at + 8 <= to;) {
      const name = textAt(view, at + 4);
      const length = view.getUint32(at);
      const end = length === 0 ? to : at + length;
      if (length === 1 || (length !== 0 && length < 8) || end > to) return;
      if (name === 'ispe') {
        const size = { width: view.getUint32(at + 12), height: view.getUint32(at + 16) };
        if (largest === undefined || size.width * size.height > largest.width * largest.height)
          largest = size;
      }
      // `meta` begins with a version.
      if (name === 'meta') look(at + 12, end);
      if (name === 'iprp' || name === 'ipco') look(at + 8, end);
      at = end;
    }
  };
  look(0, view.byteLength);
  return largest;
}
