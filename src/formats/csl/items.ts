import type { FormatRenderer } from '../format.ts';
import { personName } from '../view/person-name.ts';
import { type PublishedOn, type Reference, referencesOf } from '../view/reference.ts';
import { withoutCommandsInJson } from '../../text/index.ts';

export const cslRenderer: FormatRenderer = {
  async render(view) {
    return { files: [{ suffix: '.csl.json', content: renderCsl(referencesOf(view)) }], findings: [] };
  },
};

/** A list of items: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json */
export function renderCsl(references: readonly Reference[]): string {
  return `${withoutCommandsInJson(JSON.stringify(references.map(itemOf), null, 2))}\n`;
}

/** What is `undefined` is not written. */
function itemOf(reference: Reference): object {
  const { key, title, translations, authors, published, arxiv, doi, link, tags } = reference;
  return {
    id: key,
    type: arxiv === undefined && doi === undefined ? 'webpage' : 'article',
    title: title?.text,
    author: authors.length === 0 ? undefined : authors.map(authorOf),
    issued: published && { 'date-parts': [dateParts(published)] },
    // As Zotero writes preprints.
    number: arxiv && `arXiv:${arxiv}`,
    publisher: arxiv && 'arXiv',
    DOI: doi,
    URL: link,
    language: title?.lang,
    keyword: tags.length === 0 ? undefined : tags.join(', '),
    annote: translations.length === 0 ? undefined : translations.map(({ text }) => text).join(' / '),
  };
}

function authorOf(name: string): object {
  const person = personName(name);
  if ('literal' in person) return person;
  const { family, given, particle, suffix } = person;
  return {
    family,
    given,
    ...(particle === '' ? {} : { 'non-dropping-particle': particle }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

function dateParts({ year, month, day }: PublishedOn): number[] {
  return [year, month, day].map(Number);
}
