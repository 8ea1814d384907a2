import { isHref } from '../href.ts';
import { entityAt } from './entities.ts';
import type { Tag } from './html-inline.ts';

export interface HtmlImage {
  readonly src: string;
  /** `undefined` where the tag has none: an empty one says that the picture only decorates. */
  readonly alt: string | undefined;
  readonly width?: number;
  readonly height?: number;
  /** Names of the attributes that are left out. */
  readonly dropped: readonly string[];
}

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/g;

/**
 * `<img>` as a picture; undefined for another tag and where its address is none that every reader can fetch from: a browser on a
 * page with https asks for nothing by http.
 */
export function htmlImage({ name, closing, attributes }: Tag): HtmlImage | undefined {
  if (name !== 'img' || closing) return undefined;
  const values = new Map<string, string>();
  for (const [, key = '', ...quoted] of attributes.matchAll(attribute)) {
    const value = quoted.find((one) => one !== undefined) ?? '';
    // As in HTML, the first of two wins.
    if (!values.has(key.toLowerCase())) values.set(key.toLowerCase(), decoded(value));
  }
  const src = values.get('src')?.trim() ?? '';
  if (!isHref(src) || !/^https:/i.test(src)) return undefined;
  const [width, height] = [sizeOf(values.get('width')), sizeOf(values.get('height'))];
  const kept = new Set([
    'src',
    'alt',
    ...(width === undefined ? [] : ['width']),
    ...(height === undefined ? [] : ['height']),
  ]);
  return {
    src,
    alt: values.get('alt')?.replace(/\s+/g, ' ').trim(),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    dropped: [...values.keys()].filter((key) => !kept.has(key)),
  };
}

/** Pixels; the forum knows no more than four digits. */
function sizeOf(value: string | undefined): number | undefined {
  const digits = /^\s*(\d{1,4})(?:px)?\s*$/i.exec(value ?? '')?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

function decoded(text: string): string {
  return text.replace(/&[#\w]{1,30};/g, (entity) => entityAt(entity, 0)?.text ?? entity);
}
