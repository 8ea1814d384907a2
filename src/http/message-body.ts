/** What a request carries, and its media type. */
export interface MessageBody {
  readonly type: string;
  readonly content: string | Uint8Array;
}

export function jsonBody(value: unknown): MessageBody {
  return { type: 'application/json', content: JSON.stringify(value) };
}

export interface FilePart {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * A form with files (RFC 7578). Written here, because the fetch of Node and the one behind a proxy do not take each other's `FormData`.
 * `boundary` must not occur in any part.
 */
export function multipartBody(
  fields: Readonly<Record<string, string | FilePart>>,
  boundary: string,
): MessageBody {
  const chunks: Uint8Array[] = [];
  const add = (text: string): void => void chunks.push(Buffer.from(text));
  for (const [name, value] of Object.entries(fields)) {
    add(`--${boundary}\r\ncontent-disposition: form-data; name="${escaped(name)}"`);
    if (typeof value === 'string') add(`\r\n\r\n${value}`);
    else {
      add(`; filename="${escaped(value.name)}"\r\ncontent-type: ${value.type}\r\n\r\n`);
      chunks.push(value.bytes);
    }
    add('\r\n');
  }
  add(`--${boundary}--\r\n`);
  return { type: `multipart/form-data; boundary=${boundary}`, content: Buffer.concat(chunks) };
}

/** As browsers do: https://html.spec.whatwg.org/#multipart-form-data */
function escaped(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
