import { describe, expect, test } from 'vitest';
import { mayBeOne, titleKey } from '../../src/papers/identity.ts';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

describe('titles as they are compared', () => {
  test.each([
    ['Attention Is All You Need', 'attention is all you need'],
    ['  ATTENTION is—all you\n“need”!', 'attention is all you need'],
    ['주의만 있으면 충분합니다 그렇습니다 정말로', '주의만 있으면 충분합니다 그렇습니다 정말로'],
    ['Introduction', undefined],
  ])('%j', (title, key) => {
    expect(titleKey(title)).toBe(key);
  });

  test('ids of one kind, and no ids at all, decide otherwise', () => {
    expect(mayBeOne({ arxiv: '2507.00001' }, { doi: '10.1000/x' })).toBe(true);
    expect(mayBeOne({ arxiv: '2507.00001' }, {})).toBe(true);
    expect(mayBeOne({ arxiv: '2507.00001', doi: '10.1000/y' }, { doi: '10.1000/x' })).toBe(false);
    expect(mayBeOne({}, {})).toBe(false);
  });
});

describe('one title under two ids in one issue', () => {
  const issue = (other: string): string => `week: 2025-07-14
draft: true
papers:
  - title: "Attention Is All You Need"
    arxiv: "1706.03762"
  - title: "Attention is all you need."
    ${other}
`;

  test.each([
    ['doi: 10.1000/x', true],
    ['arxiv: "1706.03763"', false],
  ])('%s', async (other, isOne) => {
    const { stdout } = await runCli('validate', { files: newsletter({ '2025-07-14': issue(other) }) });
    expect(/6:\d+ +error +paper\/duplicate +paper 2 is the same as paper 1 \(same title\)/.test(stdout)).toBe(
      isOne,
    );
  });
});
