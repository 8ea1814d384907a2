import { cook, type CookOptions } from '../../src/forum-model/cook.ts';

/** Cooked on a Korean site unless said otherwise; emoji pictures as «name», so that a line stays readable. */
export function cooked(raw: string, options: Partial<CookOptions> = {}): string {
  return cook(raw, { locale: 'ko', ...options }).replace(
    /<img src="\/images\/emoji[^>]*alt=":([^"]*):"[^>]*>/g,
    (_picture, name: string) => `«${name}»`,
  );
}

/** The same for one paragraph, without its `<p>`. */
export function line(raw: string, options: Partial<CookOptions> = {}): string {
  return cooked(raw, options)
    .replace(/^<p>/, '')
    .replace(/<\/p>$/, '');
}
