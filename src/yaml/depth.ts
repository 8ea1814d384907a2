import type { CST } from 'yaml';

/** The deepest that values may nest; an issue needs six. */
const deepest = 64;

/**
 * Where values nest deeper than anything could mean, or `undefined`. To be asked before the library composes a document:
 * that recurses, and a stack that runs out may end the process where no error can be caught.
 */
export function tooDeepAt(tokens: readonly CST.Token[]): number | undefined {
  let level: (CST.Token | null | undefined)[] = [...tokens];
  for (let depth = 0; level.length > 0; depth++) {
    const below: (CST.Token | null | undefined)[] = [];
    for (const token of level) {
      if (token === null || token === undefined) continue;
      if (depth > deepest && 'items' in token) return token.offset;
      if (token.type === 'document') below.push(token.value);
      else if ('items' in token) for (const { key, value } of token.items) below.push(key, value);
    }
    level = below;
  }
  return undefined;
}
