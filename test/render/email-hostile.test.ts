import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPage } from '../support/html.ts';
import { mailConfig, mailOf, weekOf } from '../support/weeks.ts';

const file = join(process.env['DIGEST_SHARED'] ?? '../shared', 'data/xss.json');
const payloads: { payload: string }[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];

/** An issue that says the same thing in every field. */
function everywhere(text: string): string {
  const paper = {
    title: { ko: text, en: text },
    authors: [text],
    published: text,
    arxiv: text,
    doi: text,
    link: text,
    summary: text,
    abstract: { ko: text, en: text },
    more: [text, { title: text, url: text }],
    image: { url: text, alt: text },
    tags: [text],
  };
  const intro = [{ emoji: text, theme: text, text }];
  return JSON.stringify({
    week: '2025-07-07',
    title: text,
    masthead: text,
    lead: text,
    intro,
    papers: [paper, paper],
    closing: text,
  });
}

const active =
  'script iframe object embed svg math form input button link base video audio details summary picture';

test.skipIf(payloads.length === 0)('payloads are there (skipped without the shared data)', () => {
  expect(payloads.length).toBeGreaterThan(20);
});

describe.skipIf(payloads.length === 0)('nothing becomes active', () => {
  test.each(payloads)('$payload', async ({ payload }) => {
    const { html } = await mailOf(await weekOf('hostile', everywhere(payload), mailConfig));
    const { root } = readPage(html);
    expect(root.find(...active.split(' '))).toHaveLength(0);
    expect(root.find('style')).toHaveLength(1);
    expect(root.find('meta')).toHaveLength(6);
    for (const element of root.all()) {
      for (const [name, value] of element.attributes) {
        expect(name).not.toMatch(/^on|^(?:srcdoc|formaction|action|xlink:href)$/);
        if (name === 'href' || name === 'src')
          expect(value).toMatch(/^(?:https?:\/\/|mailto:|about:blank$)/i);
        if (name === 'style') expect(value).not.toMatch(/url\(|expression|javascript/i);
      }
    }
  });
});
