import { unfilledPattern, type Field, type FieldsInFile } from '../checks/index.ts';
import type { Issue, Text, Texts } from '../issue/index.ts';
import { loneNamesIn, withoutCode } from '../text/index.ts';
import { findPictures } from './pictures.ts';
import type { SourceMap } from '../yaml/index.ts';
import { type Finding as TextFinding, isSuspect } from '../markdown/index.ts';
import type { Config } from '../newsletter/index.ts';
import { catalogue, type Finding, nameOf } from '../problem/index.ts';

/**
 * Finds the problems that only a reading of the Markdown shows. Most texts have nothing in them that could be wrong, so the reader
 * is loaded for those alone that have something that could.
 */
export async function findTextProblems(
  issue: Issue,
  { fields, sourceMap }: FieldsInFile,
  { emoji }: Pick<Config, 'emoji'>,
): Promise<Finding[]> {
  return [
    ...(await findUnknownEmoji(issue, emoji)),
    ...(await findInMarkdown(fields.filter(isSuspectField), sourceMap, emoji)),
    ...(await findPictures(markdownTexts(issue), sourceMap)),
    ...(await findMoreThanParagraphs(issue, sourceMap)),
  ];
}

/**
 * The same for the texts of the config, which every issue shows; no fault of theirs keeps the newsletter from working. Names of
 * emoji stand in most mastheads, and every command would load a table for them: only who asks for it has them looked up.
 */
export async function findConfigProblems(
  { masthead, closing, emoji }: Pick<Config, 'masthead' | 'closing' | 'emoji'>,
  sourceMap: SourceMap,
  { isThorough }: { readonly isThorough: boolean },
): Promise<Finding[]> {
  const texts = [...masthead, ...closing];
  const suspicious = texts.filter(({ value }) => isSuspect(value.replace(/:[\w+-]+:/g, '')));
  const findings = await findInMarkdown(suspicious, sourceMap, emoji);
  const names = isThorough ? await findUnknownNames(texts, sourceMap, emoji) : [];
  const patterns = texts.flatMap(({ path, value }) =>
    isThorough ? unfilledPattern({ path, value, isMarkdown: true }, sourceMap) : [],
  );
  return [
    ...(await findPictures(texts, sourceMap)),
    ...findings.filter(({ code }) => code !== 'text/emoji' && catalogue[code].severity === 'warning'),
    ...names,
    ...patterns.map((finding) => ({ ...finding, severity: 'warning' as const })),
  ];
}

/** Names between colons that stand alone. The table of names says which are none, without a reading of the Markdown. */
async function findUnknownNames(
  texts: Texts,
  sourceMap: SourceMap,
  own: Config['emoji'],
): Promise<Finding[]> {
  const named = texts.flatMap(({ value, path }) =>
    loneNamesIn(withoutCode(value)).map(({ 0: written, 1: name = '', index }) => ({
      name,
      path,
      at: sourceMap.inText(path, index, index + written.length),
    })),
  );
  const words = named.filter(({ name }) => /\p{L}/u.test(name));
  if (words.length === 0) return [];
  const { nearestName, unicodeOf } = await import('../emoji/index.ts');
  return words.flatMap(({ name, path, at }): Finding[] => {
    if (unicodeOf(name, own) !== undefined) return [];
    const args = { what: nameOf(path), emoji: name, isInText: true, meant: nearestName(name) } as const;
    return [{ code: 'text/emoji', args, path, at }];
  });
}

function isSuspectField({ kind, value, features }: Field): boolean {
  return kind === 'markdown' && isSuspect(value, features);
}

async function findInMarkdown(
  suspicious: readonly Pick<Text, 'value' | 'path'>[],
  sourceMap: SourceMap,
  emoji: Config['emoji'],
): Promise<Finding[]> {
  if (suspicious.length === 0) return [];
  const findings: Finding[] = [];
  const { readMarkdown } = await import('../markdown/index.ts');
  for (const { value, path } of suspicious) {
    const what = nameOf(path);
    for (const found of readMarkdown(value, emoji).findings)
      findings.push({ ...problemOf(found, what), path, at: sourceMap.inText(path, found.start, found.end) });
  }
  return findings;
}

