import { describe, expect, test } from 'vitest';
import { loadTemplates } from '../../src/formats/list.ts';
import { helperForms } from '../../src/formats/templates/helper-forms.ts';
import { helpers } from '../../src/formats/templates/helpers.ts';
import { renderText } from '../../src/formats/text/plain-text.ts';
import { everyKeyWeek, readRepositoryFile } from '../support/weeks.ts';

const { view, config } = await everyKeyWeek();

/** A template of a newsletter's own, whose second line is the text. */
async function printed(text: string): Promise<string> {
  return renderText(view, config, await loadTemplates('text', new Map([['closing', `a\n${text}\n`]])));
}

async function expectFault(text: string, detail: string): Promise<void> {
  await expect(printed(text)).rejects.toMatchObject({
    code: 'template-broken',
    args: { template: 'templates/text/closing.hbs', line: 2, detail },
  });
}

const all = [...helperForms].map(([name, form]) => ({ name, ...form }));

/** As many arguments as it has, which it may be given. */
const right = ({ name, arguments: count }: { name: string; arguments: number }): string =>
  count === 0 ? '' : ` ${{ underline: '"="', each: 'papers' }[name] ?? 'title'}`;

test('every helper has its form, and is told of in the documentation', () => {
  const page = readRepositoryFile('docs/templates.md');
  for (const name of Object.keys(helpers)) expect(page).toContain(`\`${helperForms.get(name)?.usage}\``);
  expect(Object.keys(helpers).filter((name) => !helperForms.has(name))).toEqual([]);
});

describe.each(all)('$name', (form) => {
  const { name, usage, isBlock, arguments: count, names = 0, hasElse } = form;
  const open = `${isBlock ? '#' : ''}${name}`;
  const close = isBlock ? `x{{/${name}}}` : '';

  test('is fine as it is meant', async () => {
    expect(await printed(`{{${open}${right(form)}}}${close}`)).toContain('\na\n');
  });

  test('is an error with another number of arguments', async () => {
    const has = count === 0 ? 'has no argument' : 'has one argument';
    await expectFault(
      `{{${open}${right(form)} title}}${close}`,
      `${name} ${has}, not ${count + 1}: write ${usage}`,
    );
    if (count > 0) await expectFault(`{{${open}}}${close}`, `${name} ${has}, not 0: write ${usage}`);
  });

  test('is an error with an option that it has not', async () => {
    const detail = `${name} has no option frist=: write ${usage}`;
    await expectFault(`{{${open}${right(form)} frist="x"}}${close}`, detail);
  });

  if (isBlock)
    test('is an error without a block', async () => {
      const detail = `${name} stands around something: write ${usage}`;
      for (const text of [
        `{{${name}}}`,
        `{{${name}${right(form)}}}`,
        `{{{${name}${right(form)}}}}`,
        `{{"${name}"${right(form)}}}`,
        `{{#if (${name}${right(form)})}}x{{/if}}`,
        `{{flow title first=(${name}${right(form)})}}`,
        `{{> masthead lead=(${name}${right(form)})}}`,
        `{{#*inline "x"}}{{${name}${right(form)}}}{{/inline}}`,
      ])
        await expectFault(text, detail);
    });

  if (!isBlock)
    test('is an error with a block', async () => {
      const detail = `${name} stands around nothing: write ${usage}`;
      for (const text of [
        `{{#${name}${right(form)}}}x{{/${name}}}`,
        `{{^${name}${right(form)}}}x{{/${name}}}`,
        `{{#if title}}{{else ${name}${right(form)}}}x{{/if}}`,
        `{{{{${name}}}}}x{{{{/${name}}}}}`,
      ])
        await expectFault(text, detail);
    });

  if (isBlock)
    test('is an error with more names than it gives', async () => {
      const given = ['a', 'b', 'c'].slice(0, names + 1).join(' ');
      const gives = `gives ${['no name', 'one name', 'two names'][names] ?? ''} with as`;
      await expectFault(
        `{{#${name}${right(form)} as |${given}|}}${close}`,
        `${name} ${gives}: write ${usage}`,
      );
    });

  if (isBlock && hasElse !== true)
    test('is an error with {{else}}', async () => {
      const detail = `${name} has no {{else}}: write ${usage}`;
      await expectFault(`{{#${name}${right(form)}}}x{{else}}y{{/${name}}}`, detail);
      await expectFault(`{{^${name}${right(form)}}}x{{/${name}}}`, detail);
    });

  test('is no helper under another path', async () => {
    await expectFault(`{{this.${name} title}}`, `there is no helper this.${name}`);
    await expectFault(`{{${name}.x title}}`, `there is no helper ${name}.x`);
    await expectFault(`{{@${name}}}`, `there is no @${name} here`);
  });
});

