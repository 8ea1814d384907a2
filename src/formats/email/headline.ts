import { cutAtWord, plain } from '../../markdown/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { fillPlaceholders } from '../../text/index.ts';
import { type Passage, plainOf } from '../view/passage.ts';
import type { View } from '../view/view.ts';

/** How much of a preheader an inbox shows before it continues with the text of the mail. */
const least = 40;
const most = 200;

/** The mail's subject: one line without a control character, whatever the title holds. */
export function subjectOf(view: View, config: Config): string {
  return fill(config.email.subject, view);
}

/**
 * The hidden line that an inbox shows beside the subject: the config's, else the text of the first theme, and where that is
 * short or missing what follows it. It never repeats the subject. Empty where the issue has no words yet.
 */
export function preheaderOf(view: View, config: Config): string {
  const subject = subjectOf(view, config);
  const own = config.email.preheader === undefined ? '' : fill(config.email.preheader, view);
  if (own !== '' && own !== subject) return own;
  let words = '';
  for (const text of candidates(view)) {
    if (text === '' || text === subject) continue;
    words = words === '' ? text : `${words} ${text}`;
    if (words.length >= least) break;
  }
  return cutAtWord(words, most);
}

function* candidates(view: View): Iterable<string> {
  for (const theme of view.themes) yield firstOf(theme.text);
  yield firstOf(view.lead);
  for (const card of view.papers) yield firstOf(card.title);
  for (const card of view.papers) yield firstOf(card.summary);
  yield firstOf(view.masthead);
}

/** The first paper's title in the first language, or in the only one that it has. */
function firstTitle({ papers, languages }: View): string | undefined {
  const title = papers[0]?.title ?? [];
  return firstOf(title.filter(({ lang }) => lang === languages[0])) || firstOf(title);
}

function firstOf(passages: readonly Passage[]): string {
  const first = passages[0];
  return first === undefined ? '' : oneLine(plain(first.blocks));
}

function fill(pattern: string, view: View): string {
  const first = firstTitle(view);
  return oneLine(fillPlaceholders(pattern, { ...view.placeholders, title: plainOf([view.title]), first }));
}

/** Line ends and other control characters would end a header. */
export function oneLine(text: string): string {
  // Most texts have nothing but single spaces.
  if (!/[^\S ]| {2}|\p{Cc}/u.test(text)) return text.trim();
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
