/**
 * A title as the forum keeps it: what its setting `title_prettify`, on unless a site turns it off, makes of one. A title in
 * capitals counts as one only where all of its letters could be small: the real forum leaves `AI/ML` among Hangul alone.
 */
export function prettyTitle(title: string): string {
  const runs = title
    .replace(/\u200b/g, '')
    .replace(/!{2,}/g, '!')
    .replace(/\?{2,}/g, '?');
  const quiet = /\p{Lu}/u.test(runs) && !/[\p{Ll}\p{Lo}]/u.test(runs) ? runs.toLowerCase() : runs;
  const line = quiet.replace(/\s+/g, ' ').trim();
  const [word = ''] = line.split(' ');
  const [first = ''] = line;
  const begun = word === word.toLowerCase() ? first.toUpperCase() + line.slice(first.length) : line;
  return begun.replace(/(?<=[^.])\.+$/, '');
}
