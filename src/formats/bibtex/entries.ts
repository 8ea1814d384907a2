import type { FormatRenderer } from '../format.ts';
import { familyWithParticle, personName } from '../view/person-name.ts';
import { type Reference, referencesOf, type Title } from '../view/reference.ts';
import { escapeTex, escapeTitle, verbatim } from './tex.ts';

export const bibtexRenderer: FormatRenderer = {
  async render(view) {
    return { files: [{ suffix: '.bib', content: renderBibtex(referencesOf(view)) }], findings: [] };
  },
};

/**
 * An entry a paper, in UTF-8, which BibTeX and BibLaTeX both read. The entries are `@misc`, as arXiv's own: an issue does not say
 * where a paper was published.
 */
export function renderBibtex(references: readonly Reference[]): string {
  return references.map(entryOf).join('\n');
}

function entryOf(reference: Reference): string {
  const { key, title, translations, authors, published, arxiv, doi, link, tags } = reference;
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['title', title && braced(escapeTitle(title.text))],
    ['author', authors.length === 0 ? undefined : braced(authors.map(authorOf).join(' and '))],
    ['year', published && braced(published.year)],
    // A macro, so that a style writes the month in its own way.
    ['month', published && months[Number(published.month) - 1]],
    ['day', published && braced(String(Number(published.day)))],
    ['eprint', arxiv && braced(arxiv)],
    ['archiveprefix', arxiv && '{arXiv}'],
    ['doi', doi && braced(verbatim(doi))],
    ['url', link && braced(verbatim(link))],
    ['langid', title && langidOf(title)],
    ['keywords', tags.length === 0 ? undefined : braced(tags.map(escapeTex).join(', '))],
    // Neither BibTeX nor BibLaTeX has a field for a translated title; this one is kept by all and printed by none.
    [
      'annote',
      translations.length === 0
        ? undefined
        : braced(translations.map(({ text }) => escapeTex(text)).join(' / ')),
    ],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@misc{${[key, ...lines].join(',\n')}\n}\n`;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function braced(value: string): string {
  return `{${value}}`;
}

/** A name in braces is not taken apart. */
function authorOf(name: string): string {
  const person = personName(name);
  if ('literal' in person) return braced(escapeTex(name));
  const parts = [familyWithParticle(person), person.suffix, person.given];
  return parts
    .filter((part) => part !== '')
    .map(escapeTex)
    .join(', ');
}

/** How babel calls the languages that papers are in. */
const babel: ReadonlyMap<string, string> = new Map([
  ['en', 'english'],
  ['ko', 'korean'],
  ['ja', 'japanese'],
  ['zh', 'chinese'],
  ['de', 'german'],
  ['fr', 'french'],
  ['es', 'spanish'],
]);

function langidOf({ lang }: Title): string | undefined {
  const name = babel.get(lang.replace(/-.*/, '').toLowerCase());
  return name && braced(name);
}
