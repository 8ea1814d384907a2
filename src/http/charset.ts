/** Thrown for bytes that are not in their encoding; its message is the name of that. */
export class NotInCharset extends Error {}

/**
 * Decodes bytes in the encoding of their byte order mark, else the one that the server names, else the answer itself, else UTF-8
 * (https://html.spec.whatwg.org/#encoding-sniffing-algorithm). Throws NotInCharset rather than put another character for what is
 * none in it.
 */
export function decode(bytes: Uint8Array, type: string): string {
  const labels = [markOf(bytes), charset.exec(type)?.[1], declaredIn(bytes, type), 'utf-8'];
  const decoder = labels.map((label) => (label === undefined ? undefined : decoderOf(label))).find(Boolean);
  let text: string;
  try {
    text = decoder?.decode(bytes) ?? '';
  } catch (cause) {
    throw new NotInCharset(decoder?.encoding, { cause });
  }
  if (ofOtherEncoding.test(text)) throw new NotInCharset(decoder?.encoding);
  return text;
}

/** What UTF-16 and ISO 2022 leave in a text that was read as another encoding, and what neither HTML nor XML nor JSON has. */
const ofOtherEncoding = /\0|\u001B[$(]/;

const charset = /(?:^|[\s;])charset\s*=\s*["']?([\w.:-]+)/i;

function markOf([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** The encoding in an XML declaration, or in a `meta` tag that is not in a comment. */
function declaredIn(bytes: Uint8Array, type: string): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const [, xml] = (/xml/i.test(type) && /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/.exec(head)) || [];
  const tags = /html/i.test(type) ? head.replace(/<!--.*?-->/gs, '').match(/<meta\s[^>]*>/gi) : undefined;
  const named = xml ?? tags?.map(labelIn).find((label) => label !== undefined);
  // What is read here byte by byte is not in it.
  return named !== undefined && /^utf-?16/i.test(named) ? 'utf-8' : named;
}

/** The encoding that a `meta` tag declares, in an attribute of its own or in place of the header. */
function labelIn(tag: string): string | undefined {
  const attributes = new Map(
    [...tag.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)].map(
      ([, name = '', ...values]) => [name.toLowerCase(), values.find((value) => value !== undefined) ?? ''],
    ),
  );
  const isHeader = attributes.get('http-equiv')?.toLowerCase() === 'content-type';
  return (
    attributes.get('charset') ?? (isHeader ? charset.exec(attributes.get('content') ?? '')?.[1] : undefined)
  );
}

/** `undefined` for a name of no encoding. */
function decoderOf(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}
