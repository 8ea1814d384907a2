import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { type Core, cook } from '../../forum-model/index.ts';
import { readNamed } from '../../files/index.ts';
import { type Config, findRoot } from '../../newsletter/index.ts';
import { newsletterAt } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import { isLanguageTag } from '../../text/index.ts';
import type { Outcome } from '../outcome.ts';

export interface CookOptions {
  readonly locale?: string;
  readonly core: Core;
  /** `--no-typographer`. */
  readonly typographer: boolean;
}

/**
 * Prints as HTML what the forum makes of Markdown. Works anywhere; inside a newsletter its `forum.locale` is the default, and its
 * `emoji` are known.
 */
export async function cookCommand(context: Context, file: string, options: CookOptions): Promise<Outcome> {
  if (options.locale !== undefined && !isLanguageTag(options.locale.replaceAll('_', '-')))
    throw new Failure('usage', {
      detail: `${options.locale} is not a language tag such as ko or pt_BR`,
      command: 'cook',
    });
  const raw = file === '-' ? await readInput(context) : await readFile(context, file);
  const config = await configHere(context);
  const locale = options.locale ?? config?.forum.locale ?? 'ko';
  const html = cook(raw, {
    locale,
    core: options.core,
    typographer: options.typographer,
    emoji: config?.emoji,
  });
  return { output: html.endsWith('\n') ? html : `${html}\n` };
}

async function readInput({ stdin }: Context): Promise<string> {
  if (stdin.isTTY) throw new Failure('no-input', {});
  return stdin.readAll();
}

async function readFile({ files, cwd }: Context, file: string): Promise<string> {
  return new TextDecoder().decode(await readNamed(files, resolve(cwd, file)));
}

async function configHere(context: Context): Promise<Config | undefined> {
  const root = findRoot(context, context.cwd);
  return root === undefined ? undefined : (await newsletterAt(context, root)).config;
}
