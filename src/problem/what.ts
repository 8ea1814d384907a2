import type { Path } from './index.ts';

/** A path as people say it: "the title of paper 2 in en". Positions count from 1. */
export function nameOf(path: Path): string {
  const [root, index, ...rest] = path;
  if (root === undefined) return 'the file';
  if (root === 'papers' && typeof index === 'number') return within(`paper ${index + 1}`, rest);
  if (root === 'intro' && typeof index === 'number') return within(`theme ${index + 1}`, rest);
  const steps = index === undefined ? [] : [index, ...rest];
  const keys = path.filter((step): step is string => typeof step === 'string');
  const [key = '', lang] = [keys.slice(0, 2).join('.'), steps.at(-1)];
  if (['title', 'masthead', 'lead', 'closing'].includes(root as string)) {
    return typeof lang === 'string' ? `${root} in ${lang}` : String(root);
  }
  return key;
}

function within(owner: string, [key, a, b]: Path): string {
  if (key === undefined) return owner;
  if (key === 'more' && typeof a === 'number')
    return `${b === 'title' ? 'the title of ' : ''}further reading ${a + 1} of ${owner}`;
  if (key === 'image' && typeof a === 'string') return `image.${a} of ${owner}`;
  if (typeof a === 'number') return `${String(key).replace(/s$/, '')} ${a + 1} of ${owner}`;
  return `the ${key} of ${owner}${typeof a === 'string' ? ` in ${a}` : ''}`;
}
