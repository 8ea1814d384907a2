import { hasOtherNames, identitiesOfAddress, pageKeyOf, plainArxivId } from '../papers/index.ts';

/**
 * An address as it stands in a file: with its keys, or by itself where it is plain, for then one that is cheap (`roughly`) groups it
 * with others that may be the same.
 */
export type Address = string | { readonly address: string; readonly keys: readonly string[] };

/** The keys are computed when somebody asks for a similar one. */
interface Found {
  readonly file: number;
  readonly address: string;
  keys?: readonly string[] | undefined;
}

/** The addresses in the bytes of a file, read as latin1. A plain one of arXiv's is left out: its id is found without it. */
export function addressesIn(text: string): Address[] {
  const addresses: Address[] = [];
  for (const [written] of text.matchAll(/https?:\/\/[^\s"]+/gi))
    if (plainArxivId(written) === undefined)
      for (const address of readings(written)) addresses.push(addressOf(address));
  return addresses;
}

function addressOf(address: string): Address {
  return odd.test(address) || hasOtherNames(address) ? { address, keys: keysOfAddress(address) } : address;
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
      for (const one of addresses)
        if (typeof one === 'string') this.add({ file, address: one }, roughly(one));
        else for (const key of one.keys) this.add({ file, ...one }, key);
    }
  }

  /**
   * The files up to a position (excluded) that have an address of this page (`pageKeyOf`) or of the paper of this identity,
   * wherever it stands; `undefined` where there are none, as for nearly all that is asked for.
   */
  filesWith(key: string, before: number): ReadonlySet<number> | undefined {
    let files: Set<number> | undefined;
    const rough = key.startsWith('link:') ? this.found.get(roughly(key)) : undefined;
    for (const list of [this.found.get(key), rough])
      for (const one of list ?? [])
        if (
          one.file < before &&
          files?.has(one.file) !== true &&
          (one.keys ??= keysOfAddress(one.address)).includes(key)
        )
          (files ??= new Set()).add(one.file);
    return files;
  }

  private add(one: Found, key: string): void {
    const list = this.found.get(key);
    if (list === undefined) this.found.set(key, [one]);
    else list.push(one);
  }
}

/** Matches an address that a browser changes, such as one with encoded characters or a port, and one of a host with two names. */
const odd = /[^!-~]|[%"<>[\]\\^`{|}]|\/\.|:\d|twitter\.com/i;

/** An address ends at a quotation mark and, in a list in brackets, at a comma or a bracket. A plain one may also contain these. */
function readings(written: string): string[] {
  // A copy, or the text of the whole file would be kept with it.
  const address = Buffer.from(written, 'latin1').toString('utf8');
  if (!/[',[\]{}]/.test(address)) return [address];
  return [...new Set([address, address.replace(/'.*$/, ''), address.replace(/[',[\]{}].*$/, '')])];
}

/** Whether an address is of this page or names this paper. */
export function hasKey(one: Address, key: string): boolean {
  if (typeof one !== 'string') return one.keys.includes(key);
  return key.startsWith('link:') && roughly(one) === roughly(key) && keysOfAddress(one).includes(key);
}

/** The page of an address, and the papers that it names. */
export function keysOfAddress(address: string): string[] {
  const page = pageKeyOf(address);
  const identities = identitiesOfAddress(address).map(({ key }) => key);
  return [...new Set(page === undefined ? identities : [page, ...identities])];
}

/** Matches most addresses, of which nothing but the beginning has to go. */
const simple = /^(?:link:|https?:\/\/)(?:(?:www|mobile)\.)?([a-z0-9_.~-]+(?:\/[a-z0-9_.~-]+)*)$/;

/** Returns a key that is equal for two plain addresses of one page, and also for some of two pages. */
export function roughly(address: string): string {
  const [, plain] = simple.exec(address) ?? [];
  if (plain !== undefined) return `like:${plain}`;
  return address
    .replace(/^(?:link:|https?:\/\/)(?:(?:www|mobile)\.)?/i, 'like:')
    .replace(/[?#].*$/, '')
    .replace(/\/+/g, '/')
    .replace(/\/$/, '')
    .toLowerCase();
}
