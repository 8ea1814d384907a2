import { isMap } from '../../data.ts';
import {
  builtIn,
  isView,
  issueOfView,
  labelOf,
  postOfTopic,
  type Profile,
  readerOf,
  readPost,
  type Recognised,
  recognise,
  type SourceText,
  textsOfView,
} from '../../import/index.ts';
import { plain } from '../../markdown/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { Failure } from '../../problem/index.ts';

/** A week that was found in a source. */
export interface FoundWeek extends Recognised {
  readonly source: string;
  /** The profile that fitted; `json` for what needs none. */
  readonly profile: string;
  /** What readers of a view saw; of all else it is what its blocks say. */
  readonly texts: readonly string[] | undefined;
}

/**
 * The weeks in a source. Without a profile, the built-in ones are tried, and the one that fills most fields is taken.
 * Throws Failure `import-no-topic` and `import-empty`.
 */
export async function weeksIn(
  source: SourceText,
  { config, profile }: { readonly config: Config; readonly profile: Profile | undefined },
): Promise<readonly FoundWeek[]> {
  const data = source.kind === 'json' ? parsed(source) : undefined;
  if (isView(data)) return [ofView(source.source, data, config)];
  let best: { weeks: FoundWeek[]; fields: number; left: number } | undefined;
  for (const one of profile === undefined ? Object.values<Profile>(builtIn) : [profile]) {
    const weeks = await recognised(source, data, { config, profile: one });
    const left = sum(weeks, charactersLeft);
    const fields = sum(weeks, ({ issue }) => countFields(issue));
    const isBetter =
      best === undefined || fields > best.fields || (fields === best.fields && left < best.left);
    if (isBetter) best = { weeks, fields, left };
    // What has our labels was printed by this tool.
    if (one.name === builtIn.digest.name && weeks.some((week) => hasLabels(week, one, config))) break;
  }
  const weeks = best?.weeks ?? [];
  if (weeks.every(({ blocks }) => blocks.length === 0))
    throw new Failure('import-empty', { source: source.source });
  return weeks;
}

function sum(weeks: readonly FoundWeek[], of: (week: FoundWeek) => number): number {
  return weeks.reduce((all, week) => all + of(week), 0);
}

function hasLabels({ blocks, issue }: FoundWeek, profile: Profile, config: Config): boolean {
  const { labels } = readerOf(profile, config);
  return issue.papers.length > 0 && blocks.some((block) => labelOf(block, labels) !== undefined);
}

function parsed({ text, source }: SourceText): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure('import-no-topic', { address: source, why: 'data' });
  }
}

async function recognised(
  source: SourceText,
  data: unknown,
  { config, profile }: { readonly config: Config; readonly profile: Profile },
): Promise<FoundWeek[]> {
  const post =
    source.kind === 'json'
      ? postOfTopic(data, { source: source.source, profile, config })
      : await readPost(source, { profile, config });
  if (post === undefined) throw new Failure('import-no-topic', { address: source.source, why: 'data' });
  return recognise(post, readerOf(profile, config)).map((week) => ({
    ...week,
    source: post.source,
    profile: profile.name,
    texts: undefined,
  }));
}

function ofView(source: string, data: Readonly<Record<string, unknown>>, config: Config): FoundWeek {
  const { week, title, ...issue } = issueOfView(data, config);
  return {
    source,
    profile: 'json',
    title,
    date: week,
    issue,
    kept: [],
    blocks: [],
    texts: textsOfView(data),
  };
}

/** How many characters of a post have no field; white space counts for nothing. */
export function charactersLeft({ kept }: Pick<Recognised, 'kept'>): number {
  return kept.reduce((sum, { blocks }) => sum + bare(plain(blocks)).length, 0);
}

/** A text by what is seen of it: without white space, and without what only asks for a picture of an emoji. */
export function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\ufe0f\u200b]+/g, '');
}

/** How many values an issue has in its introduction, its papers and its sections. */
export function countFields({ intro, papers, sections }: Recognised['issue']): number {
  return valuesIn(intro) + valuesIn(papers) + valuesIn(sections);
}

/** A list of names is one value; a picture and a link are one, too. */
function valuesIn(data: unknown): number {
  if (Array.isArray(data)) return data.reduce<number>((sum, one) => sum + valuesIn(one), 0);
  if (!isMap(data)) return 1;
  return Object.entries(data).reduce((sum, [key, value]) => {
    if (key === 'emoji') return sum;
    return sum + (key === 'authors' || key === 'tags' || key === 'image' ? 1 : valuesIn(value));
  }, 0);
}
