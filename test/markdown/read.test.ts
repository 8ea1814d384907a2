import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import type { Block, Inline } from '../../src/markdown/ast.ts';
import { sharedCases, withShared } from '../support/shared.ts';
import { show } from './show.ts';

const read = (source: string) => show(readMarkdown(source).blocks);

describe('emphasis', () => {
  test.each([
    ['**선형 어텐션(linear attention)**은', '<p><strong>선형 어텐션(linear attention)</strong>은</p>'],
    [
      '은**"x"**를 은 **"x"**를',
      '<p>은<strong>&quot;x&quot;</strong>를 은 <strong>&quot;x&quot;</strong>를</p>',
    ],
    [
      '**50%**의 **A+**는 **`code`**는',
      '<p><strong>50%</strong>의 <strong>A+</strong>는 <strong><code>code</code></strong>는</p>',
    ],
    ['*x(y)*은 ~~x(y)~~은', '<p><em>x(y)</em>은 <del>x(y)</del>은</p>'],
    ['***x***', '<p><em><strong>x</strong></em></p>'],
    ['**a *b* c**', '<p><strong>a <em>b</em> c</strong></p>'],
    ['*a*b*c*', '<p><em>a</em>b<em>c</em></p>'],
    ['a**b', '<p>a**b</p>'],
    ['2 * 3 * 4 snake_case_name __init__', '<p>2 * 3 * 4 snake_case_name <strong>init</strong></p>'],
    ['\\*x\\*', '<p>*x*</p>'],
    ['**a <sub>b** c</sub>', '<p>**a <sub>b** c</sub></p>'],
  ])('%s', (source, shown) => {
    expect(read(source)).toBe(shown);
  });
});

describe('tildes and line breaks', () => {
  test.each([
    ['비율은 3:1~6:1 사이이며 2~3개', '<p>비율은 3:1~6:1 사이이며 2~3개</p>'],
    ['~한 개~ ~~두 개~~ ~~~세 개~~~', '<p>~한 개~ <del>두 개</del> ~~~세 개~~~</p>'],
    ['첫 줄\n둘째 줄', '<p>첫 줄 둘째 줄</p>'],
    ['這個段落，\n在一行', '<p>這個段落，在一行</p>'],
    ['カナ\n**漢字**', '<p>カナ<strong>漢字</strong></p>'],
    ['a  \nb\\\nc<br>d', '<p>a<br>b<br>c<br>d</p>'],
    ['a\r\nb\r\n\r\nc', '<p>a b</p><p>c</p>'],
  ])('%j', (source, shown) => {
    expect(read(source)).toBe(shown);
  });
});

describe('emoji and mentions', () => {
  test.each([
    [
      'PyTorchKR:fire::south_korea: :Thinking:',
      '<p>PyTorchKR<emoji fire><emoji south_korea> <emoji Thinking></p>',
    ],
    ['좋아요:heart:를 :wave:t3:', '<p>좋아요<emoji heart>를 <emoji wave:t3></p>'],
    [':not_an_emoji: 10:30:45 3:1:2 std::vector::x', '<p>:not_an_emoji: 10:30:45 3:1:2 std::vector::x</p>'],
    ['key:on:value a:b:c x:100:y foo:1234:bar', '<p>key:on:value a:b:c x:100:y foo:1234:bar</p>'],
    ['\\:fire: `:fire:`', '<p>:fire: <code>:fire:</code></p>'],
    [
      '@google (@k) pass@1 a@b.c @google은',
      '<p><mention>@google</mention> (<mention>@k</mention>) pass@1 a@b.c @google은</p>',
    ],
    ['#태그 #1 C# a#b', '<p><mention>#태그</mention> <mention>#1</mention> C# a#b</p>'],
  ])('%s', (source, shown) => {
    expect(read(source)).toBe(shown);
  });
});

