import type { Path } from '../problem/index.ts';
import type { PlacedText, TextKind } from '../checks/index.ts';
import type { Issue, Paper, Text, Texts } from './model.ts';
import { valueAt } from '../data.ts';
import { fileKeys, type PaperKey, paperParts } from './parts.ts';

type Data = Readonly<Record<string, unknown>>;

/** One text of an issue: in one language, or in none. */
export interface Field extends PlacedText {
  /** The key it stands under, `title` or `authors`, whatever the language. */
  readonly key: string;
  readonly lang: string | undefined;
}

/** Every text of an issue, each with the path under which the data that it was read from has it. */
export function fieldsOf(issue: Issue, data: Data): Field[] {
  return [
    ...texts('title', 'line', issue.title),
    ...texts('masthead', 'markdown', issue.masthead ?? []),
    ...texts('lead', 'markdown', issue.lead),
    ...issue.intro.flatMap(({ path, emoji, theme, text }) => [
      ...single('emoji', 'line', emoji, path),
      ...texts('theme', 'line', theme),
      ...texts('text', 'markdown', text),
    ]),
    ...issue.papers.flatMap((paper) => fileKeys.flatMap((key) => fieldsOfPart(key, paper, data))),
    ...issue.sections.flatMap((section) => [
      ...texts('title', 'line', section.title),
      ...section.items.flatMap(({ path, title, url, text }) => [
        ...texts('title', 'line', title),
        ...address('items', path, url, data),
        ...texts('text', 'markdown', text),
      ]),
    ]),
    ...texts('closing', 'markdown', issue.closing ?? []),
    ...single('web_url', 'address', issue.webUrl, []),
  ];
}

function fieldsOfPart(key: PaperKey, paper: Paper, data: Data): Field[] {
  const { path, image, more } = paper;
  switch (key) {
    case 'title':
    case 'summary':
    case 'abstract':
      return texts(key, paperParts[key].kind, paper[key]);
    case 'authors':
    case 'tags':
      return list(key, path, data);
    case 'arxiv':
    case 'doi':
    case 'link':
      return single(key, paperParts[key].kind, paper[key], path);
    case 'published':
      return [];
    case 'image':
      return image === undefined
        ? []
        : [...single('url', 'address', image.url, image.path), ...texts('alt', 'line', image.alt)];
    case 'more':
      return more.flatMap(({ path: item, title, url }) => [
        ...texts('title', 'line', title),
        ...address(key, item, url, data),
      ]);
  }
}

function texts(key: string, kind: TextKind, all: Texts): Field[] {
  return all.map(({ path, value, lang }: Text): Field => ({ path, key, kind, value, lang }));
}

function single(key: string, kind: TextKind, value: string | undefined, owner: Path): Field[] {
  return value === undefined ? [] : [{ path: [...owner, key], key, kind, value, lang: undefined }];
}

/** An entry of the list under `key` is a URL, or a map that has one. */
function address(key: string, entry: Path, url: string | undefined, data: Data): Field[] {
  return typeof valueAt(data, entry) === 'string' && url !== undefined
    ? [{ path: entry, key, kind: 'address', value: url, lang: undefined }]
    : single('url', 'address', url, entry);
}

/** Entries of a list that are no texts were passed over by the reader, but they count. */
function list(key: string, owner: Path, data: Data): Field[] {
  const entries = valueAt(data, [...owner, key]);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((value: unknown, i): Field[] =>
    typeof value === 'string'
      ? [{ path: [...owner, key, i], key, kind: 'line', value, lang: undefined }]
      : [],
  );
}
