import type { Field, FieldsInFile } from '../checks/index.ts';
import type { Issue, Paper, Text, Texts } from '../issue/index.ts';
import { type Finding, nameOf } from '../problem/index.ts';
import { looksLike } from '../text/index.ts';
import type { SourceMap } from '../yaml/index.ts';

/** What a text with a left-over at its beginning begins with. Most texts begin with other letters, which is found out sooner. */
const beginning =
  /^[\s>*_"'“‘([#]*(?:sure|certainly|of course|absolutely|okay|ok\b|alright|here(?:['’]s| is| are)|below is|the (?:following is|translation)|as an? |i['’ ]|sorry|apologies|unfortunately|(?:korean |english )?translation|translated|```|~~~|네[,.! ]|물론|다음은|아래는|여기|알겠|요청하신|한국어|번역|죄송|미안|유감|저는|이 요청|해당 요청|그 요청|도와|(?:AI|인공지능|대규모 언어 모델|언어 모델)(?:\s*(?:언어 )?모델|\s*어시스턴트)?(?:로서|이므로|이기|이?라서))/i;
const firstLetters = new Set(
  'scoahiukbteSCOAHIUKBTE`~네물다아여알요한번죄미유저인대언이해그도>*_"\'“‘([# \n',
);
/** What an offer of more help has, at the end of a text. */
const offers = ['et me know', 'hope this', 'eel free', '기를 바랍', '하신', '필요한', '궁금한'];
const longestOffer = 140;
/** What a remark behind a text begins with, in a line of its own. */
const remark = /^[ \t>*_([#-]*(?:translat|notes?\b|remark|comment|번역|역자|참고|비고|역주|메모|노트|주의)/i;
/** Words in Latin letters behind each other, two of them without capitals as no name has them. */
const latinWords = /(?<![a-z'’-])[a-z'’-]{2,40},? [a-z'’-]{2,40},? [A-Za-z]/;
const latinLetters = 'abcdefghijklmnopqrstuvwxyz';

/** Whether a file has what may stand anywhere in a text; an escape may spell it. */
function mayHaveAnywhere({ text, hasEscapes }: SourceMap): boolean {
  return (
    (text.includes('URL') && /this (?:https?|ftp) URL/i.test(text)) || text.includes('s an AI ') || hasEscapes
  );
}

/**
 * Finds what a machine left in the cards: its own words, a fence, the paper's title, sentences that it did not translate. Other texts
 * are the editor's, who may well offer help. Nearly all texts have none of it, which a look at them tells.
 */
export async function findLeftOvers(
  { papers }: Pick<Issue, 'papers'>,
  { fields, sourceMap }: FieldsInFile,
): Promise<Finding[]> {
  const mayBeAnywhere = mayHaveAnywhere(sourceMap);
  const isForeign = foreignness();
  const findings: Finding[] = [];
  const paperAt = new Map(papers.map((paper) => [paper.path[1], paper]));
  for (const text of fields.filter(isOfCard)) {
    const paper = paperAt.get(text.path[1]);
    if (paper === undefined) continue;
    const { path, value } = text;
    const titles = otherTitles(text, paper);
    if (mayBeAnywhere || isSuspect(value, titles)) {
      const { leftOversIn } = await import('../claims/index.ts');
      for (const { kind, start, end, text: written } of leftOversIn(value, titles)) {
        const args = { what: nameOf(path), text: written, why: kind };
        findings.push({ code: 'text/left-over', args, path, at: sourceMap.inText(path, start, end) });
      }
    }
    const sources = text.key === 'title' ? undefined : copiedFrom(text, paper, isForeign);
    if (sources !== undefined)
      for (const one of await untranslated(text, sources, { sourceMap, isForeign: isForeign(text.lang) }))
        findings.push(one);
  }
  return findings;
}

type CardText = Field & Text;

/** Titles, summaries and abstracts of papers. */
function isOfCard(text: Field): text is CardText {
  const { key, lang, path } = text;
  return (
    lang !== undefined &&
    (key === 'title' || key === 'summary' || key === 'abstract') &&
    path[0] === 'papers' &&
    path[2] === key
  );
}

/** The titles in other languages than the text's. A title is no text that could have another in it. */
function otherTitles({ lang, path }: Text, { title }: Paper): string[] {
  return title.filter((one) => one.path !== path && one.lang !== lang).map(({ value }) => value.trim());
}

function isSuspect(value: string, titles: readonly string[]): boolean {
  return (
    (firstLetters.has(value.charAt(0)) && beginning.test(value.slice(0, 80))) ||
    hasOffer(value.slice(-longestOffer)) ||
    remark.test(lastLine(value).slice(0, 80)) ||
    titles.some((title) => title !== '' && value.length > title.length && value.includes(title))
  );
}

function hasOffer(end: string): boolean {
  return offers.some((words) => end.includes(words));
}

/** Empty for a text of one line. */
function lastLine(text: string): string {
  const whole = text.trimEnd();
  const end = whole.lastIndexOf('\n');
  return end === -1 ? '' : whole.slice(end + 1);
}

/** Tells whether texts in a language are not in Latin letters, which takes a moment to find out. */
function foreignness(): (lang: string) => boolean {
  const known = new Map<string, boolean>();
  return (lang) => {
    let is = known.get(lang);
    if (is === undefined) known.set(lang, (is = !looksLike(latinLetters, lang)));
    return is;
  };
}

/**
 * The texts in other languages from which a sentence of this one may have been left as it is; `undefined` where none has been, as far as
 * a look tells.
 */
function copiedFrom(
  { value, lang, path, features }: CardText,
  { summary, abstract }: Paper,
  isForeign: (lang: string) => boolean,
): Texts | undefined {
  if (isForeign(lang)) {
    // A text without any letter of its language is told as that.
    if (!latinWords.test(value) || !looksLike(value, lang, features)) return undefined;
  }
  const others = [...summary, ...abstract].filter((one) => one.lang !== lang);
  if (isForeign(lang)) return others;
  // Of two languages with the same letters, it is told in the later one.
  const earlier = others.filter(
    (one) => !isForeign(one.lang) && JSON.stringify(one.path) < JSON.stringify(path),
  );
  return earlier.length === 0 ? undefined : earlier;
}

async function untranslated(
  { value, path }: Text,
  sources: Texts,
  { sourceMap, isForeign }: { readonly sourceMap: SourceMap; readonly isForeign: boolean },
): Promise<Finding[]> {
  const { untranslatedIn } = await import('../claims/index.ts');
  return untranslatedIn(
    value,
    sources.map((one) => one.value),
    isForeign,
  ).map(({ start, end, text: written }) => ({
    code: 'text/untranslated',
    args: { what: nameOf(path), text: written },
    path,
    at: sourceMap.inText(path, start, end),
  }));
}
