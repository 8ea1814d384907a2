import { dictionary } from '../data.ts';

/**
 * English names of languages. A table of our own, because the ones that come with Node differ between its versions and
 * cost time to load; a language that is not in it goes by its tag.
 */
const names: Readonly<Record<string, string>> = dictionary({
  ar: 'Arabic',
  cs: 'Czech',
  da: 'Danish',
  de: 'German',
  el: 'Greek',
  en: 'English',
  es: 'Spanish',
  fa: 'Persian',
  fi: 'Finnish',
  fr: 'French',
  he: 'Hebrew',
  hi: 'Hindi',
  hu: 'Hungarian',
  id: 'Indonesian',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  nl: 'Dutch',
  no: 'Norwegian',
  pl: 'Polish',
  pt: 'Portuguese',
  ru: 'Russian',
  sv: 'Swedish',
  th: 'Thai',
  tr: 'Turkish',
  uk: 'Ukrainian',
  vi: 'Vietnamese',
  zh: 'Chinese',
});

/** `English` for `en`, `Portuguese (pt-BR)` for `pt-BR`, the tag itself where no name is known. */
export function languageName(tag: string): string {
  const [primary = ''] = tag.split('-');
  const key = primary.toLowerCase();
  const name = Object.hasOwn(names, key) ? names[key] : undefined;
  if (name === undefined) return tag;
  return primary === tag ? name : `${name} (${tag})`;
}
