import type { Issue, Paper, Text } from '../issue/index.ts';
import { type Finding, nameOf } from '../problem/index.ts';
import { looksLike } from '../text/index.ts';
import type { SourceMap } from '../yaml/index.ts';

/** What a text with a left-over at its beginning begins with, or ends with one has at its end. Most texts do neither. */
const beginning =
  /^[\s>*_"'“‘([#]*(?:sure|certainly|of course|absolutely|here|as an? |i['’ ]|sorry|apologies|unfortunately|(?:korean |english )?translation|```|~~~|네[,.! ]|물론|다음은|아래는|여기|알겠|요청하신|한국어|번역|죄송|미안|유감|저는|AI|인공지능|대규모|언어 모델)/i;
const ending = /let me know|i hope this|feel free|바랍니다|말씀|알려|문의/i;
/** Anywhere in a file. */
const anywhere = /this (?:https?|ftp) URL|as an AI /i;
/** Some words in Latin letters behind each other. */
const latinWords = /(?:[A-Za-z][\w'’,-]* ){5}/;
const latinLetters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Finds what a machine left in the cards: its own words, a fence, the paper's title, sentences that it did not translate. Other texts
 * are the editor's, who may well offer help. Nearly all texts have none of it, which a look at them tells.
 */
export async function findLeftOvers({ papers }: Issue, sourceMap: SourceMap): Promise<Finding[]> {
  const mayBeAnywhere = anywhere.test(sourceMap.text) || /\\[xuU]/.test(sourceMap.text);
  const findings: Finding[] = [];
  for (const paper of papers) {
    for (const text of [...paper.title, ...paper.summary, ...paper.abstract]) {
      const titles = otherTitles(text, paper);
      if (mayBeAnywhere || isSuspect(text.value, titles)) {
        const { leftOversIn } = await import('../claims/index.ts');
        for (const { kind, start, end, text: written } of leftOversIn(text.value, titles)) {
          const { path } = text;
          const args = { what: nameOf(path), text: written, why: kind };
          findings.push({ code: 'text/left-over', args, path, at: sourceMap.inText(path, start, end) });
        }
      }
      if (!paper.title.includes(text)) findings.push(...(await untranslated(text, paper, sourceMap)));
    }
  }
  return findings;
}

/** The titles in other languages than the text's. A title is no text that could have another in it. */
function otherTitles({ lang, path }: Text, { title }: Paper): string[] {
  return title.filter((one) => one.path !== path && one.lang !== lang).map(({ value }) => value.trim());
}

function isSuspect(value: string, titles: readonly string[]): boolean {
  return (
    beginning.test(value.slice(0, 80)) ||
    ending.test(value.slice(-120)) ||
    titles.some((title) => title !== '' && value.length > title.length && value.includes(title))
  );
}

async function untranslated(text: Text, paper: Paper, sourceMap: SourceMap): Promise<Finding[]> {
  const { value, lang, path } = text;
  const isForeign = !looksLike(latinLetters, lang);
  const group = paper.abstract.includes(text) ? paper.abstract : [...paper.summary, ...paper.abstract];
  const others = group.filter((one) => one.lang !== lang);
  // A text without any letter of its language is told as that.
  if (isForeign ? !latinWords.test(value) || !looksLike(value, lang) : !isCopied(text, others)) return [];
  const { untranslatedIn } = await import('../claims/index.ts');
  const sources = others.map((one) => one.value);
  return untranslatedIn(value, sources, isForeign).map(({ start, end, text: written }) => ({
    code: 'text/untranslated',
    args: { what: nameOf(path), text: written },
    path,
    at: sourceMap.inText(path, start, end),
  }));
}

/** Whether the languages of two texts share their letters, so that a sentence of one may stand in the other; told in the later one. */
function isCopied({ value, path }: Text, others: readonly Text[]): boolean {
  return others.some(
    (one) =>
      looksLike(latinLetters, one.lang) &&
      JSON.stringify(one.path) < JSON.stringify(path) &&
      value.length > 40,
  );
}
