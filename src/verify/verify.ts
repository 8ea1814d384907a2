import type { Context } from '../context.ts';
import type { Issue } from '../issue/index.ts';
import type { Places } from '../yaml/index.ts';
import { type Finding, nameOf } from '../problem/index.ts';
import type { View } from '../formats/index.ts';
import type { Newsletter, RenderedFormat, Renderer } from '../pipeline/index.ts';

/** Renders an issue in memory and says what no reader would get as it was written: `validate --rendered`. */
export async function renderedCheck(
  context: Context,
  newsletter: Newsletter,
): Promise<(issue: Issue, places: Places) => Promise<Finding[]>> {
  // Plain `validate` does not pay for any of this, so it is loaded here.
  const { Renderer } = await import('../pipeline/index.ts');
  const renderer = await Renderer.open(context, newsletter);
  return async (issue, places) => {
    const view = renderer.view(issue);
    const forum = await renderer.render(view, 'forum');
    const email = await renderer.render(view, 'email');
    const posts = forum.outputs.map((output) => output.content);
    return [
      ...forum.findings,
      ...email.findings,
      ...(await countedByForum(view, posts, newsletter)),
      ...(await shownOtherwise(view, { posts, newsletter, places })),
      ...(await lostByTemplates(renderer, { view, email, places })),
    ];
  };
}

/** Only what a newsletter changed can be wrong here. */
async function lostByTemplates(
  renderer: Renderer,
  { view, email, places }: { view: View; email: RenderedFormat; places: Places },
): Promise<Finding[]> {
  const [ownMail, ownText] = [renderer.hasOwnTemplates('email'), renderer.hasOwnTemplates('text')];
  if (!ownMail && !ownText) return [];
  const { mailDifferences, textDifferences } = await import('./own-templates.ts');
  const html = email.outputs[0]?.content ?? '';
  return [
    ...(ownMail ? mailDifferences(view, { html, dropped: email.dropped, places }) : []),
    ...(ownText ? textDifferences(view, { text: await renderer.text(view), places }) : []),
  ];
}

/** Limits that only the cooked post shows. */
async function countedByForum(
  view: View,
  posts: readonly string[],
  { config }: Newsletter,
): Promise<Finding[]> {
  const { measurePost, prettyTitle } = await import('../forum-model/index.ts');
  const { forum } = config;
  const title = view.title.text.value;
  const measures = posts.map((post) => measurePost(post, title, { locale: forum.locale }));
  const findings = measures.flatMap(({ mentions, previews }): Finding[] => [
    ...(mentions > forum.mentions
      ? [{ code: 'forum/mentions' as const, args: { count: mentions, most: forum.mentions }, path: [] }]
      : []),
    ...(previews > forum.previews
      ? [{ code: 'forum/previews' as const, args: { count: previews, most: forum.previews }, path: [] }]
      : []),
  ]);
  // The title is the same for all parts, but for their number.
  const count = measures[0]?.titleEmoji ?? 0;
  if (count > forum.titleEmoji)
    findings.push({ code: 'forum/title-emoji', args: { count, most: forum.titleEmoji }, path: ['title'] });
  const shown = prettyTitle(title);
  // How many spaces there are nobody sees.
  if (shown !== title.replace(/[\s\u200b]+/g, ' ').trim())
    findings.push({ code: 'forum/title-changed', args: { shown }, path: ['title'] });
  return findings;
}

/**
 * Cooks the posts and compares what readers would see with what was written, block by block. What was written goes
 * through another printer, the one for HTML, so that a fault of the forum's printer cannot hide itself. A site may have
 * Discourse's typographer on or off; the text has to be right under both.
 */
async function shownOtherwise(
  view: View,
  { posts, newsletter, places }: { posts: readonly string[]; newsletter: Newsletter; places: Places },
): Promise<Finding[]> {
  const { cook, visibleBlocks } = await import('../forum-model/index.ts');
  const { toHtml } = await import('../markdown/index.ts');
  const { compare } = await import('./compare.ts');
  const { quoted } = await import('./excerpt.ts');
  const { lineOf } = await import('./line.ts');
  const { partsOf } = await import('./parts.ts');
  const { expectedOf, placeOf } = await import('./wanted.ts');
  const { locale, heading } = newsletter.config.forum;
  // Each part of a split post has a title of its own.
  const parts = partsOf(view, { heading: heading && posts.length === 1, tags: false, isPicture: () => true });
  const wanted = expectedOf(parts, (block) => visibleBlocks(toHtml([block])).map(lineOf));
  const findings = new Map<string, Finding>();
  for (const typographer of [true, false]) {
    const shown = posts.flatMap((post) => visibleBlocks(cook(post, { locale, typographer })));
    for (const difference of compare(wanted, shown.map(lineOf))) {
      const place = placeOf(difference.wanted, places);
      const key = JSON.stringify(place.path);
      const args = { what: nameOf(place.path), ...quoted(difference) };
      if (!findings.has(key)) findings.set(key, { code: 'forum/differs', args, ...place });
    }
  }
  return [...findings.values()];
}
