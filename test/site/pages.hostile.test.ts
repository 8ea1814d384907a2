import { expect, test } from 'vitest';
import { everywhere } from '../support/everywhere.ts';
import { readPage } from '../support/html.ts';
import { sharedCases, withShared } from '../support/shared.ts';
import { siteConfig, siteOf } from '../support/site.ts';

const foreign = 'iframe object embed svg math base video audio details summary picture';

withShared('data/xss.json', 'nothing on a page of the site becomes active', () => {
  const payloads = sharedCases<{ payload: string }>('data/xss.json');

  test('of many', () => expect(payloads.length).toBeGreaterThan(20));

  test.each(payloads)('$payload', async ({ payload }) => {
    const hostile = JSON.parse(everywhere(payload)) as { papers: object[] };
    // A paper has a page by its id alone.
    const papers = [
      ...hostile.papers,
      { ...hostile.papers[0], arxiv: '2507.00001', doi: undefined, link: undefined },
    ];
    const config = siteConfig.replace(
      'name: Papers',
      `name: ${JSON.stringify(payload.replace(/[\p{Cc}\u2028\u2029]/gu, ' '))}`,
    );
    const files = await siteOf([JSON.stringify({ ...hostile, takeaway: payload, papers })], config);
    const pages = [...files].filter(([path]) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(3);
    for (const [path, html] of pages) expect(live(html), path).toEqual([]);
    const script = files.get('search/papers.js') ?? '';
    expect(script).toMatch(/^digestPapers = \[\n(?:\{.*\},?\n)*\];\n$/);
    expect(script).not.toMatch(/[<\u2028\u2029]/);
  });
});

/** What of a page is not the site's own. */
function live(html: string): string[] {
  const { root, comments } = readPage(html);
  const found = root.find(...foreign.split(' ')).map(({ tag }) => `<${tag}>`);
  const isOwn = (name: string, value: string): boolean =>
    name === 'src' || name === 'href'
      ? /^(?:https?:\/\/|mailto:|about:blank$|#p-\d+$|#text$|(?:\.\.\/)*[\w%.-]+(?:\/[\w%.-]+)*(?:#p-\d+)?$)/i.test(
          value,
        )
      : !/^on|^(?:srcdoc|formaction|action|xlink:href)$/.test(name) &&
        (name !== 'style' || value === 'list-style:none');
  for (const element of root.all()) {
    if (element.tag === 'script') {
      const type = element.attribute('type');
      if (type === 'application/ld+json') JSON.parse(element.text);
      else if (element.text !== '' || !/(?:site|papers)\.js$/.test(element.attribute('src') ?? ''))
        found.push('script');
    }
    for (const [name, value] of element.attributes) if (!isOwn(name, value)) found.push(`${name}=${value}`);
  }
  return [...found, ...comments];
}
