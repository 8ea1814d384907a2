import { describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

/** What every plain object finds without anybody having put it there. */
const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
const config = 'locale: en\n';
const paper = 'title: "A paper"\n    link: https://a.example/x\n    summary: "One sentence."\n';
const issue = (rest: string): string => `week: 2025-07-07\n${rest}`;
const card = (rest: string): string => issue(`papers:\n  - ${paper}    ${rest}\n`);

/** A file that has a name where somebody else chooses it. */
const places: Readonly<Record<string, (name: string) => Readonly<Record<string, string>>>> = {
  'a key of an issue': (name) => ({ issue: issue(`${name}: x\n`) }),
  'a key of an issue without a value': (name) => ({ issue: issue(`${name}:\n`) }),
  'a key of a paper': (name) => ({ issue: card(`${name}: x`) }),
  'a key of an image': (name) => ({ issue: card(`image: { ${name}: x }`) }),
  'a key of further reading': (name) => ({ issue: card(`more: [{ ${name}: x }]`) }),
  'a key of a theme': (name) => ({ issue: issue(`intro:\n  - ${name}: x\n`) }),
  'a key of a section': (name) => ({ issue: issue(`sections:\n  - ${name}: x\n`) }),
  'a language of an abstract': (name) => ({ issue: card(`abstract: { ${name}: x }`) }),
  'a language of a lead': (name) => ({ issue: issue(`lead: { ${name}: x }\n`) }),
  'two languages': (name) => ({ issue: card(`abstract: { ${name}: x, en: y, "${name.toLowerCase()}": z }`) }),
  'an alias': (name) => ({ issue: issue(`lead: &${name} x\nclosing: *${name}\n`) }),
  'a merge': (name) => ({ issue: issue(`lead: &${name} { en: x }\nclosing: { <<: *${name} }\n`) }),
  'a tag of YAML': (name) => ({ issue: issue(`lead: !${name} x\n`) }),
  'an emoji': (name) => ({ issue: issue(`intro:\n  - emoji: ${name}\n    text: "A :${name}: text."\n`) }),
  'labels of links, entities, tags and BBCode': (name) => ({
    issue: issue(
      `lead: |\n  [${name}] [x][${name}] &${name}; <${name}>x</${name}> <b ${name}="x">y</b> [${name}]x[/${name}] {{${name}}} $\\${name}{x}$\n`,
    ),
  }),
  'a callout and a fence': (name) => ({
    issue: issue(`lead: |\n  > [!${name}]\n  > x\n\n  \`\`\`${name}\n  x\n  \`\`\`\n`),
  }),
  'a code to ignore': (name) => ({ issue: issue(`# digest-ignore ${name}: x\nlead: x\n`) }),
  'a key of the config': (name) => ({ config: `${config}${name}: x\n` }),
  'a label': (name) => ({ config: `${config}labels: { ${name}: x }\n` }),
  'a rule': (name) => ({ config: `${config}rules: { ${name}: off }\n` }),
  'an emoji of the forum': (name) => ({ config: `${config}emoji: { ${name}: "🔥" }\n` }),
  'a locale': (name) => ({ config: `locale: ${name}\n` }),
  'a locale of the forum': (name) => ({ config: `${config}forum: { locale: ${name} }\n` }),
  languages: (name) => ({ config: `locale: en\nlanguages: [${name}]\n`, issue: card('abstract: x') }),
  'a colour': (name) => ({
    config: `${config}email: { style: { ${name}: "#fff", dark: { ${name}: x } } }\n`,
  }),
  'a placeholder': (name) => ({ config: `${config}title: "{{${name}}}"\n` }),
  'a placeholder of a service': (name) => ({
    config: `${config}email: { web_url: "https://a.example/{{${name}}}" }\n`,
  }),
  'a time zone and a day': (name) => ({ config: `${config}timezone: ${name}\nweek_starts_on: ${name}\n` }),
  'a template': (name) => ({ [`templates/forum/${name}.hbs`]: 'x' }),
  'an included template': (name) => ({
    'templates/forum/closing.hbs': `{{> ${name}}}`,
    [`templates/forum/${name}.hbs`]: 'x\n',
  }),
  'a template that is not there': (name) => ({ 'templates/forum/closing.hbs': `{{> ${name}}}{{${name}}}` }),
  'a format of templates': (name) => ({ [`templates/${name}/main.hbs`]: 'x' }),
};

function filesOf({
  issue: own = issue(`papers:\n  - ${paper}`),
  config: ownConfig = config,
  ...rest
}: Readonly<Record<string, string>>) {
  const files = { 'digest.config.yaml': ownConfig, 'issues/2025-07-07.yaml': own, ...rest };
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`/desk/${path}`, text]));
}

