import { expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { loadTemplates } from '../../src/formats/list.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { weekOf } from '../support/weeks.ts';

/** Level and text of each heading of the cooked post. */
async function outlineOf(issue: object): Promise<string[]> {
  const { view, config } = await weekOf('outline', JSON.stringify(issue), 'locale: ko');
  const { raw } = renderForum(view, config, await loadTemplates('forum', new Map()));
  return visibleBlocks(cook(raw, { locale: 'ko' }))
    .filter(({ kind }) => kind === 'heading')
    .map(({ level, text }) => `${level} ${text}`);
}

const paper = (summary: string): object => ({ title: '제목', arxiv: '2501.00001', summary });

test('headings of a summary stand below its label, as its author nested them', async () => {
  const summary = '# 하나\n\n글\n\n### 둘\n\n> ## 인용\n\n- # 목록';
  const papers = [paper(summary), paper('### 다시\n\n글')];
  const outline = await outlineOf({ week: '2025-07-07', title: '주간 논문 모음', papers });
  expect(outline).toEqual([
    '1 주간 논문 모음',
    '2 제목',
    '3 논문 소개',
    '4 하나',
    '5 둘',
    '5 인용',
    '4 목록',
    '3 논문 링크',
    '2 제목',
    '3 논문 소개',
    '4 다시',
    '3 논문 링크',
  ]);
});

test('headings of a lead and a closing stand below the title', async () => {
  const outline = await outlineOf({
    week: '2025-07-07',
    title: '주간 논문 모음',
    lead: '# 여는 말\n\n## 안\n\n글',
    papers: [paper('소개')],
    closing: '#### 닫는 말',
  });
  expect(outline.filter((line) => /말|안/.test(line))).toEqual(['2 여는 말', '3 안', '2 닫는 말']);
});

test('the deepest heading is the sixth', async () => {
  const papers = [paper('# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5')];
  const outline = await outlineOf({ week: '2025-07-07', title: '주간 논문 모음', papers });
  expect(outline.slice(3, 8)).toEqual(['4 1', '5 2', '6 3', '6 4', '6 5']);
});

test('an address alone in an abstract stays as it was written', async () => {
  const abstract = '앞\n\nhttps://example.org/a/b\n\n뒤';
  const papers = [{ title: '제목', arxiv: '2501.00001', summary: '소개', abstract }];
  const issue = { week: '2025-07-07', title: '주간 논문 모음', papers };
  const { view, config } = await weekOf('abstract', JSON.stringify(issue), 'locale: ko');
  const { raw } = renderForum(view, config, await loadTemplates('forum', new Map()));
  const links = visibleBlocks(cook(raw, { locale: 'ko' })).flatMap((block) => block.links);
  // A quote has no cards; there the forum puts the page's title in place of an address.
  expect(links.map(({ href, preview }) => [href, preview])).toEqual([
    ['https://example.org/a/b', undefined],
    ['https://arxiv.org/abs/2501.00001', 'card'],
  ]);
});
