/** Other tools that do a part of the work, where they are installed. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages =
  'ajv-cli@5 yaml-language-server@1.20.0 @css-inline/css-inline@0.21 juice@11 mjml@4 @react-email/render@2 ' +
  '@react-email/components@1 react@19 react-dom@19 @11ty/eleventy@3 handlebars@4 markdown-it@14 js-yaml@4';

/** What each is known by: a package in the folder that DIGEST_PEERS names, or programs that tell their version. */
const known = {
  'ajv-cli': 'ajv-cli',
  'yaml-language-server': 'yaml-language-server',
  'css-inline': '@css-inline/css-inline',
  juice: 'juice',
  mjml: 'mjml',
  'react-email': '@react-email/render',
  Eleventy: '@11ty/eleventy',
  Hugo: [['hugo', 'version']],
  'make + pandoc': [
    ['make', '--version'],
    ['pandoc', '--version'],
  ],
};

export const howToInstall = `The peers that are npm packages are looked for in the folder that DIGEST_PEERS names:
  npm install --prefix "$DIGEST_PEERS" ${packages}
Hugo, make and pandoc are looked for on the PATH; on Debian: apt-get install hugo make pandoc`;

/** Commands of the peers, which work in a folder of their own in `work`. */
export function openPeers({ work, node, env }) {
  const folder = join(work, 'peers');
  const { DIGEST_PEERS: installed } = process.env;
  const modules = join(resolve(installed ?? work), 'node_modules');
  cpSync(fileURLToPath(new URL('peers/', import.meta.url)), folder, { recursive: true });
  if (installed !== undefined) symlinkSync(modules, join(folder, 'node_modules'), 'junction');
  const isThere = (name) =>
    typeof known[name] === 'string'
      ? existsSync(join(modules, known[name]))
      : known[name].every(([program, ...args]) => spawnSync(program, args, { env }).status === 0);
  const names = Object.keys(known).filter(isThere);
  const script = (...args) => ({ program: node, args, cwd: folder, env });
  const ajv = (...args) => script('node_modules/ajv-cli/dist/index.js', ...args);
  const remove = (path) => () => rmSync(path, { recursive: true, force: true });

  /** A folder for a site, whose pages have the issues as data. */
  const site = (name, issues) => {
    const made = join(folder, `${name}-site`);
    if (existsSync(made)) return made;
    cpSync(join(folder, name), made, { recursive: true });
    mkdirSync(join(made, 'content'));
    for (const file of readdirSync(issues())) {
      const week = basename(file, '.yaml');
      const head = `---\ntitle: "${week}"\ndate: ${week}\nlayout: ${name === 'eleventy' ? 'issue.liquid' : 'single'}\n`;
      writeFileSync(
        join(made, 'content', `${week}.md`),
        `${head}${readFileSync(join(issues(), file), 'utf8')}---\n`,
      );
    }
    return made;
  };
  const hugo = (cwd, before) => ({ program: 'hugo', args: ['--quiet'], cwd, env, before });

  // Each command is made when it is wanted; paths are given by functions, for what they lead to is made then too.
  return {
    names,
    missing: Object.keys(known).filter((name) => !names.includes(name)),
    help: { 'ajv-cli': () => ajv('help') },
    validate: (issues) => ({
      'ajv-cli': () => ajv('validate', '-s', 'issue.schema.json', '-d', `${issues()}/*.yaml`),
      'yaml-language-server': () => script('language-server.mjs', 'issue.schema.json', issues()),
    }),
    mail: (file) => ({
      'css-inline': () => script('inline.mjs', file(), 'css-inline.html', 'css-inline'),
      juice: () => script('inline.mjs', file(), 'juice.html', 'juice'),
      mjml: () => script('mjml.mjs', file(), 'mjml.html'),
      'react-email': () => script('react-email.mjs', file(), 'react-email.html'),
    }),
    site: (issues) => ({
      Hugo: () => {
        const made = site('hugo', issues);
        return hugo(made, remove(join(made, 'public')));
      },
      Eleventy: () => {
        const made = site('eleventy', issues);
        const program = join(modules, '@11ty/eleventy/cmd.cjs');
        const before = remove(join(made, 'out'));
        return { program: node, args: [program, '--quiet'], cwd: made, env, before };
      },
    }),
    /** `posts` gives a folder of Markdown; `edit` changes a file. */
    changed: ({ issues, posts, edit }) => ({
      'make + pandoc': () => {
        const made = join(folder, 'make');
        const content = posts();
        const rule = 'out/%.html: content/%.md\n\t@pandoc -f commonmark_x -t html5 -s -o $@ $<\n';
        mkdirSync(join(made, 'out'), { recursive: true });
        cpSync(content, join(made, 'content'), { recursive: true });
        for (const name of readdirSync(content))
          writeFileSync(join(made, 'out', `${basename(name, '.md')}.html`), '');
        writeFileSync(
          join(made, 'Makefile'),
          `all: $(patsubst content/%.md,out/%.html,$(wildcard content/*.md))\n${rule}`,
        );
        const one = join(made, 'content', readdirSync(content).at(-1));
        return { program: 'make', args: ['-s'], cwd: made, env, before: () => edit(one) };
      },
      Hugo: () => {
        const made = site('hugo', issues);
        return hugo(made, () => edit(join(made, 'content', readdirSync(join(made, 'content')).at(-1))));
      },
    }),
  };
}