describe('links and pictures', () => {
  const a = (url: string) => `<a href="${url}">${url}</a>`;
  test.each([
    ['https://github.com/a/b에서', `${a('https://github.com/a/b')}에서`],
    [
      'https://x.io/에서는 https://x.io/a를, https://x.io/b입니다.',
      `${a('https://x.io/')}에서는 ${a('https://x.io/a')}를, ${a('https://x.io/b')}입니다.`,
    ],
    [
      'https://google.com에서 https://x.kr/글 끝',
      `${a('https://google.com')}에서 ${a('https://x.kr/글')} 끝`,
    ],
    ['https://a.kr/bを見る', `${a('https://a.kr/b')}を見る`],
    ['https://a.krです', `${a('https://a.kr')}です`],
    ['https://a.kr/x的代码', `${a('https://a.kr/x')}的代码`],
    ['https://a.kr/?q=1を', `${a('https://a.kr/?q=1')}を`],
    ['https://a.kr:8080カタカナ', `${a('https://a.kr:8080')}カタカナ`],
    ['https://日本.jp/b', a('https://日本.jp/b')],
    ['https://ja.wikipedia.org/wiki/日本語です', a('https://ja.wikipedia.org/wiki/日本語です')],
    ['https://ja.wikipedia.org/wiki/C言語', a('https://ja.wikipedia.org/wiki/C言語')],
    ['https://a.kr/?q=日本', a('https://a.kr/?q=日本')],
    ['https://a.kr/a-日本/b_本/%本', a('https://a.kr/a-日本/b_本/%本')],
    [
      'https://me@a.kr/x 와 https://me:pw@a.kr에',
      `${a('https://me@a.kr/x')} 와 ${a('https://me:pw@a.kr')}에`,
    ],
    ['https://a.kr/x*강조*다', `${a('https://a.kr/x')}<em>강조</em>다`],
    ['https://a.kr/x*강조 둘* 다', `${a('https://a.kr/x')}<em>강조 둘</em> 다`],
    ['https://web.archive.org/web/2020*/https://a.kr', a('https://web.archive.org/web/2020*/https://a.kr')],
    ['https://a.kr/a*b', a('https://a.kr/a*b')],
    ['*https://a.kr/a*', `<em>${a('https://a.kr/a')}</em>`],
    ['https://ko.wikipedia.org/wiki/선형_어텐션 와', `${a('https://ko.wikipedia.org/wiki/선형_어텐션')} 와`],
    [
      '(https://x.io/a_(b))은 “https://x.io/c”를',
      `(${a('https://x.io/a_(b)')})은 “${a('https://x.io/c')}”를`,
    ],
    [
      '**https://x.io/a**를 https://x.io/a.',
      `<strong>${a('https://x.io/a')}</strong>를 ${a('https://x.io/a')}.`,
    ],
    // No host is what a browser makes of these once they are encoded, as they are for readers.
    ['![a](https://*|X|*a.kr/b.png)', '![a](https://*|X|*a.kr/b.png)'],
    [
      '![a](https://\\\\a.kr/b.png) [a](https://\\\\a.kr)',
      '![a](https://\\\\a.kr/b.png) [a](https://\\\\a.kr)',
    ],
    ['www.example.com에서', '<a href="http://www.example.com">www.example.com</a>에서'],
    ['<https://x.io/a>에서 <me@x.io>', `${a('https://x.io/a')}에서 <a href="mailto:me@x.io">me@x.io</a>`],
    [
      '[[2506.1] T](https://x.io "제목") [b](<https://x.io/a b>)',
      '<a href="https://x.io" title="제목">[2506.1] T</a> <a href="https://x.io/a b">b</a>',
    ],
    ['[a [b](https://x.io) c](https://y.io)', `[a <a href="https://x.io">b</a> c](${a('https://y.io')})`],
    [
      '[https://x.io](https://y.io) [](https://z.io)',
      '<a href="https://y.io">https://x.io</a> <a href="https://z.io">https://z.io</a>',
    ],
    [
      '![그림|690x388](https://x.io/a.png) ![](upload://a.png)',
      '<img https://x.io/a.png 그림 690x388> <img upload://a.png >',
    ],
    ['Node.js README.md e.g. a.com http://', 'Node.js README.md e.g. a.com http://'],
  ])('%s', (source, shown) => {
    expect(read(source)).toBe(`<p>${shown}</p>`);
  });

  test.each([
    ['[constructor]', '[constructor]'],
    ['[a][constructor]', '[a][constructor]'],
    ['[__proto__]', '[<strong>proto</strong>]'],
  ])('a name that every object of JavaScript has is no label: %s', (source, shown) => {
    expect(read(source)).toBe(`<p>${shown}</p>`);
  });

  test('a reference', () => {
    expect(read('[글][r] [R]\n\n[r]: https://x.io')).toBe(
      '<p><a href="https://x.io">글</a> <a href="https://x.io">R</a></p>',
    );
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'vbscript:x',
    '//x.io',
    'java\tscript:x',
    'https://',
    '&#106;avascript:x',
  ])('%s is no address to link to', (href) => {
    const { blocks, findings } = readMarkdown(`[x](<${href}>) ![y](<${href}>)`);
    expect(show(blocks)).not.toMatch(/<a |<img /);
    expect(findings.map(({ kind }) => kind)).toEqual(['link', 'link']);
  });

  test.each(['[x](docs/x.md)', '[x](#a)', '[x]()', '[x](/a)', '![x](a.png)', '![x]()', '[x][1]\n\n[1]: a/b'])(
    '%j leads nowhere, and its author hears of it',
    (source) => {
      const [first] = source.split('\n');
      expect(readMarkdown(source).findings).toMatchObject([{ kind: 'link', start: 0, end: first?.length }]);
    },
  );
});

