import { cutAtWord, plain } from '../../markdown/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { codePoints, fillPlaceholders } from '../../text/index.ts';
import { type Passage, plainOf } from '../view/passage.ts';
import type { View } from '../view/view.ts';

/** How much of a preheader an inbox shows before it continues with the text of the mail. */
const least = 40;
const most = 200;

/** The mail's subject: one line without a control character, whatever the title holds. */
export function subjectOf(view: View, config: Config): string {
  return fill(config.email.subject, view);
}

/** Between two titles of the preheader. */
const separator = ' · ';

/**
 * The hidden line that an inbox shows beside the subject: the config's, else the titles of the papers in the first language, as many
 * whole ones as fit, and where they are short or missing other texts of the issue. It never repeats the subject. Empty where the
 * issue has no words yet.
 */
export function preheaderOf(view: View, config: Config): string {
  const subject = subjectOf(view, config);
  const own = config.email.preheader === undefined ? '' : fill(config.email.preheader, view);
  if (own !== '' && own !== subject) return own;
  let words = '';
  const add = (text: string): void => {
    words = words === '' ? text : `${words}${separator}${text}`;
  };
  for (const { title } of view.papers) {
    const text = firstOf(title);
    if (text === '' || text === subject) continue;
    if (words !== '' && codePoints(words + separator + text) > most) break;
    add(text);
  }
  for (const text of further(view)) {
    if (words.length >= least) break;
    if (text !== '' && text !== subject) add(text);
  }
  return cutAtWord(words, most);
}

function* further(view: View): Iterable<string> {
  for (const theme of view.themes) yield firstOf(theme.text);
  yield firstOf(view.lead);
  for (const card of view.papers) yield firstOf(card.summary);
  yield firstOf(view.masthead);
}

function firstOf(passages: readonly Passage[]): string {
  const first = passages[0];
  return first === undefined ? '' : oneLine(plain(first.blocks));
}

function fill(pattern: string, view: View): string {
  const first = firstOf(view.papers[0]?.title ?? []);
  return oneLine(fillPlaceholders(pattern, { ...view.placeholders, title: plainOf([view.title]), first }));
}

/** Line ends and other control characters would end a header. */
export function oneLine(text: string): string {
  // Most texts have nothing but single spaces.
  if (!/[^\S ]| {2}|\p{Cc}/u.test(text)) return text.trim();
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
