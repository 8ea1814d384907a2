import { cook } from '../discourse/index.ts';
import type { Places } from '../issue/index.ts';
import { locateWritten } from '../pipeline/index.ts';
import type { Renderer } from '../pipeline/index.ts';
import { Failure } from '../problem/index.ts';
import type { Card, EmailMail, ForumPost, View } from '../render/index.ts';
import { withEmojiAsCharacters } from './forum-look.ts';
import type { Budget, Mail, PageBlock, Parts, Post } from './protocol.ts';

/** What is made of an issue at once, so that its reader sees a change as soon as it is saved. */
export type FirstParts = Pick<Parts, 'blocks' | 'linked' | 'sites' | 'forum' | 'email' | 'text' | 'budgets'>;

/** What takes longer and is less in view: it follows when the file has been left alone for a moment. */
export type LaterParts = Pick<Parts, 'forum' | 'budgets'>;

export interface Drawn {
  readonly parts: FirstParts;
  readonly later: () => Promise<LaterParts>;
}

/**
 * Draws an issue as each reader sees it. `rendererFor` gives one for a forum in a language. Throws the Failure of a template
 * or a setting that cannot be used.
 */
export async function draw(
  view: View,
  places: Places,
  rendererFor: (site?: string) => Promise<Renderer>,
): Promise<Drawn> {
  const renderer = await rendererFor();
  const { config } = renderer;
  const sites = [...new Set([config.forum.locale, 'ko', 'en'])];
  const own = config.forum.locale;
  const posts = await renderer.posts(view);
  const mail = await renderer.mail(view);
  const text = await renderer.text(view);
  const forum = { [own]: postsOf(posts, own) };
  const budgets = [...forumBudgets(posts, config.forum.maxLength), mailBudget(mail)];
  return {
    parts: {
      blocks: (await locateWritten(view, places)).map(blockOf),
      linked: Object.fromEntries(view.papers.flatMap(linksOf)),
      sites,
      forum,
      email: mailOf(mail, config.email.from ?? config.name ?? ''),
      text,
      budgets,
    },
    async later() {
      const others = await Promise.all(
        sites
          .filter((site) => site !== own)
          .map(async (site) => [site, postsOf(await (await rendererFor(site)).posts(view), site)] as const),
      );
      return {
        forum: { ...forum, ...Object.fromEntries(others) },
        budgets: [...budgets, ...(await sentBudget(renderer, view, { mail, text }))],
      };
    },
  };
}

function postsOf(posts: readonly ForumPost[], site: string): Post[] {
  return posts.map(({ title, raw }) => ({
    title,
    raw,
    html: withEmojiAsCharacters(cook(raw, { locale: site })),
  }));
}

function mailOf({ subject, preheader, html }: EmailMail, from: string): Mail {
  return { subject, preheader, from, html };
}

function blockOf({ path, text, lines }: PageBlock): PageBlock {
  return { path, text, lines };
}

function linksOf({ link, title, more }: Card): [url: string, title: string][] {
  const named = title.at(-1)?.text.value;
  return [
    ...(link === undefined || named === undefined ? [] : [[link, named] as [string, string]]),
    ...more.flatMap((entry): [string, string][] => {
      const words = entry.title[0]?.text.value;
      return words === undefined ? [] : [[entry.url, words]];
    }),
  ];
}

function forumBudgets(posts: readonly ForumPost[], most: number): Budget[] {
  return posts.map((post, i) => ({
    name: posts.length === 1 ? 'Forum post' : `Forum post, part ${i + 1}`,
    value: post.length,
    most,
    unit: 'characters',
    papers: post.weighCards().map(({ weight }) => weight),
  }));
}

function mailBudget(mail: EmailMail): Budget {
  return { name: 'Mail', value: mail.bytes, most: mail.most, unit: 'bytes', papers: mail.weighCards() };
}

/** A message is larger on its way, where every byte of Korean is written as several letters. Without addresses there is none. */
async function sentBudget(
  renderer: Renderer,
  view: View,
  { mail, text }: { mail: EmailMail; text: string },
): Promise<Budget[]> {
  try {
    const message = await renderer.message(view, mail, text);
    return [{ name: 'Mail as sent', value: Buffer.byteLength(message), unit: 'bytes', papers: [] }];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
