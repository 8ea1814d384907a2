import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * LaTeX's symbols for text as one module, `textdollar:$ DJ:Đ`: those of its encodings T1 and TS1, from the library that reads
 * BibTeX. The one that joins no letters prints nothing.
 */
export function generateTex() {
  const { commands } = require('@citation-js/plugin-bibtex/lib/input/unicode.json');
  const table = Object.entries(commands)
    .filter(([, character]) => character !== null)
    .map(([name, character]) => `${name}:${character === '\u200c' ? '' : character}`)
    .join(' ');
  return {
    'tex-text.js': `export default ${JSON.stringify(table)};\n`,
    'tex-text.d.ts': 'declare const table: string;\nexport default table;\n',
  };
}
