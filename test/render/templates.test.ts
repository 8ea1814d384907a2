import { describe, expect, test } from 'vitest';
import {
  loadTemplates,
  renderEmail,
  renderForum,
  renderText,
  templateFormats,
} from '../../src/render/index.ts';
import type { Overrides, TemplateFormat } from '../../src/render/index.ts';
import { everyKeyWeek, readRepositoryFile } from '../support/weeks.ts';
import type { Week } from '../support/weeks.ts';

const names: Readonly<Record<TemplateFormat, readonly string[]>> = {
  forum: ['card', 'closing', 'main', 'masthead', 'theme'],
  email: ['card', 'closing', 'footer', 'head', 'intro', 'main', 'masthead', 'preheader', 'theme'],
  text: ['card', 'closing', 'footer', 'main', 'masthead', 'theme'],
};

const source = (format: TemplateFormat, name: string): string =>
  readRepositoryFile(`templates/${format}/${name}.hbs`);

async function render({ view, config }: Week, format: TemplateFormat, overrides: Overrides): Promise<string> {
  const templates = await loadTemplates(format, overrides);
  if (format === 'forum') return renderForum(view, config, templates).raw;
  return format === 'email' ? renderEmail(view, config, templates).html : renderText(view, config, templates);
}

const week = await everyKeyWeek();

describe.each(templateFormats)('%s', (format) => {
  test.each(names[format])('a copy of %s that is compiled at run time gives the same bytes', async (name) => {
    // A comment makes it another file, so that it is compiled, and prints nothing.
    const copy = `${source(format, name)}{{!-- mine --}}`;
    expect(await render(week, format, new Map([[name, copy]]))).toBe(await render(week, format, new Map()));
  });

  test('an own template is used, and the others stay', async () => {
    const own = new Map([['closing', 'MY OWN END\n']]);
    const changed = await render(week, format, own);
    expect(changed).toContain('MY OWN END');
    expect(changed).toContain('Ada Lovelace');
    expect(changed).not.toContain('Thank you for reading');
  });

  test('what is printed past its printer is nonsense, never what the author wrote', async () => {
    const changed = await render(week, format, new Map([['closing', '{{{title}}}']]));
    expect(changed).toContain('⟦');
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

  test('and a partial that does not exist', async () => {
    await expect(render(week, format, new Map([['closing', '{{> nowhere}}']]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/closing.hbs`, detail: 'there is no template nowhere' },
    });
  });
});
