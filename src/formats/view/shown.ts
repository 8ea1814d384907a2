import type { Config } from '../../newsletter/index.ts';
import { Passage } from './passage.ts';
import { type Card, numberEmoji, type ThemeView, type View } from './view.ts';

/** The issue as far as a mail and its plain text show it (`email.contents`, `abstracts` and `theme_sign` of the config). */
export function mailView(view: View, { email }: Pick<Config, 'email'>): View {
  const { abstracts } = email;
  const papers = abstracts === 'all' ? view.papers : view.papers.map((card) => withLess(card, abstracts));
  return {
    ...view,
    contents: email.contents ? contentsOf(papers) : [],
    themes: view.themes.map((theme) => withSign(theme, email)),
    papers,
  };
}

/** The issue as far as the forum shows it (`forum.contents`). */
export function forumView(view: View, { forum }: Pick<Config, 'forum'>): View {
  return forum.contents === 'links' ? { ...view, contents: contentsOf(view.papers) } : view;
}

/** A list of titles has no place for a card of a draft that has none yet. */
function contentsOf(papers: readonly Card[]): Card[] {
  return papers.filter(({ title }) => title.length > 0);
}

function withLess(card: Card, abstracts: 'first' | 'none'): Card {
  const abstract = abstracts === 'first' ? card.abstract.slice(0, 1) : [];
  return { ...card, abstract, isWhole: abstract.length === card.abstract.length };
}

/** An emoji that the issue names itself stays. Behind the last emoji of a number a mere number could be taken for that of a paper. */
function withSign(theme: ThemeView, { themeSign: sign, contents }: Config['email']): ThemeView {
  const hasEmoji = theme.position <= numberEmoji.length;
  if (theme.isOwnEmoji || (sign === 'emoji' && (hasEmoji || !contents))) return theme;
  if (sign !== 'number') return { ...theme, emoji: undefined };
  const path = ['intro', theme.position - 1, 'emoji'];
  return { ...theme, emoji: new Passage('line', { lang: '', value: `${theme.position}.`, path }) };
}
