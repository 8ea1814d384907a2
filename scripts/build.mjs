/** Builds dist/: the program as lazily loaded chunks, with everything it needs inside, and the licences of what is inside. */
import { readFileSync, rmSync, writeFileSync, existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generate } from './generate.mjs';
import { throughDoors } from './through-doors.mjs';

const root = new URL('..', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

/**
 * Commander loads what starts other programs, for subcommands that are programs of their own. There are none here, and
 * it takes longer to load than the rest of commander.
 */
const lighterCommander = {
  name: 'lighter-commander',
  setup({ onLoad }) {
    onLoad({ filter: /commander[\\/]lib[\\/]command\.js$/ }, ({ path: file }) => {
      const source = readFileSync(file, 'utf8');
      const line = "const childProcess = require('node:child_process');";
      if (!source.includes(line))
        throw new Error('commander has changed: see lighterCommander in scripts/build.mjs');
      return {
        contents: source.replace(
          line,
          "const childProcess = { get spawn() { return require('node:child_process').spawn; } };",
        ),
        loader: 'js',
      };
    });
  },
};

/**
 * Marked makes dozens of patterns when it is loaded, and most texts have nothing but paragraphs, which need none of them. What
 * is required instead of imported is run when it is first asked for.
 */
const markedWhenNeeded = {
  name: 'marked-when-needed',
  setup({ onLoad }) {
    onLoad({ filter: /src[\\/]markdown[\\/]parse[\\/]read\.ts$/ }, ({ path: file }) => {
      const source = readFileSync(file, 'utf8');
      const line = "import { lex } from './lex.ts';";
      if (!source.includes(line))
        throw new Error('the reader has changed: see markedWhenNeeded in scripts/build.mjs');
      return {
        contents: source.replace(line, "const lex = (text: string) => require('./lex.ts').lex(text);"),
        loader: 'ts',
      };
    });
  },
};

await generate();
rmSync(path('dist'), { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { run: path('src/cli/run.ts') },
  outdir: path('dist'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Names stay, so that the stack of a bug says something.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  // The same library as modules, of which only what is used is bundled.
  alias: {
    yaml: path('node_modules/yaml/browser/dist/index.js'),
    'node-fetch': path('scripts/no-fetch.mjs'),
    'sync-fetch': path('scripts/no-fetch.mjs'),
  },
  metafile: true,
  plugins: [lighterCommander, markedWhenNeeded, throughDoors],
  absWorkingDir: fileURLToPath(root),
  // Libraries in CommonJS ask for Node's own modules with require.
  banner: {
    js: "import{createRequire as digestRequire}from'node:module';const require=digestRequire(import.meta.url);",
  },
});
// The preview's page runs in browsers, and uses no library.
await build({
  entryPoints: ['page.ts', 'frame.ts', 'page.css', 'frame.css', 'index.html', 'frame.html'].map((name) =>
    path(`src/preview/page/${name}`),
  ),
  outdir: path('dist/preview'),
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  loader: { '.html': 'copy' },
  tsconfig: path('src/preview/page/tsconfig.json'),
});
writeFileSync(path('dist/THIRD-PARTY-LICENSES.txt'), licences(Object.keys(metafile.inputs)));

function licences(inputs) {
  const packages = new Set(
    inputs.flatMap((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  return [...packages]
    .toSorted()
    .map((name) => {
      const { version, license } = JSON.parse(
        readFileSync(path(`node_modules/${name}/package.json`), 'utf8'),
      );
      const file = readdirSync(path(`node_modules/${name}`)).find((entry) => /^licen[cs]e/i.test(entry));
      const text =
        file !== undefined && existsSync(path(`node_modules/${name}/${file}`))
          ? readFileSync(path(`node_modules/${name}/${file}`), 'utf8').trim()
          : license;
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(78)}\n\n`);
}