describe('names that are nearly an emoji’s', () => {
  const slips = (source: string) =>
    readMarkdown(source).findings.map((found) =>
      found.kind === 'emoji' ? [found.kind, found.value, found.meant, found.start] : [found.kind],
    );

  test.each([
    ['새 소식 :rockt: 입니다', 'rockt', 'rocket', 5],
    [':smlie:', 'smlie', 'smile', 0],
    ['좋아요:Fier:요', 'Fier', 'fire', 3],
  ])('%s', (source, name, meant, start) => {
    expect(slips(source)).toEqual([['emoji', name, meant, start]]);
  });

  test.each([
    ':fire:',
    '(:nothing_like_it_at_all:)',
    '`:rockt:`',
    'a:rockt:b',
    'std::firee::x',
    'https://x.io/:rockt:/',
    '10:30:45',
    ':fir e:',
  ])('%s is none', (source) => {
    expect(slips(source)).toEqual([]);
  });
});

describe('HTML', () => {
  test('a few inline tags are markup', () => {
    expect(
      read(
        'H<sub>2</sub>O 10<sup>5</sup> <kbd>Ctrl</kbd> <mark>m</mark> <b>b</b> <i>i</i> <abbr title="가">A</abbr>',
      ),
    ).toBe(
      '<p>H<sub>2</sub>O 10<sup>5</sup> <kbd>Ctrl</kbd> <mark>m</mark> <strong>b</strong> <em>i</em> <abbr 가>A</abbr></p>',
    );
  });

  test.each(['<think> 생각 </think>', 'List<T>', 'a<b and c>d', 'a < b', '<3 <= <LLM>', '<think>\n생각'])(
    '%j is text, without a word about it',
    (source) => {
      const { blocks, findings } = readMarkdown(source);
      expect(
        blocks.flatMap((block) => (block.type === 'paragraph' ? block.children : [])).map(({ type }) => type),
      ).toEqual(['text']);
      expect(findings).toEqual([]);
    },
  );

  test.each([
    ['<div class="x">a</div>', ['<div class="x">']],
    ['<script>alert(1)</script>', ['<script>']],
    ['a <img src=x onerror=alert(1)> b', ['<img src=x onerror=alert(1)>']],
    ['<sub onclick="x">2</sub>', ['<sub onclick="x">']],
    ['a <!doctype b> c', ['<!doctype b>']],
    ['<sub>a', ['<sub>']],
    ['> - a\n>   <u>b', ['<u>']],
  ])('%j is text, and its author hears of it', (source, values) => {
    const { blocks, findings } = readMarkdown(source);
    expect(show(blocks)).not.toMatch(/<(?:div|script|img|sub|u)\b/);
    expect(findings.map(({ value }) => value)).toEqual(values);
    for (const { start, end, value } of findings) expect(source.slice(start, end)).toBe(value);
  });
});

