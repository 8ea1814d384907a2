import type { Context } from '../../context.ts';
import { knownLocales } from '../../locales/index.ts';
import { usualName } from '../../newsletter/index.ts';
import { languageName } from '../../problem/index.ts';
import { asking } from '../../terminal/index.ts';

interface Known {
  readonly locale: string | undefined;
  readonly name: string | undefined;
}

/** Asks for what is not known of a new newsletter. Throws Failure `interrupted`. */
export function ask(context: Context, known: Known): Promise<{ locale: string; name: string }> {
  return asking(context, async (prompter) => {
    const name =
      known.name ??
      (await prompter.line({
        message: 'Name of the newsletter',
        hint: `It is part of every title. Enter takes “${usualName}”; the config can be changed later`,
      }));
    // Newsletters are Korean unless somebody says otherwise, so that one comes first.
    const choices = knownLocales
      .toSorted((a, b) => Number(b === 'ko') - Number(a === 'ko'))
      .map((tag) => ({ name: languageName(tag), value: tag }));
    const locale = known.locale ?? (await prompter.choose({ message: 'Its language', choices }));
    return { locale, name: name.trim() === '' ? usualName : name };
  });
}
