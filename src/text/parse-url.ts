/**
 * Whether `new URL` takes an address. `URL.canParse` says no to `https://bücher.example` once it has been called some ten thousand
 * times: Node 20 then reads such a text as if it were UTF-8.
 */
export function isUrl(address: string, base?: string): boolean {
  try {
    return new URL(address, base).href !== '';
  } catch {
    return false;
  }
}
