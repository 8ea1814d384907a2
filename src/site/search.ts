import { hrefOfCard } from './entries.ts';
import { inertJson, layOut, type Site, type SiteFile, tidy } from './frame.ts';

/** Where the search looks, from the page of the search. */
const path = 'search/';

/**
 * The page of the search. A browser that shows a file reads no other one but a script, and so what is searched is one too: a call with
 * all papers, the newest first.
 */
export function* searchFiles(site: Site): Generator<SiteFile> {
  if (site.catalogue.papers.length === 0) return;
  const { search: title } = site.labels;
  yield layOut(site, {
    path,
    template: 'search',
    title,
    description: '',
    section: 'search',
    scripts: ['search/papers.js', 'site.js'],
    data: {},
  });
  yield { path: `${path}papers.js`, content: papersScript(site) };
}

/** The script that searches, and copies what a button stands beside. */
export function siteScript(site: Site): SiteFile {
  return { path: 'site.js', content: tidy(site.templates('script', {})) };
}

/** One line a paper, so that a new paper changes one line of it. */
function papersScript(site: Site): string {
  const { config, catalogue } = site;
  const entries = catalogue.papers.flatMap(({ cards }) => {
    const card = cards.at(-1);
    if (card === undefined) return [];
    const entry = {
      href: hrefOfCard(site, card, path),
      range: catalogue.issueOf(card.week)?.range ?? card.week,
      title: card.title.map(({ lang, text }) => (lang === config.locale ? [text] : [text, lang])),
      authors: card.authors.join(', '),
      also: [...card.identities.map(bare), ...card.tags, ...card.takeaway.map(({ text }) => text)].join('\n'),
    };
    return [inertJson(entry)];
  });
  return `digestPapers = [\n${entries.join(',\n')}\n];\n`;
}

/** An id or an address as somebody types it. */
function bare(identity: string): string {
  return identity.replace(/^\w+:/, '');
}
