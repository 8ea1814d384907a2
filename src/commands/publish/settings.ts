import type { NewTopic, Request, Topic } from '../../channels/index.ts';
import { prettyTitle } from '../../forum-model/index.ts';
import type { ForumRecord } from '../../ledger/index.ts';

/** Of a topic, as the ledger has them. */
export type Settings = Pick<ForumRecord, 'title' | 'category' | 'tags'>;

/** What they are to be. */
type Wanted = Pick<NewTopic, 'title' | 'category' | 'tags' | 'to'>;

/** What was changed on the forum and stays so. */
export type Moved = keyof Settings;

/** Title, category and tags that count as set by us: what is there as it is wanted is, though the answer to its change was lost. */
export function ownSettings(
  { title, category, tags }: Wanted,
  record: ForumRecord | undefined,
  topic: Topic,
): Settings {
  const isCategory = category !== undefined && topic.category === category;
  const ownCategory = isCategory && (record === undefined || record.category !== undefined);
  const ownTags = isSameTags(topic.tags, tags) && (record === undefined || record.tags !== undefined);
  return settingsOf({
    title: record === undefined || isSameTitle(topic.title, title) ? title : record.title,
    category: ownCategory ? category : record?.category,
    tags: ownTags ? tags : record?.tags,
  });
}

/** Tags are left out of a new topic where there are none. */
export function newSettings({ title, category, tags }: Wanted): Settings {
  return settingsOf({ title, category, tags: tags.length === 0 ? undefined : tags });
}

export function settingsOf({
  title,
  category,
  tags,
}: {
  readonly [key in keyof Settings]: Settings[key] | undefined;
} & { readonly title: string }): Settings {
  return { title, ...(category === undefined ? {} : { category }), ...(tags === undefined ? {} : { tags }) };
}

/** Title, category and tags where they are still those that we set; what was moved on the forum stays moved. */
export function settingsLeft(
  topic: Topic,
  { wanted, record }: { readonly wanted: Wanted; readonly record: ForumRecord | undefined },
): { settings: (Request & { kind: 'settings' }) | undefined; moved: readonly Moved[] } {
  if (record === undefined || wanted.to !== undefined) return { settings: undefined, moved: [] };
  const moved: Moved[] = [];
  const set: { title?: string; category?: number; tags?: readonly string[] } = {};
  if (!isSameTitle(wanted.title, record.title)) {
    if (isSameTitle(topic.title, record.title)) set.title = wanted.title;
    else if (!isSameTitle(topic.title, wanted.title)) moved.push('title');
  }
  if (record.category !== undefined && wanted.category !== undefined && wanted.category !== record.category) {
    if (topic.category === record.category) set.category = wanted.category;
    else if (topic.category !== wanted.category) moved.push('category');
  }
  if (record.tags !== undefined && !isSameTags(wanted.tags, record.tags)) {
    if (isSameTags(topic.tags, record.tags)) set.tags = wanted.tags;
    else if (!isSameTags(topic.tags, wanted.tags)) moved.push('tags');
  }
  const { id, hasTagObjects } = topic;
  return {
    settings:
      Object.keys(set).length === 0 ? undefined : { kind: 'settings', topic: id, ...set, hasTagObjects },
    moved,
  };
}

/** The forum tidies titles up. */
function isSameTitle(a: string, b: string): boolean {
  return prettyTitle(a) === prettyTitle(b);
}

/** The forum writes tags in small letters, without signs and spaces, and knows no order of them. */
function isSameTags(a: readonly string[], b: readonly string[]): boolean {
  const names = (tags: readonly string[]): string => [...new Set(tags.map(tagName))].toSorted().join(' ');
  return names(a) === names(b);
}

export function hasTags(there: readonly string[], wanted: readonly string[]): boolean {
  const names = new Set(there.map(tagName));
  return wanted.every((tag) => names.has(tagName(tag)));
}

function tagName(tag: string): string {
  return tag
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, '-')
    .replaceAll(/[/?#[\]@!$&'()*+,;=.%\\`^|{}"<>]/g, '');
}