type Said = Finding extends infer F ? (F extends Finding ? Pick<F, 'code' | 'args'> : never) : never;

function problemOf(found: TextFinding, what: string): Said {
  const { kind, value } = found;
  switch (kind) {
    case 'html':
      return { code: 'text/html', args: { what, tag: value } };
    case 'emoji':
      return { code: 'text/emoji', args: { what, emoji: value, isInText: true, meant: found.meant } };
    case 'link': {
      const why = /^https?:\/\//i.test(value.trim()) ? 'unreadable' : 'scheme';
      return { code: 'text/url', args: { what, url: value, why, inText: true } };
    }
    case 'mark':
      return { code: 'text/markup', args: { what, mark: found.mark, written: value } };
    case 'lines':
      return { code: 'text/lines', args: { what, rows: found.rows, written: value } };
    case 'footnote':
      return { code: 'text/footnote', args: { what, written: value } };
    case 'image':
      return { code: 'text/image', args: { what, fault: found.fault, written: value } };
    case 'link-text':
      return { code: 'text/link-text', args: { what, text: value, count: found.count } };
  }
}

/** `emoji:` of a theme may be a name or an emoji. Names of the numbers, which most are, need no look-up. */
async function findUnknownEmoji(issue: Issue, own: Config['emoji']): Promise<Finding[]> {
  const named = issue.intro.flatMap(({ emoji, path }) => {
    const typed = emoji?.trim() ?? '';
    const names = /^(?::[^\s:]+(?::t[2-6])?:\s*)+$/.test(typed) ? typed.split(/:\s*:|:$|^:/) : [typed];
    return names.filter(isEmojiName).map((name) => ({ name, path }));
  });
  if (named.length === 0) return [];
  const { unicodeOf } = await import('../emoji/index.ts');
  return named.flatMap(({ name, path }): Finding[] => {
    const at = [...path, 'emoji'];
    return unicodeOf(name, own) !== undefined
      ? []
      : [{ code: 'text/emoji', args: { what: nameOf(at), emoji: name }, path: at }];
  });
}

/** Words of letters without any picture are a name, or were meant to be one. */
function isEmojiName(text: string): boolean {
  const isName =
    /^[\w+-]+(?::t[2-6])?$/.test(text) || (/\p{L}/u.test(text) && !/\p{Extended_Pictographic}/u.test(text));
  return isName && !/^(?:one|two|three|four|five|six|seven|eight|nine|ten)$/.test(text);
}

/** A blank line, or what begins a block. */
const blocks = /\n[ \t]*\n|^[ \t]*(?:[-*+>#|]|\d+[.)]|```|~~~|\[)/m;

/** What is behind a link is said in one paragraph: an item of a list is no place for more. */
async function findMoreThanParagraphs({ sections }: Issue, sourceMap: SourceMap): Promise<Finding[]> {
  const texts = sections.flatMap(({ items }) => items.flatMap(({ text }) => text));
  const suspicious = texts.filter(({ value }) => blocks.test(value.trim()));
  if (suspicious.length === 0) return [];
  const { readMarkdown } = await import('../markdown/index.ts');
  return suspicious.flatMap(({ value, path }): Finding[] => {
    const [first, second] = readMarkdown(value).blocks;
    const odd = first?.type === 'paragraph' ? second : first;
    if (odd === undefined) return [];
    return [
      {
        code: 'text/paragraph',
        args: { what: nameOf(path) },
        path,
        at: sourceMap.inText(path, odd.start, odd.end),
      },
    ];
  });
}

/** Returns every text of an issue that is written in the author's dialect. */
export function markdownTexts(issue: Issue): Texts {
  return [
    ...(issue.masthead ?? []),
    ...issue.lead,
    ...issue.intro.flatMap((theme) => theme.text),
    ...issue.papers.flatMap((paper) => paper.summary),
    ...issue.sections.flatMap(({ items }) => items.flatMap((item) => item.text)),
    ...(issue.closing ?? []),
  ];
}
