import { sha256 } from '../files/index.ts';

/**
 * The addresses of the site's pages. A page is a folder with an `index.html`; its path begins and ends with no slash before it and one
 * behind it (`p/2506.15677/`), so that `site.base` and the path together are its permalink. Paths are as they stand on the disk;
 * `hrefOf` encodes them. None depends on a title or on when the site is built.
 */

/** `2025-07-07/`. */
export function issuePath(week: string): string {
  return `${week}/`;
}

export { paperPath } from '../papers/index.ts';

/** Tags that differ only in case, in how their letters are composed, or in a hyphen for a space have one page. */
export function tagPath(tag: string): string {
  return `tags/${slugOfName(tag)}/`;
}

export function authorPath(name: string): string {
  return `authors/${slugOfName(name)}/`;
}

/** The texts of one key are one tag, or one author. Forums write `fine-tuning` where others write `Fine tuning`. */
export function keyOfName(name: string): string {
  return (
    name
      .normalize('NFC')
      .trim()
      // Both, for a disk that knows no case takes ß for SS, and µ for μ, which are small letters.
      .toUpperCase()
      .toLowerCase()
      .normalize('NFC')
      .replace(/[\s-]+/g, '-')
  );
}

/** Letters and digits of all scripts stay. A name that lost more than spaces gets a hash, so that `C++` and `C#` are two. */
function slugOfName(name: string): string {
  const key = keyOfName(name);
  const words = key.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const slug = [...words].slice(0, longest).join('');
  const isWhole = slug === key && !reserved.test(slug);
  return isWhole
    ? slug
    : [slug, sha256(key).toString('hex').slice(0, 8)].filter((part) => part !== '').join('-');
}

/** In code points: a folder's name may have 255 bytes. */
const longest = 48;

/** Windows makes no folder of such a name. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A path as it stands in an address, which has no half of a pair of surrogates: a preview shows a week of any name. */
export function hrefOf(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** The permalink of a page. `base` ends with a slash, as the config has it. */
export function permalink(base: string, path: string): string {
  return `${base}${hrefOf(path)}`;
}

/**
 * The address of a page or a file from the page at `from`, both as paths: `../../p/2506.15677/index.html`. It names the file, for a
 * browser that reads the site from a disk shows what is in a folder.
 */
export function relativeHref(from: string, to: string): string {
  const up = '../'.repeat(from.split('/').length - 1);
  return `${up}${hrefOf(to)}${to === '' || to.endsWith('/') ? 'index.html' : ''}`;
}
