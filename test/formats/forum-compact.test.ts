/** The switches of a compact post: contents, numbers, abstracts. Without them the golden files hold its layout. */
import { expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { renderForumParts } from '../../src/formats/forum/split.ts';
import { loadTemplates } from '../../src/formats/list.ts';
import { readPage } from '../support/html.ts';
import { weekOf } from '../support/weeks.ts';

const paper = (n: number): object => ({
  title: { ko: `논문 [${n}] *별*`, en: `Paper ${n}` },
  arxiv: `2501.0000${n}`,
  summary: '소개입니다.',
  abstract: { ko: '초록 **하나**.', en: 'An abstract.' },
  takeaway: n === 1 ? '@me 한 *문장*.' : '',
});
const templates = await loadTemplates('forum', new Map());

async function weekWith(forum: string, papers = [1, 2, 3].map(paper)) {
  return weekOf(
    'compact',
    JSON.stringify({ week: '2025-07-07', title: '주간 논문', papers }),
    `labels: { abstract: '초록 "원문"' }\nforum: { ${forum} }\n`,
  );
}

const cooked = async (forum: string): Promise<string> => {
  const { view, config } = await weekWith(forum);
  return cook(renderForum(view, config, templates).raw, { locale: 'ko' });
};

test('links lead to each card, and survive what the forum takes out', async () => {
  const { root } = readPage(await cooked('contents: links'));
  const entries = root.find('ol').flatMap((list) => list.find('li'));
  expect(entries.map((entry) => entry.text.replace(/\s+/g, ' ').trim())).toEqual([
    '논문 [1] *별* @me 한 *문장*.',
    '논문 [2] *별*',
    '논문 [3] *별*',
  ]);
  const targets = entries.flatMap((entry) => entry.find('a')).map((a) => a.attribute('href'));
  expect(targets).toEqual([1, 2, 3].map((n) => `#p-2025-07-07-${n}`));
  const names = root.find('a').flatMap((a) => a.attribute('name') ?? []);
  expect(names.filter((name) => name.startsWith('p-'))).toEqual(targets.map((href) => href?.slice(1)));
  // Each name stands right before the heading of its card.
  const html = await cooked('contents: links');
  for (const name of targets) expect(html).toMatch(new RegExp(`name="${name?.slice(1)}"[^]{0,80}<h2>`));
});

test('toc is the mark of the component alone', async () => {
  const html = await cooked('contents: toc');
  expect(html).toContain('<div data-theme-toc="true">');
  expect(html).not.toContain('name="p-');
});

test('numbers stand before the titles', async () => {
  const headings = readPage(await cooked('numbers: true')).root.find('h2');
  expect(headings.map((heading) => heading.text.trim())).toEqual([
    '1. 논문 [1] *별* / Paper 1',
    '2. 논문 [2] *별* / Paper 2',
    '3. 논문 [3] *별* / Paper 3',
  ]);
});

test('an abstract that is folded has its label for a title, whatever is in it', async () => {
  const { root } = readPage(await cooked('abstracts: details'));
  const folded = root.find('details');
  expect(folded).toHaveLength(3);
  expect(folded[0]?.find('summary')[0]?.text.replaceAll(/[“”]/g, '"')).toBe('초록 "원문"');
  expect(folded[0]?.find('p').map((p) => p.text)).toEqual(['초록 **하나**.', 'An abstract.']);
  expect(root.find('blockquote')).toEqual([]);
});

test('a part of a split post lists its own cards', async () => {
  const { view, config } = await weekWith(
    'contents: links, numbers: true, split: true, max_length: 700',
    [1, 2, 3, 4].map(paper),
  );
  const parts = renderForumParts(view, config, templates);
  expect(parts.length).toBeGreaterThan(1);
  const listed = parts.map(({ raw }) => [...raw.matchAll(/^(\d+)\. \[.*\]\(#p-2025-07-07-(\d+)\)/gm)]);
  const anchors = parts.map(({ raw }) => [...raw.matchAll(/<a name="p-2025-07-07-(\d+)">/g)]);
  expect(listed.flat().map(([, n]) => n)).toEqual(['1', '2', '3', '4']);
  for (const [i, entries] of listed.entries())
    expect(entries.map(([, n, target]) => [n, target])).toEqual(anchors[i]?.map(([, n]) => [n, n]));
});

test('a list that follows is another one', async () => {
  const issue = { week: '2025-07-07', title: '주간 논문', lead: '1. 하나\n2. 둘', papers: [paper(1)] };
  const { view, config } = await weekOf('list', JSON.stringify(issue), 'forum: { contents: links }\n');
  const { root } = readPage(cook(renderForum(view, config, templates).raw, { locale: 'ko' }));
  expect(root.find('ol').map((list) => list.find('li').length)).toEqual([1, 2]);
});

test('a card without a title, as a draft may have, is not listed', async () => {
  const { view, config } = await weekWith('contents: links', [{ summary: '소개' }, paper(2)]);
  const { raw } = renderForum(view, config, templates);
  expect(raw.match(/^\d+\. \[/gm)).toEqual(['2. [']);
  expect(raw.match(/<a name=/g)).toHaveLength(1);
});
