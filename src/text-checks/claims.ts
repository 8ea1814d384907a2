import type { Sources } from '../claims/index.ts';
import type { Issue, Paper, Text } from '../issue/index.ts';
import { linkOf } from '../papers/index.ts';
import { type Finding, nameOf } from '../problem/index.ts';
import type { SourceMap } from '../yaml/index.ts';

/** Finds numbers, names and addresses of summaries and translations that nothing of the authors has. Reads no other file, and asks nobody. */
export async function findUnsupported(
  { papers }: Issue,
  sourceMap: SourceMap,
  languages: readonly string[],
): Promise<Finding[]> {
  const { heldAgainst } = await import('../claims/index.ts');
  return papers.flatMap((paper) => {
    const original = originalOf(paper, languages);
    if (original === undefined) return [];
    const unsupported = heldAgainst(sourcesOf(paper, original));
    return heldTexts(paper, original).flatMap(({ text, own }) =>
      unsupported(text.value, own).map(({ kind, start, end, text: written }): Finding => {
        const { path } = text;
        const args = { what: nameOf(path), text: written, language: original.lang };
        return { code: `claim/${kind}`, args, path, at: sourceMap.inText(path, start, end) };
      }),
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

interface HeldText {
  readonly text: Text;
  /** Its place among the sources, of which a title is one for the others. */
  readonly own?: number;
}

/** The texts that are not the authors' own. */
function heldTexts({ title, summary, abstract }: Paper, original: Text): HeldText[] {
  const isTranslation = ({ text: { lang } }: HeldText): boolean => lang !== original.lang;
  return [
    ...title.map((text, own) => ({ text, own })).filter(isTranslation),
    ...summary.map((text) => ({ text })),
    ...abstract.map((text) => ({ text })).filter(isTranslation),
  ];
}

/** What the texts of a card are held against: the titles, which come first, the authors' abstract and all that is known of the paper. */
export function sourcesOf(paper: Paper, original: Text): Sources {
  const { title, authors, published, tags, more, link, image } = paper;
  const known = [...title, original, ...more.flatMap((one) => one.title), ...(image?.alt ?? [])].map(
    ({ value }) => value,
  );
  const day = published === undefined ? [] : [published];
  const links = [linkOf(paper), link, ...more.map(({ url }) => url), image?.url].filter(
    (one) => one !== undefined,
  );
  return { texts: [...known, ...authors, ...tags, ...day], links, linked: [original.value] };
}
