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
 * is seen here, such as the line for the list of mails.
 */
export function plain(mail: Document, removed: Removed): void {
  dropAll(mail, 'style, link', removed);
  // A picture without its size pushes the page apart, in no program.
  const sizes = new Map([...mail.images].map((image) => [image, image.getAttribute('width')]));
  dropAttributes(mail, looks, removed);
  for (const [image, width] of sizes) {
    if (width !== null) image.setAttribute('width', width);
  }
}
