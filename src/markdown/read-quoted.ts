import type { Block } from './tokens.ts';

/** Reads text from elsewhere, in which nothing is markup. */
export function readQuoted(source: string, kind: 'line' | 'abstract'): { blocks: Block[] } {
  const blocks: Block[] = [];
  const parts =
    kind === 'line' ? [...source.matchAll(/^[^]+$/g)] : [...source.matchAll(/\S(?:(?!\n[ \t]*\n)[^])*/g)];
  for (const part of parts) {
    const text = part[0].replace(/\s+/g, ' ').trim();
    const span = { start: part.index, end: part.index + part[0].length };
    if (text !== '') blocks.push({ type: 'paragraph', children: [{ type: 'text', text, ...span }], ...span });
  }
  return { blocks };
}