describe('blocks', () => {
  test.each([
    ['# 제목 **x** #\n\n둘째\n===', '<h1>제목 <strong>x</strong></h1><h1>둘째</h1>'],
    ['- a\n  - b\n- c', '<list -><li><p>a</p><list -><li><p>b</p></li></list></li><li><p>c</p></li></list>'],
    ['3. a\n\n4. b', '<list 3 loose><li><p>a</p></li><li><p>b</p></li></list>'],
    ['- [x] a\n- [ ] b', '<list -><li true><p>a</p></li><li false><p>b</p></li></list>'],
    ['- [x] a\n\n- b', '<list - loose><li true><p>a</p></li><li><p>b</p></li></list>'],
    ['> a\n> b\n>\n> - c', '<quote><p>a b</p><list -><li><p>c</p></li></list></quote>'],
    ['```py x\nprint(1)\n```', '<pre py>print(1)</pre>'],
    ['| a | b |\n|:--|--:|\n| x\\|y | **z** |', '<table left right>a | b / x|y | <strong>z</strong></table>'],
    ['a\n\n---\n\nb', '<p>a</p><hr><p>b</p>'],
    [
      '[details="초록 보기" open]\na\n\n- b\n[/details]\nc',
      '<details 초록 보기 open><p>a</p><list -><li><p>b</p></li></list></details><p>c</p>',
    ],
    ['a\n[spoiler]\nb\n[/spoiler]', '<p>a</p><spoiler><p>b</p></spoiler>'],
    [
      '[details="a"]\n[details=b]\nx\n[/details]\n[/details]',
      '<details a><details b><p>x</p></details></details>',
    ],
    ['[details="a \\"b\\" c"]\nx\n[/details]', '<details a "b" c><p>x</p></details>'],
    ["[details='a \\'b' open]\nx\n[/details]", "<details a 'b open><p>x</p></details>"],
    ['글\n[details="더"]\n---\n다음\n[/details]', '<p>글</p><details 더><hr><p>다음</p></details>'],
    ['글\n[details="더"]\n가\n===\n[/details]', '<p>글</p><details 더><h1>가</h1></details>'],
    ['글\n[details="더"]\n---', '<h2>글 [details=&quot;더&quot;]</h2>'],
    ['[details="a"]\nx', '<p>[details=&quot;a&quot;] x</p>'],
    ['$O(n^2)$ 와 $5 and $10', '<p><math O(n^2)> 와 $5 and $10</p>'],
    ['a\u0000b', '<p>a\ufffdb</p>'],
    ['', ''],
  ])('%j', (source, shown) => {
    expect(read(source)).toBe(shown);
  });
});

describe('offsets', () => {
  const source =
    '# 제목 *x*\r\n\r\n> - 하나 **둘(2)**는\r\n>   [셋](https://x.io) :fire:\r\n\r\n| a | `b` |\r\n|---|---|\r\n| **c** | d |\r\n\r\n[details=t]\r\n~~e~~\r\n[/details]';

  function* walk(blocks: readonly Block[]): Generator<Inline> {
    for (const block of blocks) {
      if (block.type === 'list') for (const item of block.items) yield* walk(item.children);
      else if (block.type === 'table') for (const cell of [block.header, ...block.rows].flat()) yield* cell;
      else if (block.type === 'paragraph' || block.type === 'heading') yield* block.children;
      else if ('children' in block) yield* walk(block.children);
    }
  }

  test('lead back to the source through quotes, items, cells and CRLF', () => {
    const pieces = [...walk(readMarkdown(source).blocks)]
      .filter(({ type }) => type !== 'text')
      .map(({ start, end }) => source.slice(start, end));
    expect(pieces).toEqual(['*x*', '**둘(2)**', '[셋](https://x.io)', ':fire:', '`b`', '**c**', '~~e~~']);
  });

  test('blocks begin and end where they stand', () => {
    expect(readMarkdown(source).blocks.map(({ start, end }) => source.slice(start, end).slice(0, 6))).toEqual(
      ['# 제목 *', '> - 하나', '| a | ', '[detai'],
    );
  });
});

test('a table ends after 20,000 cells, empty ones of short rows among them, and the rest is a paragraph', () => {
  const columns = 1000;
  const table = `|${'a|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n`;
  const { blocks } = readMarkdown(`${table}${'|b|\n'.repeat(5000)}`);
  expect(blocks).toMatchObject([{ type: 'table' }, { type: 'paragraph' }]);
  const [first] = blocks;
  expect(first?.type === 'table' && first.rows.map((row) => row.length)).toEqual(Array(19).fill(columns));
  const [short] = readMarkdown(`${table}${'|b|\n'.repeat(19)}`).blocks;
  expect(short).toMatchObject({ type: 'table', rows: { length: 19 } });
});

withShared('data/cjk-markdown.json', 'cases from elsewhere', () => {
  const cases = sharedCases<{ markdown: string; expected_html_intent: string; class: string }>(
    'data/cjk-markdown.json',
  );

  test.each(cases.map((entry) => [entry.class, entry.markdown, entry.expected_html_intent] as const))(
    '%s: %s',
    (_, markdown, expected) => {
      const shown = read(markdown).replace(/<\/?mention>/g, '');
      expect(shown).toBe(expected);
    },
  );
});
