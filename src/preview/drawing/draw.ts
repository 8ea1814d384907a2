import { cook } from '../../forum-model/index.ts';
import type { Config } from '../../newsletter/index.ts';
import type { SourceMap } from '../../yaml/index.ts';
import { locateWritten } from '../../verify/index.ts';
import type { Renderer } from '../../pipeline/index.ts';
import { loneIssue } from '../../site/index.ts';
import { Failure } from '../../problem/index.ts';
import {
  type Card,
  type EmailMail,
  type ForumPost,
  messageOf,
  renderEmail,
  plainOf,
  renderForumParts,
  renderText,
  type SectionView,
  type View,
} from '../../formats/index.ts';
import { withEmojiAsCharacters } from './forum-look.ts';
import type { Budget, Mail, PageBlock, Parts, Post } from '../protocol.ts';
import { dictionary } from '../../data.ts';

/** Draws for a forum in a language; by default for the newsletter's own. */
export type RendererFor = (site?: string) => Renderer;

/**
 * Draws an issue as each reader sees it, part by part, so that each can be shown while the next is made: what is looked at
 * most comes first. Throws the Failure of a template or a setting that cannot be used.
 */
export async function* draw(
  view: View,
  sourceMap: SourceMap,
  rendererFor: RendererFor,
): AsyncGenerator<Partial<Parts>> {
  const renderer = rendererFor();
  const { config } = renderer;
  const own = config.forum.locale;
  const { templates } = renderer.equipment;
  const posts = await postsFor(renderer, view);
  const linked = Object.fromEntries([
    ...view.papers.flatMap(linksOf),
    ...view.sections.flatMap(({ items }) => namesOf(items)),
  ]);
  yield { sites: [...new Set([own, 'ko', 'en'])], linked, forum: { [own]: postsOf(posts, own, config) } };
  const mail = renderEmail(view, config, await templates('email'));
  yield { email: mailOf(mail, config.email.from ?? config.name ?? '') };
  yield { web: loneIssue(config, await renderer.siteTemplates(), view) };
  const text = renderText(view, config, await templates('text'));
  const blocks = locateWritten(view, sourceMap).map(blockOf);
  yield { text, blocks };
  yield { budgets: [...forumBudgets(posts, config.forum.maxLength), mailBudget(mail)] };
}

/** Draws the slower and less visible parts: the post on the other sites, and the message as it is sent. */
export async function* drawRest(
  view: View,
  drawn: Pick<Parts, 'forum' | 'sites' | 'budgets'>,
  rendererFor: RendererFor,
): AsyncGenerator<Partial<Parts>> {
  const renderer = rendererFor();
  const forum: Record<string, readonly Post[]> = dictionary({ ...drawn.forum });
  for (const site of drawn.sites) {
    if (site !== renderer.config.forum.locale)
      forum[site] = postsOf(await postsFor(rendererFor(site), view), site, renderer.config);
  }
  yield { forum };
  yield { budgets: [...drawn.budgets, ...(await sentBudget(renderer, view))] };
}

async function postsFor({ equipment, config }: Renderer, view: View): Promise<readonly ForumPost[]> {
  return renderForumParts(view, config, await equipment.templates('forum'));
}

function postsOf(posts: readonly ForumPost[], site: string, { emoji }: Config): Post[] {
  return posts.map(({ title, raw }) => ({
    title,
    raw,
    html: withEmojiAsCharacters(cook(raw, { locale: site, emoji }), emoji),
  }));
}

function mailOf({ subject, preheader, html }: EmailMail, from: string): Mail {
  return { subject, preheader, from, html };
}

function blockOf({ path, text, lines }: PageBlock): PageBlock {
  return { path, text, lines };
}

function linksOf({ link, title, more }: Card): [url: string, title: string][] {
  const named = title.at(-1);
  return [
    ...(link === undefined || named === undefined ? [] : [[link, plainOf([named])] as [string, string]]),
    ...namesOf(more),
  ];
}

function namesOf(links: Card['more'] | SectionView['items']): [url: string, title: string][] {
  return links.flatMap(({ title, url }): [string, string][] => {
    const [first] = title;
    return first === undefined ? [] : [[url, plainOf([first])]];
  });
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
async function sentBudget(renderer: Renderer, view: View): Promise<Budget[]> {
  try {
    const { equipment, config } = renderer;
    const mail = renderEmail(view, config, await equipment.templates('email'));
    const message = await messageOf(view, mail, equipment);
    return [{ name: 'Mail as sent', value: Buffer.byteLength(message), unit: 'bytes', papers: [] }];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
