import { dictionary } from '../data.ts';

/** Spaces that look like the ordinary one and that YAML takes for letters, by what they are called. */
const names: Readonly<Record<string, string>> = dictionary({
  '\u00A0': 'a no-break space (U+00A0)',
  '\u202F': 'a narrow no-break space (U+202F)',
  '\u3000': 'a full-width space (U+3000)',
});

const space = '[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]';
const anywhere = new RegExp(space);
/** In the indent, behind a dash, or before or behind the colon of a key. */
const structural = [
  new RegExp(`^[ \\t]*${space}`),
  new RegExp(`^[ \\t]*(?:- +)*-${space}`),
  new RegExp(`^[ \\t]*(?:- +)*[\\w-]+${space}+:`),
  new RegExp(`^[ \\t]*(?:- +)*[\\w-]+:${space}`),
];

export function hasOddSpace(text: string): boolean {
  return anywhere.test(text);
}

/** A space of another kind where YAML wants an ordinary one: its offset in the line, and its name. */
export function oddSpaceIn(line: string): { readonly offset: number; readonly name: string } | undefined {
  for (const form of structural) {
    const found = form.exec(line)?.[0];
    if (found === undefined) continue;
    const offset = found.search(space);
    const character = found.charAt(offset);
    const code = character.charCodeAt(0).toString(16).toUpperCase();
    return { offset, name: names[character] ?? `a space of another kind (U+${code})` };
  }
  return undefined;
}
