import { languageName } from './language.ts';
import { formatPath } from './path.ts';
import type { Path } from './path.ts';
import { dictionary } from '../data.ts';

/** The keys of an issue that hold texts in languages. */
const texts = new Set(['title', 'masthead', 'lead', 'closing']);

/** Keys that are better said otherwise. */
const nouns: Readonly<Record<string, string>> = dictionary({
  arxiv: 'arXiv id',
  doi: 'DOI',
  published: 'publication date',
  authors: 'list of authors',
  tags: 'list of tags',
  more: 'further reading',
  items: 'list of items',
});

/** A path as people say it: "the title of paper 2 in English". Positions count from 1. */
export function nameOf(path: Path): string {
  const [root, index, ...rest] = path;
  if (root === undefined) return 'the file';
  if (root === 'papers' && typeof index === 'number') return within(`paper ${index + 1}`, rest);
  if (root === 'intro' && typeof index === 'number')
    return within(`theme ${index + 1}`, rest, { theme: 'label' });
  if (root === 'sections' && typeof index === 'number') return inSection(`section ${index + 1}`, rest);
  // terms.yaml is a list.
  if (typeof root === 'number') return inEntry(`entry ${root + 1}`, index, rest[0]);
  if (texts.has(root) && typeof index === 'string') return `${root}${inLanguage(index)}`;
  return formatPath(path);
}

function inEntry(entry: string, key: string | number | undefined, a: string | number | undefined): string {
  if (key !== 'not') return `${entry}${inLanguage(key)}`;
  return typeof a === 'number' ? `word ${a + 1} under not: of ${entry}` : `not: of ${entry}`;
}

function inSection(section: string, [key, index, ...rest]: Path): string {
  if (key !== 'items' || typeof index !== 'number')
    return within(
      section,
      [key, index].filter((step) => step !== undefined),
    );
  return within(`item ${index + 1} of ${section}`, rest, { url: 'address' });
}

function within(owner: string, [key, a, b]: Path, own: Readonly<Record<string, string>> = {}): string {
  if (key === undefined) return owner;
  if (typeof key === 'number') return `entry ${key + 1} of ${owner}`;
  if (key === 'more' && typeof a === 'number') {
    const which = `further reading ${a + 1} of ${owner}`;
    return b === undefined ? which : `the ${b === 'url' ? 'address' : b} of ${which}`;
  }
  if (key === 'image')
    return typeof a === 'string' ? `image.${a} of ${owner}${inLanguage(b)}` : `the image of ${owner}`;
  if (typeof a === 'number') return `${key.replace(/s$/, '')} ${a + 1} of ${owner}`;
  return `the ${own[key] ?? nouns[key] ?? key} of ${owner}${inLanguage(a)}`;
}

function inLanguage(step: string | number | undefined): string {
  return typeof step === 'string' ? ` in ${languageName(step)}` : '';
}
