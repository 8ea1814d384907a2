import { cook } from '../forum-model/index.ts';
import { isMap } from '../data.ts';
import type { Block } from '../markdown/index.ts';
import type { Config } from '../newsletter/index.ts';
import { reading } from '../yaml/index.ts';
import { dateNamedIn } from './dates.ts';
import { readHtml } from './html/blocks.ts';
import type { Post } from './model.ts';
import { readPlainText } from './plain-text.ts';
import type { Profile } from './profile/profile.ts';

/** What a source is, told by its name or its first characters. */
export type SourceKind = 'markdown' | 'html' | 'text' | 'json';

export interface SourceText {
  /** A path or an address, as it is shown and kept. */
  readonly source: string;
  readonly text: string;
  readonly kind: SourceKind;
}

export function kindOf(name: string, text: string): SourceKind {
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown';
  if (/\.html?$/i.test(name)) return 'html';
  if (/\.txt$/i.test(name)) return 'text';
  const start = text.slice(0, 2000).trimStart();
  if (/\.json$/i.test(name) || /^[{[]\s*["}\]{]/.test(start)) return 'json';
  if (/^<(?:!doctype|html|head|body|p|h[1-6]|div|ul|ol|article|section|a|table)\b/i.test(start))
    return 'html';
  return 'markdown';
}

/** The blocks of Markdown, as a forum reads it, or with lines joined as elsewhere. */
export function blocksOfMarkdown(
  raw: string,
  {
    profile,
    config,
    base,
  }: { readonly profile: Profile; readonly config: Config; readonly base?: string | undefined },
): Block[] {
  const html = cook(raw, {
    locale: config.forum.locale,
    typographer: false,
    emoji: config.emoji,
    traditionalLines: profile.lines === 'joined',
  });
  const lower = raw.toLowerCase();
  const typed = new Map<string, boolean>();
  const isTyped = (name: string): boolean => {
    const known = typed.get(name) ?? lower.includes(`:${name.toLowerCase()}:`);
    typed.set(name, known);
    return known;
  };
  return readHtml(html, { emoji: config.emoji, isTyped, base });
}

/** The post in a text that is no JSON. */
export async function readPost(
  { source, text, kind }: SourceText,
  { profile, config }: { readonly profile: Profile; readonly config: Config },
): Promise<Post> {
  const named = dateNamedIn(source.slice(source.lastIndexOf('/') + 1));
  if (kind === 'html') return { source, date: named, blocks: readHtml(text, { emoji: config.emoji }) };
  if (kind === 'text') return { source, date: named, blocks: readPlainText(text, config.emoji) };
  const { front, body } = await frontMatter(text);
  return {
    source,
    title: stringOf(front['title']),
    date: dateNamedIn(stringOf(front['date']) ?? '') ?? named,
    blocks: blocksOfMarkdown(body, { profile, config }),
  };
}

/** The YAML at the start of a page for Jekyll, Hugo and their like, which no reader sees. */
async function frontMatter(
  text: string,
): Promise<{ front: Readonly<Record<string, unknown>>; body: string }> {
  const match = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null || !/^[\w-]+\s*:/m.test(match[1] ?? '')) return { front: {}, body: text };
  const { data } = await reading((read) => read(new TextEncoder().encode(match[1])));
  return { front: isMap(data) ? data : {}, body: text.slice(match[0].length) };
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
