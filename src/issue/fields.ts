import type { Path } from '../problem/index.ts';
import type { Field, TextKind } from '../checks/index.ts';
import { featuresOf } from '../text/index.ts';
import type { Issue, Paper, Texts } from './model.ts';
import { valueAt } from '../data.ts';
import { fileKeys, type PaperKey, paperParts } from './parts.ts';

type Data = Readonly<Record<string, unknown>>;

/** Every text of an issue, each with the path under which the data that it was read from has it. */
export function fieldsOf(issue: Issue, data: Data): Field[] {
  const fields: Field[] = [];
  addTexts(fields, 'title', 'line', issue.title);
  addTexts(fields, 'masthead', 'markdown', issue.masthead);
  addTexts(fields, 'lead', 'markdown', issue.lead);
  for (const { path, emoji, theme, text } of issue.intro) {
    addOne(fields, 'emoji', 'line', emoji, path);
    addTexts(fields, 'theme', 'line', theme);
    addTexts(fields, 'text', 'markdown', text);
  }
  for (const paper of issue.papers) for (const key of fileKeys) addPart(fields, key, paper, data);
  for (const { title, items } of issue.sections) {
    addTexts(fields, 'title', 'line', title);
    for (const item of items) {
      addTexts(fields, 'title', 'line', item.title);
      addAddress(fields, 'items', item.path, item.url, data);
      addTexts(fields, 'text', 'markdown', item.text);
    }
  }
  addList(fields, 'credits', [], data);
  addTexts(fields, 'closing', 'markdown', issue.closing);
  addOne(fields, 'web_url', 'address', issue.webUrl, []);
  return fields;
}

function addPart(fields: Field[], key: PaperKey, paper: Paper, data: Data): void {
  const { path, image, more } = paper;
  switch (key) {
    case 'title':
    case 'takeaway':
    case 'summary':
    case 'abstract':
      return addTexts(fields, key, paperParts[key].kind, paper[key]);
    case 'authors':
    case 'tags':
      return addList(fields, key, path, data);
    case 'arxiv':
    case 'doi':
    case 'link':
      return addOne(fields, key, paperParts[key].kind, paper[key], path);
    case 'published':
      return;
    case 'image':
      addOne(fields, 'url', 'address', image?.url, image?.path ?? path);
      return addTexts(fields, 'alt', 'line', image?.alt);
    case 'more':
      for (const { path: item, title, url } of more) {
        addTexts(fields, 'title', 'line', title);
        addAddress(fields, key, item, url, data);
      }
  }
}

function addTexts(fields: Field[], key: string, kind: TextKind, all: Texts | undefined): void {
  if (all !== undefined)
    for (const { path, value, lang } of all)
      fields.push({ path, key, kind, value, lang, features: featuresOf(value) });
}

function addOne(fields: Field[], key: string, kind: TextKind, value: string | undefined, owner: Path): void {
  if (value !== undefined) fields.push(withoutLanguage({ path: [...owner, key], key, kind, value }));
}

/** An entry of the list under `key` is a URL, or a map that has one. */
function addAddress(fields: Field[], key: string, entry: Path, url: string | undefined, data: Data): void {
  if (typeof valueAt(data, entry) === 'string' && url !== undefined)
    fields.push(withoutLanguage({ path: entry, key, kind: 'address', value: url }));
  else addOne(fields, 'url', 'address', url, entry);
}

/** Entries of a list that are no texts were passed over by the reader, but they count. */
function addList(fields: Field[], key: string, owner: Path, data: Data): void {
  const path = [...owner, key];
  const entries = valueAt(data, path);
  if (!Array.isArray(entries)) return;
  for (const [i, value] of entries.entries())
    if (typeof value === 'string')
      fields.push(withoutLanguage({ path: [...path, i], key, kind: 'line', value }));
}

function withoutLanguage({ path, key, kind, value }: Omit<Field, 'lang' | 'features'>): Field {
  return { path, key, kind, value, lang: undefined, features: featuresOf(value) };
}
