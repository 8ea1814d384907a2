import { createHash } from 'node:crypto';
import { isMap } from '../data.ts';
import { formatPath, type Path } from '../problem/index.ts';
import { composed } from '../text/index.ts';

/** The key of a card or a theme that says which of its texts a language model wrote. */
export const markKey = 'x-draft';

/** Says of a text that a language model wrote it. */
export interface Mark {
  /** Of the card or the theme in which it stands. */
  readonly owner: Path;
  /** The path of the text below that: `summary`, `title.ko`. */
  readonly key: string;
  /** What names it behind `--accept`: `2.summary`; of a theme, which is read as a whole, `intro.1`. */
  readonly target: string;
  /** Of the text. */
  readonly path: Path;
  readonly model: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Whether the text is still the one that was written; one that was changed since is a person's. */
  readonly fits: boolean;
}

/** Of nothing but the text: an editor may change how many line ends are behind it. 64 bits tell an edit from none. */
function hashOf(text: string): string {
  return `sha256:${createHash('sha256').update(composed(text).trimEnd()).digest('hex').slice(0, 16)}`;
}

/** The mark for a text, as it stands in the file. */
export function markOf(
  text: string,
  { model, date }: { readonly model: string; readonly date: string },
): string {
  return `${model} · ${date} · ${hashOf(text)}`;
}

const form = /^(.+) · (\d{4}-\d\d-\d\d) · (sha256:[\da-f]{16})$/;

/** All marks of an issue, as its data has them. What has another form, or is of no text, is the author's own. */
export function marksIn(data: unknown): Mark[] {
  if (!isMap(data)) return [];
  return (['intro', 'papers'] as const).flatMap((list) => {
    const entries = data[list];
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry: unknown, i) => {
      const targetOf = (key: string): string => (list === 'intro' ? `intro.${i + 1}` : `${i + 1}.${key}`);
      return isMap(entry) ? marksOf(entry, [list, i], targetOf) : [];
    });
  });
}

function marksOf(
  entry: Readonly<Record<string, unknown>>,
  owner: Path,
  targetOf: (key: string) => string,
): Mark[] {
  const marks = entry[markKey];
  if (!isMap(marks)) return [];
  const texts = textsIn(entry);
  return Object.entries(marks).flatMap(([key, mark]): Mark[] => {
    const [, model, date, hash] = (typeof mark === 'string' && form.exec(mark)) || [];
    if (model === undefined || date === undefined) return [];
    const own = texts.get(key);
    // A text that was put under another key, as that of its language, is still one that nobody has read.
    const meant = [own, ...texts.values()].find((text) => text !== undefined && hash === hashOf(text.value));
    const fits = meant !== undefined;
    const { path = [] } = meant ?? own ?? {};
    return [{ owner, key, target: targetOf(key), path: [...owner, ...path], model, date, fits }];
  });
}

/** The texts of a card or a theme by the keys that marks have. */
function textsIn(entry: Readonly<Record<string, unknown>>): Map<string, { path: Path; value: string }> {
  const texts = new Map<string, { path: Path; value: string }>();
  const add = (path: Path, value: unknown): void => {
    if (typeof value === 'string') texts.set(formatPath(path), { path, value });
  };
  for (const [key, value] of Object.entries(entry)) {
    if (key === markKey) continue;
    add([key], value);
    if (isMap(value)) for (const [lang, text] of Object.entries(value)) add([key, lang], text);
  }
  return texts;
}
