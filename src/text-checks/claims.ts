import type { Sources } from '../claims/index.ts';
import type { Issue, Paper, Text, Texts } from '../issue/index.ts';
import { linkOf } from '../papers/index.ts';
import { type Finding, nameOf } from '../problem/index.ts';
import type { SourceMap } from '../yaml/index.ts';

/** Finds numbers, names and addresses of summaries and translations that nothing of the authors has. Reads no other file, and asks nobody. */
export async function findUnsupported(
  { papers }: Issue,
  sourceMap: SourceMap,
  languages: readonly string[],
): Promise<Finding[]> {
  const { unsupported } = await import('../claims/index.ts');
  return papers.flatMap((paper) => {
    const original = originalOf(paper, languages);
    if (original === undefined) return [];
    return heldTexts(paper, original).flatMap((text) =>
      unsupported(text.value, sourcesOf(paper, original, text)).map(
        ({ kind, start, end, text: written }): Finding => {
          const { path } = text;
          const args = { what: nameOf(path), text: written, language: original.lang };
          return { code: `claim/${kind}`, args, path, at: sourceMap.inText(path, start, end) };
        },
      ),
    );
  });
}

/**
 * The abstract that has the authors' own words: the English one; else the last of several; else the only one of a newsletter in one
 * language. `undefined` where there is none but a translation.
 */
export function originalOf({ abstract }: Paper, languages: readonly string[]): Text | undefined {
  const texts = abstract.filter(({ value }) => value.trim() !== '');
  const english = texts.find(({ lang }) => /^en(?:-|$)/i.test(lang));
  return english ?? (texts.length > 1 || languages.length === 1 ? texts.at(-1) : undefined);
}

/** The texts that are not the authors' own. */
function heldTexts({ title, summary, abstract }: Paper, original: Text): Texts {
  const isTranslation = ({ lang }: Text): boolean => lang !== original.lang;
  return [...title.filter(isTranslation), ...summary, ...abstract.filter(isTranslation)];
}

/** What a text of a card is held against: the authors' abstract, the titles and all that is known of the paper. */
export function sourcesOf(paper: Paper, original: Text, text?: Text): Sources {
  const { title, authors, published, tags, more, link, image } = paper;
  const known = [
    original,
    ...title.filter((one) => one !== text),
    ...more.flatMap((one) => one.title),
    ...(image?.alt ?? []),
  ].map(({ value }) => value);
  const day = published === undefined ? [] : [published];
  const links = [linkOf(paper), link, ...more.map(({ url }) => url), image?.url].filter(
    (one) => one !== undefined,
  );
  return { texts: [...known, ...authors, ...tags, ...day], links, linked: [original.value] };
}
