import { bibtex } from './bibtex/bibtex.ts';
import { csl } from './csl/csl.ts';
import { csv } from './csv/csv.ts';
import { email } from './email/email.ts';
import { eml } from './eml/eml.ts';
import type { Format } from './format.ts';
import type { Overrides, Templates } from './templates/templates.ts';
import { forum } from './forum/forum.ts';
import { json } from './json/json.ts';
import { page } from './page/page.ts';
import { ris } from './ris/ris.ts';
import { text } from './text/text.ts';

/** In the order in which they are made and listed. */
export const formats = { forum, email, text, eml, json, page, bibtex, csl, ris, csv } satisfies Readonly<
  Record<string, Format>
>;

export type FormatName = keyof typeof formats;

// The keys of a literal are its keys.
export const formatNames = Object.keys(formats) as FormatName[];

/** Those that templates lay out. */
export const templateFormats = formatNames.filter((name) => templatesIn(name) !== undefined);

/** The templates of a format, a newsletter's own in the place of built-in ones. Throws Failure `template-broken`. */
export async function loadTemplates(format: string, overrides: Overrides): Promise<Templates> {
  const builtIn = templatesIn(format);
  if (builtIn === undefined) throw new Error(`the format ${format} has no templates`);
  const { openTemplates } = await import('./templates/templates.ts');
  return openTemplates(format, builtIn, overrides);
}

function templatesIn(format: string): Format['templates'] {
  return Object.entries<Format>(formats).find(([name]) => name === format)?.[1].templates;
}
