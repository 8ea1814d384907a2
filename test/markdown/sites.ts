import type { CookOptions } from '../../src/forum-model/cook.ts';

const versions: readonly Partial<CookOptions>[] = [
  { core: '3.4', parser: '14.0' },
  { core: '3.4', parser: '14.1' },
  { core: '2026' },
  { core: '2026', math: true },
];

/** Forums that read a post differently. What is written has to be right on each. */
export const sites: readonly CookOptions[] = ['ko', 'en'].flatMap((locale) =>
  [true, false].flatMap((typographer) => versions.map((version) => ({ locale, typographer, ...version }))),
);
