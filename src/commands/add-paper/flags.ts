import type { Context } from '../../context.ts';
import { fileKeys, type PaperKey } from '../../issue/index.ts';
import {
  daysIn,
  namesInPair,
  type PaperDraft,
  parseDoi,
  paperNamedBy,
  withoutMarks,
} from '../../papers/index.ts';
import { urlFault } from '../../text/index.ts';
import { Failure, type FlagFault } from '../../problem/index.ts';
import { longText, oneLine } from './clean.ts';
import { type More, moreFault, parseMore } from './further-reading.ts';
import { readLanguageFlag } from './language-flag.ts';
import { asWritten } from './text-data.ts';

/** The flags that say something of one paper, as they were typed. */
export interface PaperFlags {
  readonly title?: readonly string[];
  readonly author?: readonly string[];
  readonly published?: string;
  readonly arxiv?: string;
  readonly doi?: string;
  readonly link?: string;
  readonly takeaway?: readonly string[];
  readonly summary?: readonly string[];
  readonly abstract?: readonly string[];
  readonly more?: readonly string[];
  readonly image?: string;
  readonly alt?: string;
  readonly tag?: readonly string[];
}

export interface AddPaperOptions extends PaperFlags {
  /** A date, a path or `latest`. */
  readonly issue: string;
  readonly at?: number;
  readonly from?: string;
  readonly dryRun?: true;
  readonly yes?: true;
  /** Add papers that are withdrawn or retracted too. */
  readonly withdrawn?: true;
  /** Ask sources again for what is in the cache. */
  readonly refresh?: true;
  /** Use nothing but the cache. */
  readonly offline?: true;
  /** Write each paper as a file of inbox/, instead of into an issue. */
  readonly inbox?: true;
  /** Who contributes it; `Name <address>` or a name. */
  readonly by?: string;
  /** Have a language model write what the new papers lack. */
  readonly draft?: true;
}

/** The papers that were written into an issue: so many from a number on, which counts from 1. */
export interface Added {
  readonly path: string;
  readonly first: number;
  readonly count: number;
}

const flagsOf: Readonly<Record<PaperKey, readonly (keyof PaperFlags)[]>> = {
  title: ['title'],
  authors: ['author'],
  published: ['published'],
  arxiv: ['arxiv'],
  doi: ['doi'],
  link: ['link'],
  takeaway: ['takeaway'],
  summary: ['summary'],
  abstract: ['abstract'],
  more: ['more'],
  image: ['image', 'alt'],
  tags: ['tag'],
};

/** The first flag of one paper that was given, with its first value. */
export function firstPaperFlag(
  flags: PaperFlags,
): { readonly name: string; readonly value: string } | undefined {
  for (const name of fileKeys.flatMap((key) => flagsOf[key])) {
    const value = flags[name];
    if (value !== undefined)
      return { name: `--${name}`, value: typeof value === 'string' ? value : (value[0] ?? '') };
  }
  return undefined;
}

/** Reads the paper that the flags describe. Throws Failure `bad-flag`, or one about a file that `@FILE` names. */
export async function readFlags(
  context: Context,
  flags: PaperFlags,
  languages: readonly string[],
): Promise<PaperDraft> {
  const titles = await readLanguageFlag(context, {
    name: '--title',
    values: flags.title ?? [],
    languages,
    clean: oneLine,
  });
  const takeaways = await readLanguageFlag(context, {
    name: '--takeaway',
    values: flags.takeaway ?? [],
    languages,
    clean: oneLine,
  });
  const long = { languages, fromFile: true, clean: longText };
  const summaries = await readLanguageFlag(context, {
    ...long,
    name: '--summary',
    values: flags.summary ?? [],
  });
  const abstracts = await readLanguageFlag(context, {
    ...long,
    name: '--abstract',
    values: flags.abstract ?? [],
    wantsLanguage: languages.length > 1,
  });
  const entries: PaperDraft = {
    ...given('title', asWritten(titles, { languages })),
    ...given('authors', authors(flags.author)),
    ...given('published', one('--published', flags.published, faultOfDay(flags.published ?? ''), onlyDay)),
    ...given(
      'arxiv',
      one('--arxiv', flags.arxiv, 'arxiv', (value) => paperNamedBy(value)?.arxiv),
    ),
    ...given('doi', one('--doi', flags.doi, 'doi', parseDoi)),
    ...given('link', address('--link', flags.link)),
    ...given('takeaway', asWritten(takeaways, { languages, plain: true })),
    ...given('summary', asWritten(summaries, { languages, plain: true })),
    ...given('abstract', asWritten(abstracts, { languages })),
    ...given('more', flags.more?.map(more)),
    ...given('image', image(flags)),
    ...given('tags', lines('--tag', flags.tag)),
  };
  return entries;
}

function given<K extends keyof PaperDraft>(key: K, value: PaperDraft[K] | undefined): PaperDraft {
  return value === undefined ? {} : { [key]: value };
}

function one<T>(
  flag: string,
  value: string | undefined,
  fault: FlagFault,
  read: (value: string) => T | undefined,
): T | undefined {
  if (value === undefined) return undefined;
  const found = read(value.trim());
  if (found === undefined)
    throw new Failure('bad-flag', { flag, value, fault: value.trim() === '' ? 'empty' : fault });
  return found;
}

function lines(flag: string, values: readonly string[] | undefined): string[] | undefined {
  return values?.map((value) => {
    const line = oneLine(value);
    if (line === '') throw new Failure('bad-flag', { flag, value, fault: 'empty' });
    return line;
  });
}

function authors(values: readonly string[] | undefined): string[] | undefined {
  const typed = lines('--author', values);
  return typed === undefined ? undefined : withoutMarks(typed.flatMap(namesInPair));
}

function onlyDay(text: string): string | undefined {
  const [day, ...others] = daysIn(text);
  return others.length === 0 ? day : undefined;
}

function faultOfDay(text: string): FlagFault {
  return daysIn(text).length > 1 ? 'two-days' : 'date';
}

function image({ image: url, alt }: PaperFlags): PaperDraft['image'] {
  if (url === undefined && alt !== undefined)
    throw new Failure('bad-flag', { flag: '--alt', value: alt, fault: 'needs-image' });
  const found = address('--image', url);
  if (found === undefined) return undefined;
  if (alt === undefined) throw new Failure('bad-flag', { flag: '--image', value: found, fault: 'needs-alt' });
  return { url: found, alt: oneLine(alt) };
}

function address(flag: string, value: string | undefined): string | undefined {
  const url = value?.trim();
  if (url === undefined) return undefined;
  if (url === '') throw new Failure('bad-flag', { flag, value: url, fault: 'empty' });
  const why = urlFault(url);
  if (why !== undefined) throw new Failure('bad-address', { flag, url, why });
  return url;
}

function more(value: string): More {
  const found = parseMore(value);
  if (found !== undefined) return found;
  const flag = '--more';
  const fault = moreFault(value);
  if (value.trim() === '' || fault === undefined)
    throw new Failure('bad-flag', { flag, value, fault: 'empty' });
  throw new Failure('bad-address', { flag, ...fault });
}
