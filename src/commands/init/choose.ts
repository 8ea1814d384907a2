import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { look } from '../../files/index.ts';
import { configName, usualName } from '../../newsletter/index.ts';
import { Failure, languageName, type Notice } from '../../problem/index.ts';
import { isLanguageTag } from '../../text/index.ts';
import type { InitOptions } from './options.ts';

/** What the config of a new newsletter begins with. */
export interface Choice {
  readonly locale: string;
  readonly name: string | undefined;
}

const usualLocale = 'ko';

/**
 * The name and the language of a newsletter: those of the flags; else asked for at a terminal; else the usual ones, and
 * notices say so. A newsletter that has a config has them already. Throws Failure `usage` and `interrupted`.
 */
export async function choose(
  context: Context,
  root: string,
  { locale, name: flag, update }: InitOptions,
): Promise<{ choice: Choice; notices: Notice[] }> {
  if (locale !== undefined && !isLanguageTag(locale))
    throw usage(`${locale} is not a language tag such as ko or en`);
  if (update === true && (locale ?? flag) !== undefined)
    throw usage('--update keeps the config: --name and --locale are for a new one');
  const name = flag === undefined ? undefined : onOneLine(flag);
  if (name === '') throw usage('--name is empty');
  const given: Choice = { locale: locale ?? usualLocale, name };
  const isThere = look(context.files, join(root, configName)) !== undefined;
  const isSettled = update === true || isThere || (locale !== undefined && name !== undefined);
  if (isSettled) return { choice: given, notices: [] };
  if (context.stdin.isTTY && context.stderr.isTTY) {
    const { ask } = await import('./ask.ts');
    const asked = await ask(context, { locale, name });
    return { choice: { locale: asked.locale, name: onOneLine(asked.name) }, notices: [] };
  }
  const notices: Notice[] = [];
  if (locale === undefined)
    notices.push({ code: 'usual-language', args: { language: languageName(usualLocale) } });
  if (name === undefined) notices.push({ code: 'usual-name', args: { name: usualName } });
  return { choice: given, notices };
}

/** A name stands in titles, headers and comments, which end with their line. */
function onOneLine(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function usage(detail: string): Failure {
  return new Failure('usage', { detail, command: 'init' });
}
