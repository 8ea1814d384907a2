import { leftOversIn, type Sources, unsupported, untranslatedIn } from '../claims/index.ts';
import type { DraftFault } from '../problem/index.ts';
import { looksLike } from '../text/index.ts';
import { longestTakeaway, themesFor } from './prompt.ts';
import { originalOf, type Want } from './wants.ts';

/** One theme of an introduction as a model wrote it. */
export interface DraftTheme {
  readonly label: string;
  readonly text: string;
  /** The numbers of the papers that it speaks of, from 1. */
  readonly papers: readonly number[];
}

/** What a model thinks aloud before its answer, which some servers leave in it. */
const thoughts = /^\s*<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/;

/** An answer without the model's thoughts, and without quotation marks around a line that was asked for without. */
export function tidied(answer: string, { kind, source }: Pick<Want, 'kind' | 'source'>): string {
  const text = answer.replace(thoughts, '').replaceAll('\r\n', '\n').trim();
  if (kind !== 'titles' && kind !== 'takeaways') return text;
  const inside = /^(?:"([^"\n]*)"|“([^”\n]*)”|'([^'\n]*)')$/
    .exec(text)
    ?.slice(1)
    .find((one) => one !== undefined);
  return inside === undefined || /^["“']/.test(source?.value ?? '') ? text : inside.trim();
}

/** The themes of an answer; `undefined` where it has another form than the one that was asked for. */
export function themesIn(answer: string, want: Pick<Want, 'papers'>): DraftTheme[] | undefined {
  const [before = '', ...parts] = answer.split(/^THEME:/m);
  if (before.trim() !== '' || parts.length !== themesFor(want)) return undefined;
  const known = new Set(want.papers.map(({ path }) => Number(path[1]) + 1));
  const themes = parts.map((part): DraftTheme | undefined => {
    const [label = '', numbers = '', ...lines] = part.trim().split('\n');
    const papers = /^PAPERS:\s*(\d+(?:\s*,\s*\d+)*)\s*$/.exec(numbers)?.[1]?.split(',').map(Number);
    const text = lines.join('\n').trim();
    const isWhole = label.trim() !== '' && text !== '' && papers?.every((number) => known.has(number));
    return isWhole === true && papers !== undefined ? { label: label.trim(), text, papers } : undefined;
  });
  return themes.every((theme) => theme !== undefined) ? themes : undefined;
}

