import { linkOf } from '../../papers/index.ts';
import type { FormatRenderer } from '../format.ts';
import { familyWithParticle, personName } from '../view/person-name.ts';
import { type Reference, referencesOf } from '../view/reference.ts';

export const risRenderer: FormatRenderer = {
  async render(view) {
    return { files: [{ suffix: '.ris', content: renderRis(referencesOf(view)) }], findings: [] };
  },
};

/** A record a paper, in lines of a tag and a value that end as on Windows, which the format asks for. */
export function renderRis(references: readonly Reference[]): string {
  return references.map((reference) => `${linesOf(reference).join('\r\n')}\r\n`).join('\r\n');
}

function linesOf(reference: Reference): string[] {
  const { key, title, translations, authors, published, arxiv, doi, link, tags } = reference;
  const line = (tag: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${tag}  - ${value}`];
  // The tags have none for an id of arXiv, which is in its address.
  const addresses = new Set([link, arxiv === undefined ? undefined : linkOf({ arxiv })]);
  return [
    ...line('TY', arxiv === undefined && doi === undefined ? 'ELEC' : 'GEN'),
    ...line('ID', key),
    ...line('TI', title?.text),
    ...translations.flatMap(({ text }) => line('TT', text)),
    ...authors.flatMap((name) => line('AU', authorOf(name))),
    ...line('PY', published?.year),
    ...line('DA', published && `${published.year}/${published.month}/${published.day}`),
    ...line('DO', doi),
    ...[...addresses].flatMap((address) => line('UR', address)),
    ...line('LA', title?.lang),
    ...tags.flatMap((tag) => line('KW', tag)),
    'ER  - ',
  ];
}

/** A comma separates the parts of a name. EndNote's way to write one that is part of a group's name is to write the first twice. */
function authorOf(name: string): string {
  const person = personName(name);
  if ('literal' in person) return name.replace(',', ',,');
  const parts = [familyWithParticle(person), person.given, person.suffix];
  return parts.filter((part) => part !== '').join(', ');
}
