import { describe, expect, test } from 'vitest';
import { loadTemplates, templateFormats } from '../../src/formats/list.ts';
import type { Overrides } from '../../src/formats/templates/templates.ts';
import { renderEmail } from '../../src/formats/email/mail.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { renderText } from '../../src/formats/text/plain-text.ts';
import { everyKeyWeek, readRepositoryFile, sectionsWeek, type Week } from '../support/weeks.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  forum: ['card', 'closing', 'main', 'masthead', 'section', 'theme'],
  email: ['card', 'closing', 'footer', 'head', 'intro', 'main', 'masthead', 'preheader', 'section', 'theme'],
  text: ['card', 'closing', 'footer', 'main', 'masthead', 'section', 'theme'],
};

const source = (format: string, name: string): string =>
  readRepositoryFile(`templates/${format}/${name}.hbs`);

async function render({ view, config }: Week, format: string, overrides: Overrides): Promise<string> {
  const templates = await loadTemplates(format, overrides);
  if (format === 'forum') return renderForum(view, config, templates).raw;
  return format === 'email' ? renderEmail(view, config, templates).html : renderText(view, config, templates);
}

const week = await everyKeyWeek();

describe.each(templateFormats)('%s', (format) => {
  test.each(names[format] ?? [])(
    'a copy of %s that is compiled at run time gives the same bytes',
    async (name) => {
      // A comment makes it another file, so that it is compiled, and prints nothing.
      const copy = `${source(format, name)}{{!-- mine --}}`;
      for (const one of [week, await sectionsWeek()])
        expect(await render(one, format, new Map([[name, copy]]))).toBe(await render(one, format, new Map()));
    },
  );

  test('an own template is used, and the others stay', async () => {
    const own = new Map([['closing', 'MY OWN END\n']]);
    const changed = await render(week, format, own);
    expect(changed).toContain('MY OWN END');
    expect(changed).toContain('Ada Lovelace');
    expect(changed).not.toContain('Thank you for reading');
  });

  test('what is printed past its printer is nonsense, never what the author wrote', async () => {
    const changed = await render(week, format, new Map([['closing', '{{{title}}}{{{papers}}}']]));
    expect(changed.match(/⟦/g)).toHaveLength(2);
  });

  test('a key that is not there is named with its template and line', async () => {
    await expect(render(week, format, new Map([['closing', 'a\n{{titel}}\n']]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/closing.hbs`, line: 2, detail: 'there is no titel here' },
    });
  });

  test('so is a template that is no template', async () => {
    await expect(loadTemplates(format, new Map([['card', 'a\nb\n{{#if link}}\n']]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/card.hbs` },
    });
  });

  test.each(['#if', '#each', '#unless'])(
    'a typo in %s is told too, and leaves nothing out',
    async (block) => {
      const own = new Map([['closing', `a\n  {{${block} closng}}x{{/${block.slice(1)}}}\n`]]);
      await expect(render(week, format, own)).rejects.toMatchObject({
        code: 'template-broken',
        args: { template: `templates/${format}/closing.hbs`, line: 2, detail: 'there is no closng here' },
      });
    },
  );

  test.each(['{{papers}}', '{{labels}}'])('%s is no text', async (text) => {
    await expect(render(week, format, new Map([['closing', text]]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/closing.hbs`, detail: expect.stringContaining('not a text') },
    });
  });

  test.each([
    ['a helper that does not exist', 'closing', '{{shout name}}', /there is no helper shout/],
    ['a block that is not closed right', 'closing', 'a\n{{#if}\n', /cannot be read as a template, near/],
    ['a template that includes itself', 'closing', '{{> closing}}', /includes itself/],
    ['a template that nothing includes', 'crad', 'x', /no template includes it/],
  ])('%s', async (_, name, text, detail) => {
    await expect(render(week, format, new Map([[name, text]]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/${name}.hbs`, detail: expect.stringMatching(detail) },
    });
  });

  test('a partial of one’s own may have any name', async () => {
    const own = new Map([
      ['closing', '{{> mine}}'],
      ['mine', 'ALL MINE'],
    ]);
    expect(await render(week, format, own)).toContain('ALL MINE');
  });

  test('and a partial that does not exist', async () => {
    await expect(render(week, format, new Map([['closing', 'a\n{{> nowhere}}']]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/closing.hbs`, line: 2, detail: 'there is no template nowhere' },
    });
  });
});
