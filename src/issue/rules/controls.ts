import type { Finding } from '../../problem/index.ts';
import { nameOf } from '../../problem/index.ts';
import type { Field } from '../fields.ts';
import type { Places } from '../places.ts';
import type { Rule } from './rule.ts';

/**
 * No text has characters that nobody sees and that make it something else: control characters (Cc), halves of surrogate
 * pairs, and marks that turn the direction of text around and are not closed (Unicode TR 36, 3.1). In what stands on one
 * line, and may go into a mail's header, neither is there any kind of line break.
 */
export const textsHaveNoControls: Rule = (_, { fields, places }) =>
  fields.flatMap((field): Finding[] => {
    const at = controlIn(field);
    if (at === undefined) return [];
    const character = nameOfCharacter(field.value.charCodeAt(at));
    return [
      {
        code: 'text/control',
        args: { what: nameOf(field.path), character },
        path: field.path,
        ...place(field, at, places),
      },
    ];
  });

const inBlocks = /[^\P{Cc}\n\t]|\p{Cs}/u;
const inLines = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const turning = /[\u202A-\u202E\u2066-\u2069]/;

function controlIn({ kind, value }: Field): number | undefined {
  const block = kind === 'markdown' || kind === 'literal';
  // A block scalar ends in a line break, which is not part of what was meant.
  const text = block ? value : value.replace(/\n+$/, '');
  const found = (block ? inBlocks : inLines).exec(text)?.index;
  return found ?? (turning.test(text) ? unclosed(text) : undefined);
}

/** The offset of the first mark that turns the direction and is not closed, or closes what is not open. */
function unclosed(text: string): number | undefined {
  const open: { at: number; by: string }[] = [];
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] ?? '';
    if (/[\u202A\u202B\u202D\u202E]/.test(mark)) open.push({ at: i, by: '\u202C' });
    else if (/[\u2066-\u2068]/.test(mark)) open.push({ at: i, by: '\u2069' });
    else if (mark === '\n') {
      // A paragraph ends them all.
      if (open.length > 0) break;
    } else if (mark === '\u202C' || mark === '\u2069') {
      if (open.pop()?.by !== mark) return i;
    }
  }
  return open[0]?.at;
}

function place({ path }: Field, at: number, places: Places): { at?: ReturnType<Places['inText']> } {
  return places.scalar(path)?.type === 'BLOCK_LITERAL' ? { at: places.inText(path, at, at + 1) } : {};
}

function nameOfCharacter(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
