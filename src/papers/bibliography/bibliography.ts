import { Failure } from '../../problem/index.ts';
import type { Entry } from './entry.ts';

/** Whether a ref is the name of a bibliography file; `-` is standard input. */
export function isBibliography(ref: string): boolean {
  return ref === '-' || /^(?![a-z][a-z\d+.-]*:\/\/).+\.(?:bib|bibtex|ris|json|csl)$/i.test(ref);
}

/** Whether a text begins as a bibliography does, whatever its file is called. */
export function isBibliographyText(text: string): boolean {
  return isBibtexOrRis(text) || /^\uFEFF?\s*[{[]/.test(text);
}

/** Whether it does so as nothing else would: JSON may hold anything. */
export function isBibtexOrRis(text: string): boolean {
  return /^\uFEFF?\s*(?:@\s*[a-z]+\s*[{(]|TY {1,3}-)/i.test(text);
}

/**
 * Reads the entries of a text in BibTeX, RIS or CSL-JSON. `path` is the name of the file in messages. Throws Failure
 * `not-a-bibliography`.
 */
export async function readBibliography(text: string, path: string): Promise<Entry[]> {
  const content = text.replace(/^\uFEFF/, '').trimStart();
  const refuse = (detail: string, cause?: unknown): Failure =>
    new Failure('not-a-bibliography', { path, detail }, { cause });
  const entries = await read(content, refuse);
  if (entries.length === 0) throw refuse('there is no entry in it');
  return entries;
}

async function read(content: string, refuse: (detail: string, cause?: unknown) => Failure): Promise<Entry[]> {
  if (content === '') throw refuse('it is empty');
  if (/^(?:\{|\[\s*[\]{"\d[])/.test(content)) {
    const { entriesOfCsl } = await import('./csl-file.ts');
    return entriesOfCsl(content, refuse);
  }
  if (/^TY[ \t]{1,3}-/m.test(content)) {
    const { entriesOfRis } = await import('./ris.ts');
    return entriesOfRis(content);
  }
  if (/@\s*[a-z]+\s*[{(]/i.test(content) || /^\[[^\]\n]+\]\s/.test(content)) {
    const { entriesOfBibtex } = await import('./bibtex.ts');
    return entriesOfBibtex(content, refuse);
  }
  throw refuse('it begins like none');
}
