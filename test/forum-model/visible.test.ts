import { describe, expect, it } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import type { VisibleBlock } from '../../src/forum-model/visible/block.ts';

function see(raw: string): readonly VisibleBlock[] {
  return visibleBlocks(cook(raw, { locale: 'ko' }));
}

/** Blocks as `kind|boxes|marker text`. */
function outline(raw: string): readonly string[] {
  return see(raw).map(({ kind, within, marker = '', text }) =>
    [kind, within.map((box) => `${box.kind}${box.index}`).join('>'), marker + text].join('|'),
  );
}

describe('text', () => {
  it('is what a browser shows: white space collapsed, lines apart, entities read', () => {
    expect(see('a  b\nc &lt;d&gt;')[0]?.text).toBe('a b\nc <d>');
    expect(visibleBlocks('<p> a <b> b</b> <br> c </p>')[0]?.text).toBe('a b\nc');
  });

  it('has emoji as Unicode, without the space that the forum puts before them', () => {
    expect(see('GPU🔥 :wave:t3: ☺')[0]?.text).toBe('GPU🔥 👋🏼 ☺️');
    expect(visibleBlocks('<p><img class="emoji" alt=":own_one:"></p>')[0]?.text).toBe(':own_one:');
  });

  it('has checkboxes and images as characters', () => {
    const [block] = see('[ ] [x] ![그림|20x10](upload://q.png)');
    expect(block?.text).toBe('☐ ☑ \uFFFC');
    expect(block?.images).toEqual([{ at: 4, src: 'upload://q.png', alt: '그림', width: 20, height: 10 }]);
  });
});

describe('marks', () => {
  it('say where, and melt where they touch', () => {
    const [block] = see('**가** <strong>나 **다**</strong> *라* `마` @kim');
    expect(block?.text).toBe('가 나 다 라 마 @kim');
    expect(block?.marks).toEqual([
      { kind: 'bold', start: 0, end: 1 },
      { kind: 'bold', start: 2, end: 5 },
      { kind: 'italic', start: 6, end: 7 },
      { kind: 'code', start: 8, end: 9 },
      { kind: 'mention', start: 10, end: 14 },
    ]);
    expect(visibleBlocks('<p><b>가</b><strong>나</strong></p>')[0]?.marks).toEqual([
      { kind: 'bold', start: 0, end: 2 },
    ]);
  });

  it('go on over a line break', () => {
    expect(see('<em>a\nb</em>')[0]?.marks).toEqual([{ kind: 'italic', start: 0, end: 3 }]);
  });

  it('without text are nothing', () => {
    expect(visibleBlocks('<p>a<b></b></p>')[0]?.marks).toEqual([]);
  });
});

it('lists links with the preview that the server will make', () => {
  const [first, second] = see(
    'https://x.io/a\n\n[a](https://x.io/b)[b](https://x.io/c) https://x.io/d [e](ftp://x)',
  );
  expect(first?.links).toEqual([{ start: 0, end: 14, href: 'https://x.io/a', preview: 'card' }]);
  expect(second?.links).toEqual([
    { start: 0, end: 1, href: 'https://x.io/b' },
    { start: 1, end: 2, href: 'https://x.io/c' },
    { start: 3, end: 17, href: 'https://x.io/d', preview: 'title' },
    { start: 18, end: 19 },
  ]);
});

describe('blocks', () => {
  it('say in which boxes they stand', () => {
    expect(outline('# 제목\n\n> a\n\n> b\n\n---\n\n[details="t"]\n- c\n- d\n  1. e\n[/details]')).toEqual([
      'heading||제목',
      'paragraph|quote1|a',
      'paragraph|quote2|b',
      'rule||',
      'summary|details1|t',
      'paragraph|details1>list1>item1|•c',
      'paragraph|details1>list1>item2|•d',
      'paragraph|details1>list1>item2>list2>item3|1.e',
    ]);
  });

  it('see the number of an item, and an item without text', () => {
    expect(outline('2025. 7월\n2026. 8월')).toEqual([
      'paragraph|list1>item1|2025.7월',
      'paragraph|list1>item2|2026.8월',
    ]);
    expect(outline('- a\n-\n- b')[1]).toBe('paragraph|list1>item2|•');
  });

  it('are the cells of a table, empty ones too', () => {
    expect(
      see('| a | b |\n|--:|---|\n| c | |').map(({ kind, header, align, text }) => [
        kind,
        header,
        align,
        text,
      ]),
    ).toEqual([
      ['cell', true, 'right', 'a'],
      ['cell', true, undefined, 'b'],
      ['cell', false, 'right', 'c'],
      ['cell', false, undefined, ''],
    ]);
  });

  it('keep the lines of code', () => {
    const [named, guessed] = see('```py\na\n  b\n```\n\n```\nc\n```');
    expect(named).toMatchObject({ kind: 'code', language: 'py', text: 'a\n  b' });
    expect(guessed).not.toHaveProperty('language');
  });

  it('are made of text outside of any block, too', () => {
    expect(outline('<div>\na\n\nb\n</div>')).toEqual(['paragraph||a', 'paragraph||b']);
  });
});
