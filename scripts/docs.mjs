/**
 * Writes the parts of docs/ that follow from something else: the help of commands from the program, config keys from the
 * schema, problem codes from the catalogue, their examples from the fixtures. `npm run docs`; a test says when it is due.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const read = (name) => readFileSync(path(name), 'utf8');

export const generatedPages = ['docs/commands.md', 'docs/config.md', 'docs/problems.md'];

/** How wide the help of a command is on its page. */
export const helpColumns = 90;

const part = /<!-- generated: ([^>]*?) -->\n[\s\S]*?<!-- \/generated -->/g;

/**
 * A page with its generated parts as they should be. Each stands between `<!-- generated: NAME -->` and
 * `<!-- /generated -->`; what is around it is written by hand.
 */
export function pageWithParts(page, parts) {
  return read(page).replace(part, (_, name) => {
    const text = parts[name];
    if (text === undefined) throw new Error(`${page} has a part ${name}, which nothing generates`);
    return `<!-- generated: ${name} -->\n\n${text}\n\n<!-- /generated -->`;
  });
}

/** Every generated part by its name. `help` has the help of each command, `frameOf` and `linesOf` are those of reports. */
export function makeParts({ catalogue, help, frameOf, linesOf }) {
  const codes = Object.entries(catalogue);
  return {
    config: configTable(),
    codes: codesTable(codes),
    ...Object.fromEntries(codes.map(([code, kind]) => [code, problemPart(code, kind, { frameOf, linesOf })])),
    ...Object.fromEntries(
      Object.entries(help).map(([name, text]) => [`help ${name}`, fenced('text', text.trimEnd())]),
    ),
  };
}

const cell = (text) => text.replaceAll('|', '\\|');
const fenced = (language, text) => `\`\`\`${language}\n${text}\n\`\`\``;
const severityOf = ({ severity, lenientInDrafts, silent }) => {
  if (silent) return `${severity}, off by default`;
  return lenientInDrafts ? `${severity}, in drafts a warning` : severity;
};

function codesTable(codes) {
  const rows = codes.map(
    ([code, kind]) => `| [\`${code}\`](#${code}) | ${severityOf(kind)} | ${cell(kind.about)} |`,
  );
  return `| code | severity | what it means |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function configTable() {
  const rows = [];
  const walk = ({ properties = {} }, prefix) => {
    for (const [key, value] of Object.entries(properties)) {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      const usual =
        value.default === undefined ? '' : `\`${JSON.stringify(value.default).replaceAll('"', '')}\``;
      rows.push(`| \`${name}\` | ${cell(usual)} | ${cell(value.description)} |`);
      walk(value, name);
    }
  };
  walk(JSON.parse(read('schema/config.schema.json')), '');
  return `| key | default | what it does |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

/** The anchor holds the code as it is: a renderer would take the slash out of the heading's own. */
function problemPart(code, kind, report) {
  const fixed = kind.fixed ? ' Neither `rules:` nor a comment can turn it off.' : '';
  const example = exampleOf(code, report);
  return [
    `<a id="${code}"></a>`,
    `### \`${code}\``,
    `**${severityOf(kind)}.** ${kind.about}${fixed}`,
    ...(example === undefined ? [] : [fenced('text', example)]),
  ].join('\n\n');
}

const finding =
  /^(?<line>\d+):(?<column>\d+)-(?<endLine>\d+):(?<endColumn>\d+) (?<severity>\w+) (?<code>\S+)\n {2}(?<said>.*)\n(?: {2}hint: (?<hint>.*)\n)?/gm;

/** What `validate` says of the code's fixture; `undefined` for codes whose files are too large to be kept. */
function exampleOf(code, { frameOf, linesOf }) {
  const folder = `test/fixtures/problems/${code.replace('/', '-')}`;
  if (!existsSync(path(folder))) return undefined;
  const all = [...read(`${folder}/expected.txt`).matchAll(finding)].map(({ groups }) => groups);
  const found = all.find((groups) => groups.code === code);
  const [, at = '', message] = /^(?:([\w-]+(?:\[[^\]]*\]|\.[\w-]+)*): )?(.*)$/.exec(found.said);
  const { file, text } = fileOf(folder, code, at);
  const place = Object.fromEntries(
    ['line', 'column', 'endLine', 'endColumn'].map((key) => [key, Number(found[key])]),
  );
  const frame = frameOf(linesOf(text), place, helpColumns);
  return [
    `${file}:${place.line}:${place.column}  ${found.severity}  ${code}  ${message}`,
    ...(frame === undefined ? [] : [frame.before, frame.marked, frame.caret])
      .filter((line) => line !== undefined)
      .map((line) => `${line.gutter.trimEnd()} ${line.text}`.trimEnd()),
    ...(found.hint === undefined ? [] : [`   hint: ${found.hint}`]),
  ].join('\n');
}

/** The file of a fixture that has the problem. The schema's codes are told in both: there the problem's first key says which. */
function fileOf(folder, code, at) {
  const names = readdirSync(path(folder)).filter((name) => name.endsWith('.yaml'));
  const [key = ''] = at.split(/[.[]/);
  const config = names.includes('digest.config.yaml') ? read(`${folder}/digest.config.yaml`) : '';
  const issue = names.find((name) => name !== 'digest.config.yaml');
  const text = read(`${folder}/${issue}`);
  const begins = (file) => key !== '' && new RegExp(`^${key}:`, 'm').test(file);
  const isConfigs = code.startsWith('schema/') && begins(config) && !begins(text);
  if (code.startsWith('config/') || isConfigs) return { file: 'digest.config.yaml', text: config };
  return { file: `issues/${issue}`, text };
}

async function writePages() {
  const { catalogue } = await load('src/problem/catalogue.ts');
  const { frameOf, linesOf } = await load('src/report/frame.ts');
  const { commands } = await load('src/cli/program-commands.ts');
  const { buildProgram } = await load('src/cli/program.ts');
  const help = {};
  for (const { name } of commands) {
    help[name] = '';
    const write = (text) => (help[name] += text);
    await buildProgram(['help', name], { write, columns: helpColumns, act: async () => {} }).parse();
  }
  const parts = makeParts({ catalogue, help, frameOf, linesOf });
  for (const page of generatedPages) writeFileSync(path(page), pageWithParts(page, parts));
}

/** A module of the program, without building all of it. */
async function load(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'digest-docs-'));
  try {
    const outfile = join(folder, 'module.mjs');
    await build({
      entryPoints: [path(entry)],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      // What a command does is not needed to say what it is called.
      external: ['../commands/*'],
      banner: {
        js: "import{createRequire as digestRequire}from'node:module';const require=digestRequire(import.meta.url);",
      },
    });
    return await import(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writePages();