describe.each(names)('%s', (name) => {
  test.each(Object.keys(places))('as %s is told or taken, and never a bug', async (place) => {
    const files = filesOf((places[place] as (typeof places)[string])(name));
    for (const command of [
      'validate --rendered',
      'validate --fix --dry-run',
      'render 2025-07-07 --format all --out out',
      'status',
      'validate --format sarif',
    ]) {
      const { code, stderr, stdout } = await runCli(command, { files });
      expect({
        command,
        code,
        bug: /bug|TypeError|native code|\[object|\n +at /.exec(stdout + stderr)?.[0],
      }).toEqual({
        command,
        code: expect.toBeOneOf([0, 1, 2]),
        bug: undefined,
      });
    }
  });

  test.each([
    ['validate --format NAME', 2],
    ['render 2025-07-07 --format NAME', 2],
    ['render 2025-07-07 --NAME', 2],
    ['validate --explain NAME', 2],
    ['NAME', 2],
    ['help NAME', 2],
    ['status --format NAME', 2],
    ['init --locale NAME', undefined],
    ['add-paper --title NAME:x --yes', undefined],
    ['add-paper --abstract NAME=x --yes --title y', undefined],
    ['completion NAME', 2],
    ['cook --core NAME', 2],
    ['preview NAME', 2],
    ['new NAME', 2],
    ['move NAME 1', 2],
  ] as const)('in %s', async (command, exit) => {
    const { code, stdout, stderr } = await runCli(command.replace('NAME', name), { files: filesOf({}) });
    expect(stdout + stderr).not.toMatch(/bug|TypeError|native code|\[object|\n +at /);
    expect(code).toEqual(exit ?? expect.toBeOneOf([0, 1, 2]));
  });

  test.each([
    [
      'bib',
      `@article{${name},\n title = {A title},\n ${name} = {x},\n url = {https://a.example/y}\n}\n@${name}{x, title = {B}}\n@string{${name} = "x"}\n@misc{q, title = ${name}}\n`,
    ],
    ['ris', `TY  - ${name}\nID  - ${name}\nTI  - A title\nUR  - https://a.example/y\nER  - \n`],
    [
      'json',
      `[{ "id": "${name}", "type": "${name}", "title": "A title", "${name}": "x", "language": "${name}", "URL": "https://a.example/y" }]`,
    ],
    ['csv', `title,${name},link\nA title,${name},https://a.example/y\n`],
    ['txt', `${name}\n`],
  ])('in a bibliography: %s', async (ending, text) => {
    const files = { ...filesOf({}), [`/desk/refs.${ending}`]: text };
    const { code, stdout, stderr } = await runCli(`add-paper refs.${ending} --yes --offline --dry-run`, {
      files,
    });
    expect(stdout + stderr).not.toMatch(/bug|TypeError|native code|\[object|\n +at /);
    expect(code).toEqual(expect.toBeOneOf([0, 1, 2]));
  });

  test('a template of that name is there', async () => {
    const files = filesOf((places['an included template'] as (typeof places)[string])(name));
    const { stdout, code } = await runCli('render 2025-07-07 --format forum', { files });
    expect({ code, end: stdout.slice(-2) }).toEqual({ code: 0, end: 'x\n' });
  });

  test.each([
    'a key of an issue',
    'a key of a paper',
    'a language of an abstract',
    'a key of the config',
    'a label',
    'a rule',
  ])('%s is told at its place', async (place) => {
    const files = filesOf((places[place] as (typeof places)[string])(name));
    const { stdout, stderr, code } = await runCli('validate', { files });
    expect({ code, said: (stdout + stderr).includes(name) }).toEqual({ code: 1, said: true });
  });
});
