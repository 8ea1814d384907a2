import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cook, type CookOptions } from '../../src/forum-model/cook.ts';
import type { VisibleBlock } from '../../src/forum-model/visible/block.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { type ForumFlow, toForum } from '../../src/markdown/print/forum/forum.ts';

const sites: CookOptions[] = (['14.0', '14.1'] as const).map((parser) => ({
  locale: 'ko',
  typographer: true,
  parser,
}));

/** A text of each kind that may stand beside another one. */
const texts = [
  '1. 하나\n2. 둘',
  '1. one\n\n2. two',
  '3. 셋\n4. 넷',
  '- 하나\n- 둘',
  '* 하나\n\n  글\n* 둘',
  '- [x] 한 일\n- [ ] 할 일',
  '글\n\n- 하나',
  '- 하나\n\n글',
  '> 인용',
  '> - 인용 속',
  '글입니다.',
  '    code',
  '```\ncode\n```',
  '| a | b |\n| --- | --- |\n| 1 | 2 |',
  '[details="더"]\n- 하나\n[/details]',
  '## 제목',
  '---',
  'https://example.org/a',
  '![그림](https://example.org/a.png)',
  '- 하나\n  1. 둘\n\n     셋',
];

const visible = (raw: string, site: CookOptions): readonly VisibleBlock[] => visibleBlocks(cook(raw, site));

/** The blocks of posts one after the other, with their boxes counted on. */
function oneAfterTheOther(posts: readonly (readonly VisibleBlock[])[]): VisibleBlock[] {
  const before = new Map<string, number>();
  return posts.flatMap((blocks) => {
    const moved = blocks.map((block) => ({
      ...block,
      within: block.within.map(({ kind, index }) => ({ kind, index: index + (before.get(kind) ?? 0) })),
    }));
    for (const { kind, index } of moved.flatMap(({ within }) => within))
      before.set(kind, Math.max(before.get(kind) ?? 0, index));
    return moved;
  });
}

describe('texts that stand beside each other', () => {
  test.each(sites)('are seen as they are alone, $parser', (site) => {
    for (const a of texts)
      for (const b of texts) {
        const flow: ForumFlow = { list: undefined };
        const print = (source: string, own?: ForumFlow): string =>
          toForum(readMarkdown(source).blocks, { locale: 'ko', ...(own && { flow: own }) });
        const both = `${print(a, flow)}\n\n${print(b, flow)}`;
        expect([a, b, visible(both, site)]).toEqual([
          a,
          b,
          oneAfterTheOther([a, b].map((source) => visible(print(source), site))),
        ]);
      }
  });

  test('three and more of them, too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...texts), { minLength: 3, maxLength: 6 }),
        fc.constantFrom(...sites),
        (all, site) => {
          const flow: ForumFlow = { list: undefined };
          const raw = all
            .map((source) => toForum(readMarkdown(source).blocks, { locale: 'ko', flow }))
            .join('\n\n');
          const alone = oneAfterTheOther(
            all.map((source) => visible(toForum(readMarkdown(source).blocks, { locale: 'ko' }), site)),
          );
          expect(visible(raw, site)).toEqual(alone);
        },
      ),
      { numRuns: 100, seed: 20250707 },
    );
  });
});
