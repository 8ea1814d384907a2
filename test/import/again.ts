import { cook } from '../../src/forum-model/cook.ts';
import { composeLine } from '../../src/formats/view/compose.ts';
import { plainOf } from '../../src/formats/view/passage.ts';
import type { View } from '../../src/formats/view/view.ts';
import { renderJson } from '../../src/formats/json/data.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { loadTemplates } from '../../src/formats/list.ts';
import { readHtml } from '../../src/import/html/blocks.ts';
import { kindOf } from '../../src/import/read-post.ts';
import { writeIssue } from '../../src/import/write-issue.ts';
import type { Block } from '../../src/markdown/ast.ts';
import { plain } from '../../src/markdown/print/plain.ts';
import { bare, type FoundWeek, weeksIn } from '../../src/commands/import/weeks.ts';
import type { Config } from '../../src/newsletter/model.ts';
import { type Week, weekOf } from '../support/weeks.ts';

export type Shown = 'forum.md' | 'html' | 'json';

/** What a format shows of a week, in the form that is imported. */
export async function shownAs(format: Shown, { view, config }: Week): Promise<string> {
  if (format === 'json') return renderJson(view, config);
  const { raw } = renderForum(view, config, await loadTemplates('forum', new Map()));
  return format === 'html'
    ? cook(raw, { locale: config.forum.locale, typographer: false, emoji: config.emoji })
    : raw;
}

/** The blocks that readers of a post see. */
export function blocksOf(format: Shown, text: string): Block[] {
  return readHtml(format === 'html' ? text : cook(text, { locale: 'ko', typographer: false }));
}

/** The only week in a text. */
export async function imported(format: Shown, text: string, config: Config): Promise<FoundWeek> {
  const name = format === 'forum.md' ? 'post.md' : `post.${format}`;
  const weeks = await weeksIn(
    { source: name, text, kind: kindOf(name, text) },
    { config, profile: undefined },
  );
  const [only] = weeks;
  if (only === undefined || weeks.length > 1) throw new Error(`${weeks.length} weeks`);
  return only;
}

/** The issue of what was imported, as it is read from its file. */
export async function weekOfImport(found: FoundWeek, week: string, configText: string): Promise<Week> {
  const text = writeIssue(
    { week, ...found.issue, ...(found.title === undefined ? {} : { title: found.title }) },
    { source: found.source, kept: found.kept },
  );
  return weekOf('again', text, configText);
}

/** All values that the forum shows of a view. Where a masthead ends and a lead begins nothing tells, nor which theme has no emoji. */
export function valuesOf(view: View, hasTakeaways: boolean): object {
  const text = (passages: readonly { readonly blocks: View['title']['blocks'] }[]): string =>
    bare(passages.map(({ blocks }) => plain(blocks)).join('\n'));
  return {
    title: bare(plainOf([view.title])),
    top: text([
      ...view.masthead,
      ...view.lead,
      ...view.themes.flatMap((theme) => [
        ...(theme.emoji === undefined ? [] : [theme.emoji]),
        ...theme.label,
        ...theme.text,
      ]),
    ]),
    papers: view.papers.map((card) => ({
      title: card.title.map(({ lang, blocks }) => [lang, bare(plain(blocks))]),
      byline: card.byline === undefined ? '' : plain(card.byline.blocks),
      published: card.published,
      image: card.image && { ...card.image, alt: text(card.image.alt) },
      takeaway: hasTakeaways ? text(card.takeaway) : '',
      summary: text(card.summary),
      abstract: card.abstract.map(({ lang, blocks }) => [lang, blocks.map((block) => plain([block]))]),
      link: card.link,
      more: card.more.map(({ title, url }) => [plain(composeLine(title).blocks), url]),
    })),
    sections: view.sections.map(({ title, items }) => ({
      title: text(title),
      items: items.map((item) => [plain(composeLine(item.title).blocks), item.url, text(item.text)]),
    })),
    credits: view.helpers,
    closing: text(view.closing),
  };
}
