import { attribute, classes, type Element } from '../html.ts';
import type { VisibleImage, VisibleLink } from './block.ts';

/** Of a link, all but where it lies. */
export type Address = Omit<VisibleLink, 'start' | 'end'>;

export function addressOf(link: Element): Address {
  const href = attribute(link, 'href');
  const names = classes(link);
  const preview = names.includes('onebox')
    ? 'card'
    : names.includes('inline-onebox-loading')
      ? 'title'
      : undefined;
  return { ...(href === undefined ? {} : { href }), ...(preview && { preview }) };
}

/** Of an image, all but where it stands. An upload is known by the address that the author gave it. */
export function pictureOf(image: Element): Omit<VisibleImage, 'at'> {
  const [width, height] = ['width', 'height'].map((name) => attribute(image, name));
  return {
    src: attribute(image, 'data-orig-src') ?? attribute(image, 'src') ?? '',
    alt: attribute(image, 'alt') ?? '',
    ...(width === undefined ? {} : { width: Number.parseFloat(width) }),
    ...(height === undefined ? {} : { height: Number.parseFloat(height) }),
  };
}
