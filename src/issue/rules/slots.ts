import { type Finding, nameOf } from '../../problem/index.ts';
import { isLanguageTag, looksLike } from '../../text/index.ts';
import { isSameTag } from './languages.ts';
import type { Rule } from './rule.ts';

/** A text looks like the language whose slot it is in. Titles and labels may be foreign as a whole and are left alone. */
export const textsAreInTheirSlots: Rule = (_, { fields }) =>
  fields
    .filter(
      ({ kind, lang, value, features }) =>
        (kind === 'markdown' || kind === 'literal') &&
        lang !== undefined &&
        !looksLike(value, lang, features),
    )
    .map(({ path, lang = '' }): Finding => {
      // The sentence names the language itself.
      const what = nameOf(path.at(-1) === lang ? path.slice(0, -1) : path);
      return { code: 'text/language', args: { what, language: lang }, path };
    });

/** A language that is not configured is shown after the others; most often it is a typo. The schema has refused what is no tag. */
export const languagesAreConfigured: Rule = (_, { fields, languages }) =>
  fields
    .filter(
      ({ path, lang }) =>
        lang !== undefined && !languages.includes(lang) && path.at(-1) === lang && isLanguageTag(lang),
    )
    .map(({ path, lang = '' }): Finding => ({
      code: 'text/language-unknown',
      args: { language: lang, configured: languages, meant: languages.find((own) => isSameTag(own, lang)) },
      path,
      at: 'key',
    }));