/** Why an answer cannot be used; `undefined` where it can, as far as the texts alone tell. `code` is that of its fences, where they had one. */
export function faultOf(text: string, want: Want, code?: string): DraftFault | undefined {
  if (text === '') return { why: 'empty' };
  if (text.includes('\ufffd')) return { why: 'not-utf8' };
  if (code !== undefined && text.includes(code)) return { why: 'echo' };
  if (want.kind !== 'intro') return textFault(text, want);
  const themes = themesIn(text, want);
  if (themes === undefined) return { why: 'form' };
  for (const { label, text: paragraph, papers } of themes) {
    const about = want.papers.filter(({ path }) => papers.includes(Number(path[1]) + 1));
    const own = { ...want, papers: about };
    const fault =
      lengthFault(label, 60) ??
      lengthFault(paragraph, 900) ??
      lineFault(label) ??
      claimFault(`${label}\n${paragraph}`, own) ??
      wordingFault(paragraph, own);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function textFault(text: string, want: Want): DraftFault | undefined {
  const { kind, source } = want;
  const isLine = kind === 'titles' || kind === 'takeaways';
  return (
    lengthFault(text, mostOf(want)) ??
    (isLine ? lineFault(text) : undefined) ??
    shortFault(text, source?.value) ??
    wordingFault(text, want) ??
    claimFault(text, want)
  );
}

/** In characters. Korean is shorter than English, and English up to three times as long as Korean. */
function mostOf({ kind, source }: Want): number {
  const length = source?.value.length ?? 0;
  if (kind === 'titles') return 3 * length + 60;
  if (kind === 'abstracts') return 4 * length + 200;
  return kind === 'takeaways' ? longestTakeaway : 2500;
}

function lengthFault(text: string, most: number): DraftFault | undefined {
  const length = [...text].length;
  return length > most ? { why: 'long', length, most } : undefined;
}

function lineFault(text: string): DraftFault | undefined {
  return text.includes('\n') ? { why: 'lines' } : undefined;
}

/** A translation that is far shorter than its source leaves something out. */
function shortFault(text: string, source = ''): DraftFault | undefined {
  return source.length > 200 && text.length < source.length / 8 ? { why: 'short' } : undefined;
}

function wordingFault(text: string, want: Want): DraftFault | undefined {
  const { lang, kind, source, papers } = want;
  // However short it is: only a title may be a name.
  if (!looksLike(kind === 'titles' ? text : text.repeat(20), lang)) return { why: 'language', lang };
  const strange = strangeWord(text, want);
  if (strange !== undefined) return { why: 'untranslated', text: strange };
  const titles =
    kind === 'titles' ? [] : papers.flatMap(({ title }) => title.map(({ value }) => value.trim()));
  // A theme and a summary may well say the name of a paper.
  const [left] = leftOversIn(text, kind === 'abstracts' ? titles : []);
  if (left !== undefined) return { why: 'left-over', text: left.text };
  const isForeign = !looksLike('abcdefghijklmnopqrstuvwxyz', lang);
  const [same] =
    kind === 'titles' ? [] : untranslatedIn(text, source === undefined ? [] : [source.value], isForeign);
  return same === undefined ? undefined : { why: 'untranslated', text: same.text };
}

/** A word of a Korean text in letters of neither Korean nor English, which models mix in, and which is in none of its sources. */
function strangeWord(text: string, { lang, source, papers }: Want): string | undefined {
  if (!/^ko(?:-|$)/i.test(lang)) return undefined;
  const known = [source?.value ?? '', ...papers.flatMap(wordsOf)].join('\n');
  const strange = /[^\P{L}\p{Script=Hangul}\p{Script=Latin}\p{Script=Greek}\p{Script=Common}]+/gu;
  return text.match(strange)?.find((word) => !known.includes(word));
}

/** All that is known of a paper in words. */
function wordsOf({ title, abstract, authors, tags }: Want['papers'][number]): string[] {
  return [...[...title, ...abstract].map(({ value }) => value), ...authors, ...tags];
}

/** A text that is there to be obeyed. Where a source has one, nothing in an answer may lead anywhere. */
const order =
  /\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:above|previous|prior|preceding|earlier|instructions?|prompts?|system)\b|(?:위|앞|이전)[^.\n]{0,20}(?:무시|잊)/i;

function claimFault(text: string, want: Want): DraftFault | undefined {
  const source = want.source?.value ?? '';
  const mayLink = want.source !== undefined && !order.test(source);
  // What the card leads to, its editor has chosen.
  const links = want.papers.flatMap(({ link, more }) => [link ?? [], more.map(({ url }) => url)].flat());
  const claims = unsupported(text, {
    ...sourcesOf(want),
    linked: mayLink ? [source] : [],
    links: mayLink ? links : [],
  });
  const claim = claims.find(({ kind }) => kind !== 'name');
  return claim === undefined
    ? undefined
    : { why: claim.kind === 'link' ? 'link' : 'number', text: claim.text };
}

/** The authors' words, and what is known of the papers. */
function sourcesOf({ kind, source, papers }: Want): Sources {
  const known = papers.flatMap(({ title, abstract, authors, tags, published }) => [
    ...[originalOf(abstract), originalOf(title)].flatMap((text) => text?.value ?? []),
    ...authors,
    ...tags,
    ...(published === undefined ? [] : [published]),
  ]);
  // A theme may count the papers that it speaks of.
  const count = kind === 'intro' ? [`${papers.length} papers`] : [];
  return { texts: [...(source === undefined ? [] : [source.value]), ...known, ...count] };
}
