import { dropAll, dropAttributes, type Removed } from './removed.ts';

/** Attributes that say how something looks, in the words of HTML's "obsolete presentational attributes" (HTML 16.2). */
const looks = [
  'style',
  'class',
  'bgcolor',
  'background',
  'color',
  'face',
  'align',
  'valign',
  'width',
  'height',
  'border',
];

/**
 * A program without CSS: what a screen reader follows, and a mail in a terminal (`w3m`, `lynx`) has. A part that is hidden by CSS alone
 * is seen here, such as the line for the list of mails. Neither shows pictures: a description stands in the place of each (HTML
 * 4.8.4.4, requirements for providing text to act as an alternative for images).
 */
export function plain(mail: Document, removed: Removed): void {
  dropAll(mail, 'style, link', removed);
  for (const image of Array.from(mail.images)) {
    removed.count('<img>');
    image.replaceWith(image.alt);
  }
  dropAttributes(mail, looks, removed);
}
