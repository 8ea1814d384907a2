/**
 * An address as `URL` reads it; `undefined` where it cannot be read. `URL.canParse` is not asked: once it has been called some ten
 * thousand times it says no to `https://bücher.example`, since Node 20 then reads such a text as if it were UTF-8.
 */
export function parseUrl(address: string, base?: string | URL): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

export function isUrl(address: string): boolean {
  return parseUrl(address) !== undefined;
}
