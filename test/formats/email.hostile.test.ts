import { expect, test } from 'vitest';
import { everywhere } from '../support/everywhere.ts';
import { readPage } from '../support/html.ts';
import { mailConfig, mailOf, weekOf } from '../support/weeks.ts';
import { sharedCases, withShared } from '../support/shared.ts';

const active =
  'script iframe object embed svg math form input button link base video audio details summary picture';

withShared('data/xss.json', 'nothing becomes active', () => {
  const payloads = sharedCases<{ payload: string }>('data/xss.json');

  test('of many', () => expect(payloads.length).toBeGreaterThan(20));

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
