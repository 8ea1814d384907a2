/** The page for generators of static sites: what they make of it is what was written. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderPage } from '../../src/formats/page/content.ts';
import { everyKeyWeek, weekOf } from '../support/weeks.ts';
import { readPage } from '../support/html.ts';

const hostile = JSON.stringify({
  week: '2025-07-07',
  number: 3,
  draft: true,
  title: 'A "title": {{< figure src="x" >}} {{ site.title }}',
  lead: 'Lead with {{ page.url }}, {% include x %} and {{% y %}}.\n\n---\n\n`{{< z >}}` [link](https://example.org/{{q}})',
  papers: [
    {
      title: { ko: '제목 {{< figure src="x" >}}', ar: 'عنوان {# x #}' },
      authors: ['{{ a }}'],
      summary: '<script>alert(1)</script> 요약입니다.',
      link: 'https://example.org/a',
    },
  ],
});

function parted(content: string): { readonly front: readonly string[]; readonly body: string } {
  const [, front = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(content) ?? [];
  return { front: front.split('\n'), body };
}

test('has front matter of single lines, and a body in which nothing is run', async () => {
  const { front, body } = parted(renderPage((await weekOf('hostile', hostile)).view));
  expect(front).toEqual([
    String.raw`title: "A \"title\": {{< figure src=\"x\" >}} {{ site.title }}"`,
    'date: "2025-07-07"',
    'draft: true',
    'week: "2025-07-07"',
    'number: 3',
    expect.stringMatching(/^range: "/),
  ]);
  expect(body).not.toContain('{');
  expect(body).not.toContain('<script');
  expect(body).toContain('<h2 id="p-1" lang="ko">');
  expect(body).toContain('<p lang="ar" dir="rtl">');
});

test('names those who helped before the closing', async () => {
  const { view } = await weekOf(
    'credits',
    'week: 2025-07-07\ncredits: [Ada, Alan]\nclosing: Bye\n',
    'locale: en\n',
  );
  const { body } = parted(renderPage(view));
  expect(readPage(body).root.text.replace(/\s+/g, ' ').trim()).toBe(`${view.labels.credits} Ada, Alan Bye`);
});

test('a draft without a week has a page too', async () => {
  const { front, body } = parted(
    renderPage((await weekOf('draft', 'draft: true\ntitle: "T"\nlead: "x"\n')).view),
  );
  expect(front).toEqual(['title: "T"', 'draft: true']);
  expect(body).toContain('<p>x</p>');
});

const noHugo = spawnSync('hugo', ['version']).error === undefined ? '' : ' (skipped: there is no hugo)';

test.skipIf(noHugo !== '')(`Hugo shows every text as it was written${noHugo}`, async () => {
  const site = mkdtempSync(join(tmpdir(), 'digest-hugo-'));
  try {
    for (const folder of ['content', 'layouts/_default']) mkdirSync(join(site, folder), { recursive: true });
    writeFileSync(
      join(site, 'config.toml'),
      'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
    );
    writeFileSync(
      join(site, 'layouts/_default/single.html'),
      '<html><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>',
    );
    const weeks = [await weekOf('hostile', hostile), await everyKeyWeek()];
    for (const [i, { view }] of weeks.entries())
      writeFileSync(join(site, `content/week-${i}.html`), renderPage(view));
    const { status, stderr } = spawnSync('hugo', ['--buildDrafts', '--buildFuture', '--quiet'], {
      cwd: site,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const [i, { view }] of weeks.entries()) {
      const shown = readPage(readFileSync(join(site, `public/week-${i}/index.html`), 'utf8')).root.text;
      const { front, body } = parted(renderPage(view));
      const title: string = JSON.parse(front[0]?.replace('title: ', '') ?? '');
      const words = (text: string): string => text.replace(/\s+/g, '');
      expect(words(shown)).toBe(words(title + readPage(body).root.text));
    }
  } finally {
    rmSync(site, { recursive: true });
  }
});
