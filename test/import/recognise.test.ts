import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toAuthor } from '../../src/markdown/print/author/author.ts';
import { imported, shownAs } from './again.ts';
import { weekOf } from '../support/weeks.ts';

const config = readFileSync('digest.config.yaml', 'utf8');

const card = (n: number): string => `  - title: { ko: "제목 ${n}", en: "Title ${n}" }
    link: https://example.org/${n}
    summary: |
      소개
`;

describe('a closing that begins with a heading', () => {
  test.each([
    ['is no card', 'papers:\n', card(1)],
    ['behind several cards', 'papers:\n', card(1) + card(2)],
    ['behind those who helped', 'credits: [Ada]\npapers:\n', card(1)],
    ['behind a section', 'sections: [{ title: "발표", items: [https://example.org/t] }]\npapers:\n', card(1)],
  ])('%s', async (_, keys, papers) => {
    const closing = '## 감사\n\n다음 주에 만나요.';
    const issue = `week: 2025-07-07\n${keys}${papers}closing: |\n${closing.replace(/^(?=.)/gm, '  ')}\n`;
    const week = await weekOf('made', issue, config);
    const { issue: found, kept } = await imported('forum.md', await shownAs('forum.md', week), week.config);
    expect(kept).toEqual([]);
    expect(found.papers).toHaveLength(papers.split('- title').length - 1);
    expect(found.closing).toBe(closing);
    expect(found.credits).toEqual(keys.startsWith('credits') ? ['Ada'] : undefined);
  });
});

test('a heading that says what a label says, but leads somewhere, keeps its link', async () => {
  const post = '# [2024/02/05 ~ 11] Papers\n\nA title\n\n## [Paper](https://example.org/2)\n\nText\n';
  const { config: settings } = await weekOf('config', 'week: 2024-02-05', config);
  const { issue, kept } = await imported('forum.md', post, settings);
  expect(JSON.stringify([issue, toAuthor(kept.flatMap(({ blocks }) => blocks))])).toContain(
    'https://example.org/2',
  );
});
