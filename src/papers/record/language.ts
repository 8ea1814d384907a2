import { isLanguageTag } from '../../text/index.ts';

/** How BibTeX's packages and people call languages, by their tags. */
const names = new Map(
  [
    'de german ngerman austrian naustrian swissgerman nswissgerman deutsch',
    'en english american british canadian australian newzealand usenglish ukenglish',
    'fr french francais français acadian canadien',
    'es spanish español mexican',
    'pt portuguese portuges português brazilian brazil',
    'it italian italiano',
    'ko korean 한국어',
    'ja japanese 日本語',
    'zh chinese 中文',
    'ru russian русский',
    'uk ukrainian',
    'nl dutch',
    'sv swedish',
    'da danish',
    'no norwegian norsk nynorsk',
    'fi finnish',
    'pl polish',
    'cs czech',
    'sk slovak',
    'sl slovene slovenian',
    'hr croatian',
    'ro romanian',
    'hu hungarian magyar',
    'bg bulgarian',
    'el greek',
    'tr turkish',
    'ar arabic',
    'fa persian farsi',
    'he hebrew',
    'vi vietnamese',
    'id indonesian',
    'la latin',
    'ca catalan',
  ].flatMap((line) => {
    const [tag = '', ...all] = line.split(' ');
    return all.map((name) => [name, tag] as const);
  }),
);

/** Returns the language of a record as a tag of two letters as in newsletters: `de`, `ger`, `german`, `de_DE`. */
export function languageIn(text: string): string | undefined {
  const written = text.trim().replaceAll('_', '-');
  const tag = names.get(written.toLowerCase()) ?? written;
  if (!isLanguageTag(tag)) return undefined;
  // Libraries write three letters.
  const known = tag.replace(/^[a-z]{3}\b/i, (code) => Intl.getCanonicalLocales(code)[0] ?? code);
  return /^[a-z]{2}\b/i.test(known) ? known : undefined;
}
