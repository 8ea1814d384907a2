import type { FormatRenderer } from '../format.ts';
import { plainOf } from '../view/passage.ts';
import type { View } from '../view/view.ts';
import { bodyOf } from './body.ts';

export const pageRenderer: FormatRenderer = {
  async render(view) {
    return { files: [{ suffix: '.page.html', content: renderPage(view) }], findings: [] };
  },
};

/** The title is in the front matter, from which a site's layout prints it. */
export function renderPage(view: View): string {
  const body = bodyOf(view, { idOf: ({ position }) => `p-${position}` });
  return `${frontMatter(view)}${inert(body.join('\n'))}\n`;
}

/** YAML whose texts are JSON, which is YAML too. */
function frontMatter(view: View): string {
  const fields = {
    title: plainOf([view.title]),
    // A generator leaves out what is dated later than its clock, so it is not the week's last day.
    date: view.week === '' ? undefined : view.week,
    draft: view.draft ? true : undefined,
    week: view.week === '' ? undefined : view.week,
    number: view.number,
    range: view.range === '' ? undefined : view.range,
  };
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}\n`],
  );
  return `---\n${lines.join('')}---\n`;
}

/** Shortcodes of Hugo and tags of Liquid and Nunjucks begin with a brace. A reference to it is the same text, and nothing to them. */
function inert(html: string): string {
  return html.replaceAll('{', '&#123;');
}
