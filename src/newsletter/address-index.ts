import { hasOtherNames, identitiesOf, pageKeyOf, plainArxivId } from '../papers/index.ts';

/** An address as it stands in a file. */
export interface Address {
  readonly address: string;
  /** Either its keys, or one that is cheap and which others may have as well (`roughly`). */
  readonly keys?: readonly string[];
  readonly rough?: string;
}

/** The keys are computed when somebody asks for a similar one. */
interface Found {
  readonly file: number;
  readonly address: string;
  keys?: readonly string[] | undefined;
}

/** The addresses in the bytes of a file, read as latin1. */
export function addressesIn(text: string): Address[] {
  return Array.from(text.matchAll(/https?:\/\/[^\s"]+/gi), ([written]) => readings(written))
    .flat()
    .map(addressOf);
}

function addressOf(address: string): Address {
  const arxiv = plainArxivId(address);
  if (arxiv !== undefined) return { address, keys: [`arxiv:${arxiv}`] };
  if (odd.test(address) || hasOtherNames(address)) return { address, keys: keysOfAddress(address) };
  return { address, rough: roughly(address) };
}

/**
 * Knows which files have an address, in any of its spellings. Ten years of issues have thousands of addresses, and computing the
 * keys of all of them takes longer than checking an issue. So they are grouped by a key that is cheap.
 */
export class AddressIndex {
  private readonly found = new Map<string, Found[]>();

  /** Those of each file. */
  constructor(files: readonly (readonly Address[])[]) {
    for (const [file, addresses] of files.entries()) {
      for (const { address, keys, rough = '' } of addresses)
        this.add({ file, address, keys }, keys ?? [rough]);
    }
  }

  /**
   * The files up to a position (excluded) that have an address of this page (`pageKeyOf`) or of the paper of this identity,
   * wherever it stands.
   */
  filesWith(key: string, before: number): ReadonlySet<number> {
    const files = new Set<number>();
    for (const one of [...(this.found.get(key) ?? []), ...(this.found.get(roughly(key)) ?? [])]) {
      if (
        one.file < before &&
        !files.has(one.file) &&
        (one.keys ??= keysOfAddress(one.address)).includes(key)
      )
        files.add(one.file);
    }
    return files;
  }

  private add(one: Found, keys: readonly string[]): void {
    for (const key of keys) {
      const list = this.found.get(key);
      if (list === undefined) this.found.set(key, [one]);
      else list.push(one);
    }
  }
}

/** Matches an address that a browser changes, such as one with encoded characters or a port, and one of a host with two names. */
const odd = /[^!-~]|[%"<>[\]\\^`{|}]|\/\.|:\d|twitter\.com/i;

/** An address ends at a quotation mark and, in a list in brackets, at a comma or a bracket. A plain one may also contain these. */
function readings(written: string): string[] {
  const address = /[\u0080-\u00ff]/.test(written) ? Buffer.from(written, 'latin1').toString('utf8') : written;
  if (!/[',[\]{}]/.test(address)) return [address];
  return [...new Set([address, address.replace(/'.*$/, ''), address.replace(/[',[\]{}].*$/, '')])];
}

/** The page of an address, and the papers that it names. */
export function keysOfAddress(address: string): string[] {
  const page = pageKeyOf(address);
  const identities = identitiesOf({ link: address }).map(({ key }) => key);
  return [...new Set(page === undefined ? identities : [page, ...identities])];
}

/** Returns a key that is equal for two plain addresses of one page, and also for some of two pages. */
function roughly(address: string): string {
  return address
    .replace(/^(?:link:|https?:\/\/)(?:(?:www|mobile)\.)?/i, 'like:')
    .replace(/[?#].*$/, '')
    .replace(/\/+/g, '/')
    .replace(/\/$/, '')
    .toLowerCase();
}
