import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { blocksOfMarkdown, builtIn, type IssueData, textsOfView, writeIssue } from '../../import/index.ts';
import { plain } from '../../markdown/index.ts';
import { issuesFolder } from '../../newsletter/index.ts';
import { checkIssueBytes, type CheckedIssue, type Newsletter, Renderer } from '../../pipeline/index.ts';
import { bare, charactersLeft, countFields, type FoundWeek } from './weeks.ts';

/** A week as it would be written. */
export interface Prepared {
  readonly found: FoundWeek;
  readonly week: string;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly checked: CheckedIssue;
  readonly fields: number;
  /** Characters without a field. */
  readonly left: number;
  /** Whether rendering the issue gives the text that the source's readers saw. */
  readonly isSame: boolean;
}

/**
 * Makes the file of a week, and holds what it renders against the source. A title that the config's pattern gives by itself is not
 * written.
 */
export async function prepare(
  context: Context,
  newsletter: Newsletter,
  { found, week }: { readonly found: FoundWeek; readonly week: string },
): Promise<Prepared> {
  const { config, root } = newsletter;
  const path = join(root, issuesFolder, `${week}.yaml`);
  const { title: _, ...issue } = found.issue;
  const number = issue.number ?? numberIn(found.title, config.title);
  const data: IssueData = { week, ...(number === undefined ? {} : { number }), ...issue };
  const write = (one: IssueData): string =>
    writeIssue(one, { source: found.source, kept: found.kept, emoji: config.emoji });
  const check = (text: string): Promise<CheckedIssue> =>
    checkIssueBytes(new TextEncoder().encode(text), newsletter, { file: path, archive: newsletter.archive });
  let text = write(data);
  let checked = await check(text);
  const made =
    checked.issue === undefined
      ? ''
      : plain(new Renderer(context, newsletter).view(checked.issue).title.blocks);
  if (found.title !== undefined && bare(found.title) !== bare(made)) {
    text = write({ ...data, title: found.title });
    checked = await check(text);
  }
  return {
    found,
    week,
    path,
    text,
    checked,
    fields: countFields(found.issue),
    left: charactersLeft(found),
    isSame: await isSame(context, newsletter, { found, checked }),
  };
}

/** The number in a title, where the config's pattern for titles has one. */
function numberIn(title: string | undefined, pattern: string | undefined): number | undefined {
  if (title === undefined || pattern === undefined || !pattern.includes('{{number}}')) return undefined;
  const parts = pattern.split(/\{\{(\w+)\}\}/);
  const source = parts.map((part, i) =>
    i % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : part === 'number' ? '(\\d{1,6})' : '.*?',
  );
  const digits = new RegExp(`^${source.join('')}$`, 'u').exec(title.slice(0, 500))?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

async function isSame(
  context: Context,
  newsletter: Newsletter,
  { found, checked }: { readonly found: FoundWeek; readonly checked: CheckedIssue },
): Promise<boolean> {
  if (checked.issue === undefined) return false;
  const { config } = newsletter;
  const { forum } = config;
  const plainConfig = { ...config, forum: { ...forum, heading: false, split: false } };
  const renderer = new Renderer(context, { ...newsletter, config: plainConfig });
  const view = renderer.view(checked.issue);
  if (found.texts !== undefined) {
    const [file] = (await renderer.render(view, 'json')).files;
    const again = textsOfView(JSON.parse(file?.content ?? '{}'));
    return bare(again.join('\n')) === bare(found.texts.join('\n'));
  }
  const [file] = (await renderer.render(view, 'forum')).files;
  const shown = blocksOfMarkdown(file?.content ?? '', { profile: builtIn.digest, config });
  return bare(plain(shown)) === bare(plain(found.blocks));
}
