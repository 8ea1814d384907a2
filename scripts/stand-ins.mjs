import { fileURLToPath } from 'node:url';

/**
 * What libraries import and this program never uses, or uses in part or late: in the bundle a small module stands in for it. Tests run
 * the libraries as they are, so test/smoke/stand-ins.test.ts runs what is built.
 */
const standIns = [
  { module: 'node-fetch', by: 'fetch.mjs' },
  { module: 'sync-fetch', by: 'fetch.mjs' },
  { module: '@inquirer/external-editor', by: 'external-editor.mjs' },
  { module: 'source-map', by: 'source-map.mjs' },
  {
    module: './mime-types.js',
    from: /nodemailer[\\/]dist[\\/]esm[\\/]mime-funcs[\\/]/,
    by: 'mime-types.mjs',
  },
  { module: 'node:child_process', from: /commander/, by: 'child-process.mjs' },
  { module: 'undici', by: 'undici.mjs' },
  { module: 'entities', from: /markdown-it/, by: 'entities.mjs' },
  { module: './lex.ts', from: /src[\\/]markdown[\\/]parse[\\/]read\.ts$/, by: 'lex.mjs' },
];

const asked = new Set();

/** The plugin of rolldown that puts them in. It fails where one is not asked for any more, since what it stood for may be back. */
export const useStandIns = {
  name: 'stand-ins',
  resolveId: {
    filter: { id: filterOf(standIns.map(({ module }) => module)) },
    handler(id, importer = '') {
      const standIn = standIns.find(({ module, from = /./ }) => module === id && from.test(importer));
      if (standIn === undefined) return undefined;
      asked.add(standIn);
      return fileURLToPath(new URL(`stand-ins/${standIn.by}`, import.meta.url));
    },
  },
  buildEnd() {
    const idle = standIns.filter((standIn) => !asked.has(standIn)).map(({ module }) => module);
    if (idle.length > 0) this.error(`nothing imports ${idle.join(', ')} any more: see scripts/stand-ins.mjs`);
  },
};

function filterOf(modules) {
  const escaped = modules.map((module) => module.replaceAll(/[.\\/@]/g, String.raw`\$&`));
  return new RegExp(`^(?:${escaped.join('|')})$`);
}
