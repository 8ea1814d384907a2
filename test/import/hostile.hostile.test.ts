/** What comes from elsewhere is never active, and takes no more time than its length. */
import { describe, expect, test } from 'vitest';
import { kindOf, readPost } from '../../src/import/read-post.ts';
import { readHtml } from '../../src/import/html/blocks.ts';
import { readPlainText } from '../../src/import/plain-text.ts';
import { builtIn } from '../../src/import/profile/built-in.ts';
import type { Profile } from '../../src/import/profile/profile.ts';
import { readerOf } from '../../src/import/recognise/reader.ts';
import { recognise } from '../../src/import/recognise/recognise.ts';
import { writeIssue } from '../../src/import/write-issue.ts';
import { toHtml } from '../../src/markdown/print/html.ts';
import { cook } from '../../src/forum-model/cook.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { loadTemplates } from '../../src/formats/list.ts';
import { mailOf, weekOf } from '../support/weeks.ts';
import { readPage } from '../support/html.ts';
import { sharedCases, withShared } from '../support/shared.ts';
import { expectGrowth } from '../support/growth.ts';

const { config } = await weekOf('config', 'week: 2025-07-07\n', 'locale: en\nname: Test\n');

async function issueOf(text: string, name: string, profile: Profile): Promise<string> {
  const post = await readPost({ source: name, text, kind: kindOf(name, text) }, { profile, config });
  const [week] = recognise(post, readerOf(profile, config));
  if (week === undefined) throw new Error('no week');
  return writeIssue({ week: '2025-07-07', ...week.issue }, { source: name, kept: week.kept });
}

/** Elements that run, load or post something, and attributes that do. */
function active(html: string): string[] {
  return [...readPage(html).root.all()].flatMap(({ tag, attributes }) => [
    ...(/^(?:script|iframe|object|embed|form|base|link|svg|math)$/.test(tag) ? [tag] : []),
    ...[...attributes].flatMap(([name, value]) =>
      name.startsWith('on') || /^\s*(?:javascript|vbscript|data):/i.test(value) ? [`${name}=${value}`] : [],
    ),
  ]);
}

withShared('data/xss.json', 'hostile posts', () => {
  const payloads = sharedCases<{ payload: string }>('data/xss.json').map(({ payload }) => payload);

  test.each(['post.md', 'post.html', 'post.txt'])('leave nothing active in any output: %s', async (name) => {
    expect(payloads.length).toBeGreaterThan(50);
    const templates = await loadTemplates('forum', new Map());
    for (const payload of payloads) {
      for (const profile of [builtIn.digest, builtIn.list]) {
        const card = `## ${payload}\n\n- [x](https://arxiv.org/abs/2404.01234) ${payload}\n\n${payload}\n`;
        const text = await issueOf(card, name, profile);
        const week = await weekOf(
          'hostile',
          text,
          'locale: en\nname: Test\nemail: { from: a@example.org, to: b@example.org }\n',
        );
        const { raw } = renderForum(week.view, week.config, templates);
        expect(active(cook(raw, { locale: 'en' })), payload).toEqual([]);
        expect(
          active((await mailOf(week)).html).filter((one) => !one.startsWith('href=mailto')),
          payload,
        ).toEqual([]);
      }
    }
  });

  test('HTML is read for what is seen of it', () => {
    for (const payload of payloads) expect(active(toHtml(readHtml(payload))), payload).toEqual([]);
  });
});

describe('time', () => {
  test.each([
    [
      'cards',
      (n: number) =>
        '---\n\n## T / U\n\nA · 2025/06/18\n\n### Summary\n\nWords.\n\n### Paper\n\nhttps://a.org/x\n\n'.repeat(
          n,
        ),
    ],
    ['labels', (n: number) => 'Summary\n\n'.repeat(2 * n)],
    ['one line', (n: number) => 'a*b_c[d `'.repeat(10 * n)],
    ['deep HTML', (n: number) => '<div>'.repeat(10 * n)],
    ['deep marks', (n: number) => `<p>${'<b>'.repeat(10 * n)}`],
    ['lines of text', (n: number) => 'https://a.org/x :fire: words\n\n\n'.repeat(n)],
    ['rows', (n: number) => `|Title|Link|\n|---|---|\n${'|a|https://arxiv.org/abs/2404.01234|\n'.repeat(n)}`],
  ] as const)('grows as the source does: %s', async (what, of) => {
    const name =
      what.includes('HTML') || what.includes('marks')
        ? 'a.html'
        : what === 'lines of text'
          ? 'a.txt'
          : 'a.md';
    const posts = new Map<string, Awaited<ReturnType<typeof readPost>>>();
    for (const text of [of(500), of(2000)]) {
      const source = { source: name, text, kind: kindOf(name, text) };
      posts.set(text, await readPost(source, { profile: builtIn.digest, config }));
    }
    expectGrowth(2000, (size) => {
      const text = of(size);
      const post = posts.get(text);
      if (post === undefined) throw new Error(`${size}`);
      return () => {
        if (name.endsWith('html')) readHtml(text);
        if (name.endsWith('txt')) readPlainText(text);
        return recognise(post, readerOf(builtIn.digest, config)).map((week) =>
          writeIssue({ week: '2025-07-07', ...week.issue }, { source: name, kept: week.kept }),
        );
      };
    });
  });
});
