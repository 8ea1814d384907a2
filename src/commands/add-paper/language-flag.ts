import { isLanguageTag } from '../../text/index.ts';
import type { Context } from '../../context.ts';
import { Failure, type FlagFault } from '../../problem/index.ts';
import { readInput, textOf } from './read-input.ts';
import { dictionary } from '../../data.ts';

export interface LanguageFlag {
  /** `--summary`. */
  readonly name: string;
  readonly values: readonly string[];
  readonly languages: readonly string[];
  /** Whether `@FILE` reads the text from a file. */
  readonly fromFile?: boolean;
  /** Whether a text without `LANG=` is refused; else it is in the first configured language. */
  readonly wantsLanguage?: boolean;
  readonly clean: (text: string) => string;
}

/** The texts of a repeatable flag `LANG=TEXT` by language. Throws Failure `bad-flag`, or one about the file. */
export async function readLanguageFlag(
  context: Context,
  flag: LanguageFlag,
): Promise<Record<string, string>> {
  const texts: Record<string, string> = dictionary({});
  for (const value of flag.values) {
    const refuse = (fault: FlagFault): Failure => new Failure('bad-flag', { flag: flag.name, value, fault });
    const split = splitLanguage(value, flag.languages);
    if (split === 'no tag') throw refuse('language');
    if (split === 'colon') throw refuse('colon');
    if (split.lang === undefined && flag.wantsLanguage === true) throw refuse('no-language');
    const lang = split.lang ?? flag.languages[0] ?? 'en';
    if (Object.hasOwn(texts, lang)) throw refuse('twice');
    const isFile = flag.fromFile === true && split.text.startsWith('@');
    const text = flag.clean(
      isFile ? textOf(await readInput(context, split.text.slice(1)), split.text.slice(1)) : split.text,
    );
    if (text === '') throw refuse('empty');
    texts[lang] = text;
  }
  return texts;
}

/** A word before `=` that is no tag is most likely a language by another name, and `ko:` a slip for `ko=`; neither must end up in the text. */
function splitLanguage(
  value: string,
  languages: readonly string[],
): { readonly lang: string | undefined; readonly text: string } | 'no tag' | 'colon' {
  const [, word = '', text = ''] = /^([\p{L}\p{N}_-]+)=(.*)$/su.exec(value) ?? [];
  if (isLanguageTag(word)) {
    const lang = languages.find((known) => known.toLowerCase() === word.toLowerCase()) ?? word;
    return { lang, text };
  }
  if (languages.some((known) => value.toLowerCase().startsWith(`${known.toLowerCase()}:`))) return 'colon';
  return /^[\p{L}_-]{4,}$/u.test(word) ? 'no tag' : { lang: undefined, text: value };
}
