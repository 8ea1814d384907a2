/** What a newsletter's own templates of the site may do to its texts. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const issue = readFileSync('test/fixtures/templates/2025-07-07.yaml', 'utf8');

async function check(template: string, [from, to]: readonly [from: string, to: string]) {
  const name = `templates/site/${template}.hbs`;
  const builtIn = readFileSync(name, 'utf8');
  expect(builtIn).toContain(from);
  const source = builtIn.replace(from, () => to);
  const files = { ...newsletter({ '2025-07-07': issue }), [`/desk/${name}`]: source };
  const { code, stdout } = await runCli('validate --rendered --format json', { files });
  const problems = JSON.parse(stdout) as {
    code: string;
    file: string;
    line: number;
    path: string;
    message: string;
  }[];
  return { code, problems, lineOf: (line: number) => source.split('\n')[line - 1] };
}

describe('an override that breaks something is told of, at its line', () => {
  test.each<[name: string, template: string, change: readonly [string, string], path: string, line: string]>([
    [
      'a summary that is lost',
      'card',
      [
        '{{#each summary}}\n<div class="prose"{{attributes}}>{{text}}</div>',
        '{{#each summary}}\n<div></div>',
      ],
      'papers[0].summary.ko',
      '{{#each summary}}',
    ],
    [
      'an address that is lost',
      'card',
      ['href="{{link}}"', 'href="https://example.org/"'],
      'papers[0].arxiv',
      '{{#if link}}',
    ],
    [
      'a text that becomes bold',
      'card',
      ['<div class="prose"{{attributes}}>{{text}}</div>', '<div class="prose"><b>{{text}}</b></div>'],
      'papers[0].summary.ko',
      '<div class="prose"><b>{{text}}</b></div>',
    ],
    [
      'a title of the issue that is lost',
      'issue',
      ['<h1>{{title}}</h1>', '<h1>{{name}}</h1>'],
      'title',
      '{{> head}}',
    ],
    ['a theme that is lost', 'issue', ['{{> theme}}', ''], 'intro[0].text', '{{> head}}'],
    ['a section that is lost', 'issue', ['{{> section}}', ''], 'sections[0].title', '{{> head}}'],
    [
      'a closing that is lost',
      'issue',
      ['{{#each closing}}\n<div class="prose"{{attributes}}>{{text}}</div>', '{{#each closing}}\n'],
      'closing',
      '{{#each closing}}',
    ],
    [
      'a translated title that is lost on a paper’s page',
      'paper',
      ['<p class="translation"{{attributes}}>{{text}}</p>', ''],
      'papers[0].title.en',
      '{{#each heading}}',
    ],
  ])('%s', async (_, template, change, path, line) => {
    const { code, problems, lineOf } = await check(template, change);
    expect(code).toBe(1);
    const said = problems.map((one) => [one.code, one.file, one.path, lineOf(one.line)].join(' | '));
    expect(new Set(said).size).toBe(said.length);
    expect(said).toContain(['template/differs', `templates/site/${template}.hbs`, path, line].join(' | '));
  });
});

describe('an override that lays out otherwise is not', () => {
  test.each<[name: string, template: string, change: readonly [string, string]]>([
    [
      'words of its own in the foot',
      'foot',
      ['<footer class="foot">', '<footer class="foot"><p>All words are ours.</p>'],
    ],
    [
      'another class',
      'card',
      ['<div class="prose"{{attributes}}>{{text}}</div>', '<div class="text"{{attributes}}>{{text}}</div>'],
    ],
    [
      'a paper’s page without its entry',
      'paper',
      ['<pre class="cite" id="bibtex" dir="ltr">{{bibtex}}</pre>', ''],
    ],
    ['an issue without its neighbours', 'issue', ['{{> neighbours}}', '']],
    ['a comment', 'issue', ['<article>', '{{! ours }}<article>']],
    ['styles', 'style', ['max-width: 46rem', 'max-width: 60rem']],
    ['the first page', 'index', ['{{> head}}', '{{> head}}<p>Welcome.</p>']],
  ])('%s', async (_, template, change) => {
    expect((await check(template, change)).problems).toEqual([]);
  });
});