describe('an argument of another kind', () => {
  const underline = 'underline draws with a character in quotes: write {{#underline "="}}…{{/underline}}';
  const flow = 'flow lays out a text of the issue: write {{flow text first="1. " rest="   "}}';
  const indents =
    'flow has characters in quotes for first and rest: write {{flow text first="1. " rest="   "}}';
  const each = 'each goes through a list: write {{#each list}}…{{/each}}';

  test.each([
    ...['5', 'title', '""', 'null', 'papers', '(flow title)'].map((mark) => [
      `{{#underline ${mark}}}x{{/underline}}`,
      underline,
    ]),
    ...['"x"', 'papers', 'labels', 'lang', '5', 'true'].map((text) => [`{{flow ${text}}}`, flow]),
    ...['first=title', 'rest=5', 'first=null'].map((option) => [`{{flow title ${option}}}`, indents]),
    ...['title', 'lang', 'draft', '5', '(flow title)'].map((list) => [
      `{{#each ${list}}}{{this}}{{/each}}`,
      each,
    ]),
  ])('%s', async (text, detail) => {
    await expectFault(text ?? '', detail ?? '');
  });
});

describe('what is no helper', () => {
  test.each([
    ['{{#each papers as |quote|}}{{quote "x"}}{{/each}}', 'there is no helper quote'],
    ['{{#each papers as |p|}}{{#if (p)}}x{{/if}}{{/each}}', 'there is no helper p'],
    ['{{this "x"}}', 'there is no helper this'],
    ['{{"title" "x"}}', 'there is no helper title'],
    [
      '{{#labels as |l|}}x{{/labels}}',
      /^labels is no list, .+: write {{#with labels as \|it\|}}…{{\/with}}$/,
    ],
    ['{{#lang as |l|}}{{l}}{{/lang}}', /^lang is no list/],
    ['{{> (flow title)}}', 'a template is included by its name: write {{> name}}'],
    ['{{> masthead title title}}', /^a template is given one thing to print: /],
    ['{{> [a b]}}', 'there is no template a b'],
    ['{{../../title}}', 'there is no title here'],
    ['{{#each undefined}}x{{/each}}', 'there is no undefined here'],
    ['{{this}}', 'this is a group of parts, not a text: print one of its parts'],
    ['{{papers}}', 'papers is a list, not a text: write {{#each papers}} … {{/each}}'],
  ])('%s', async (text, detail) => {
    await expect(printed(text)).rejects.toMatchObject({
      args: {
        line: 2,
        detail: typeof detail === 'string' ? detail : (expect.stringMatching(detail) as unknown),
      },
    });
  });

  test.each(['quote', 'flow'])('brackets of %s within brackets end', async (name) => {
    const deep = `${`${name} (`.repeat(5000)}title${')'.repeat(5000)}`;
    await expectFault(`{{${deep}}}`, 'it has more than 20 brackets in each other, which no template needs');
  });

  test('brackets in quotes and comments are none', async () => {
    const many = '('.repeat(50);
    expect(await printed(`{{!-- ${many} --}}{{flow title first="${many}"}}${many}`)).toContain(many);
  });
});

describe('a template within a template', () => {
  const usage = 'a template within a template has a name in quotes: write {{#*inline "name"}}…{{/inline}}';

  test.each([
    ['{{#*inline constructor}}x{{/inline}}', usage],
    ['{{#*inline title}}x{{/inline}}', usage],
    ['{{#*inline}}x{{/inline}}', usage],
    ['{{#*inline "a" "b"}}x{{/inline}}', usage],
    ['{{#*inline "a" b="c"}}x{{/inline}}', usage],
    ['{{#*inline "a" as |b|}}{{b}}{{/inline}}', usage],
    ['{{#*inline (flow title)}}x{{/inline}}', usage],
    ['{{*inline "a"}}', usage],
    ['{{* foo}}', 'there is no {{*foo}}'],
    ['{{#*constructor "x"}}x{{/constructor}}', 'there is no {{*constructor}}'],
  ])('%s', expectFault);

  test.each(['constructor', '__proto__', 'toString', 'a b', 'if'])('may be called %s', async (name) => {
    expect(await printed(`{{#*inline "${name}"}}ALL MINE{{/inline}}{{> "${name}"}}`)).toContain('ALL MINE');
  });

  test('does not hide a template that is called __proto__', async () => {
    const own = new Map([
      ['closing', '{{#*inline "x"}}{{> __proto__}}{{/inline}}{{> x}}'],
      ['__proto__', 'ALL MINE'],
    ]);
    expect(renderText(view, config, await loadTemplates('text', own))).toContain('ALL MINE');
  });
});
