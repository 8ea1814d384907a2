/** Builds dist/: the program as lazily loaded chunks, with everything it needs inside, and the licences and a list of what is inside. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
import { billOfMaterials, copiedInto, dataFrom, foldersOf, licences, packagesIn } from './bundled.mjs';
import { generate } from './generate.mjs';
import { useStandIns } from './stand-ins.mjs';
import { throughDoors } from './through-doors.mjs';
import { weigh } from './weigh.mjs';

const root = new URL('..', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

await generate();
rmSync(path('dist'), { recursive: true, force: true });
const program = await rolldown({
  input: {
    again: path('src/cli/again.ts'),
    run: path('src/cli/run.ts'),
    worker: path('src/cli/worker.ts'),
  },
  cwd: fileURLToPath(root),
  platform: 'node',
  transform: { target: 'node20.19' },
  // The same library as modules, of which only what is used is bundled.
  resolve: { alias: { yaml: path('node_modules/yaml/browser/dist/index.js') } },
  plugins: [useStandIns, throughDoors],
  checks: { ineffectiveDynamicImport: false },
});
const { output } = await program.write({
  dir: path('dist'),
  // Code that was compiled before can be run again only of scripts that are no modules (bin/load.js).
  format: 'cjs',
  exports: 'named',
  dynamicImportInCjs: false,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  // Names stay, so that the stack of a bug says something.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  comments: { legal: false },
  // What many commands load comes in one file: a start of twenty files takes less than one of seventy, of as many bytes. The
  // readers of Markdown and of records, the table of emoji, the network, what edits an issue and the library that reads YAML are for
  // those that need them.
  codeSplitting: {
    groups: [
      // What is loaded for a run that finds all as it was, in one file that holds nothing else.
      { name: 'start', test: /[\\/]src[\\/]cli[\\/]again\.ts$/, priority: 1 },
      {
        name: 'common',
        test: /[\\/]src[\\/](?!channels|emoji|formats|forum-model|generated[\\/](?:emoji|(?:ledger|profile)-validator)|git|http|issue[\\/]edit|ledger|markdown|pipeline[\\/]render|papers[\\/]record|preview|verify|yaml[\\/](?:depth|fault|keys|literal|nodes|parse|reader|repair|stumbles|syntax|tokens|unused-anchors))/,
        minShareCount: 5,
      },
    ],
  },
});
// The preview's page runs in browsers, and uses no library.
await build({
  entryPoints: ['page.ts', 'worker.ts', 'frame.ts', 'page.css', 'frame.css', 'index.html', 'frame.html'].map(
    (name) => path(`src/preview/page/${name}`),
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
// Only read where somebody asks for it, so that it is no script.
mkdirSync(path('dist/data'));
copyFileSync(path('src/generated/mail-support.json'), path('dist/data/mail-support.json'));
const modules = [
  ...output.flatMap(({ moduleIds = [] }) => moduleIds),
  ...readdirSync(path('src/generated'))
    .flatMap((name) => copiedInto(readFileSync(path(`src/generated/${name}`), 'utf8')))
    .map(path),
  ...dataFrom.map((name) => path(`node_modules/${name}/package.json`)),
];
const bundled = packagesIn(foldersOf(modules));
const own = JSON.parse(readFileSync(path('package.json'), 'utf8'));
writeFileSync(path('dist/THIRD-PARTY-LICENSES.txt'), licences(bundled));
writeFileSync(path('dist/sbom.cdx.json'), billOfMaterials(own, bundled));
writeFileSync(path('dist/package.json'), '{ "type": "commonjs" }\n');
console.log(`dist/*.js: ${weigh(path('dist'))}`);
