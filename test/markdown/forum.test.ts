import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { type ForumOptions, toForum } from '../../src/markdown/print/forum/forum.ts';

const forum = (source: string, options: Partial<ForumOptions> = {}) =>
  toForum(readMarkdown(source).blocks, { locale: 'ko', ...options });
const quoted = (source: string, options: Partial<ForumOptions> = {}) =>
  toForum(readQuoted(source, 'line').blocks, { locale: 'ko', ...options });

describe('what was written is written again, where the forum will understand it', () => {
  test.each([
    '이번 주에는 **협업**을 다룬 *서베이*와 `code`를 담았습니다.',
    'PyTorchKR:fire::south_korea: :thinking::thought_balloon:',
    '비율은 3:1~6:1 사이이며 2~3개, snake_case, C#, 50%, R&D, a < b, x | y, (c), 10:30:45',
    '[2025/07/07 ~ 13] 이번 주에 살펴볼 만한 AI/ML 논문 모음',
    '@google 님과 #태그',
    '## 제목\n\n- 하나\n- 둘\n\n1. 셋\n2. 넷\n\n> 인용\n>\n> 둘째\n\n---\n\n```py\nprint(1)\n```',
    '| a | b |\n| --- | ---: |\n| 1 | **2** |',
    '[details="초록(Abstract)"]\n내용\n\n- 하나\n[/details]',
    '- [x] 한 일\n- [ ] 할 일',
    '[링크](https://x.io/a_(b))를 보세요. ![그림|690x388](https://x.io/a.png)',
    'H<sub>2</sub>O <kbd>Ctrl</kbd>',
    '"말"이 "글"은',
  ])('%s', (source) => {
    expect(forum(source)).toBe(source);
  });
});

describe('the host of an address is the one that a browser asks for', () => {
  test.each([
    ['[a](https://e\u0301a.example/x)', '[a](https://\u00e9a.example/x)'],
    ['[a](https://\ufb01a.example/e\u0301)', '[a](https://fia.example/e\u0301)'],
    [
      '글 https://\u1100\u1161.example/x 끝',
      '글 [https:\\//\u1100\u1161.example/x](https://가.example/x) 끝',
    ],
    ['https://\u1100\u1161.example/x', '[https:\\//\u1100\u1161.example/x](https://가.example/x)'],
    ['글 https://가.example/x 끝', '글 <https://가.example/x> 끝'],
  ])('%s', (source, written) => {
    expect(forum(source)).toBe(written);
  });
});

describe('and otherwise in another way', () => {
  test.each([
    ['**선형 어텐션(linear attention)**은', '<strong>선형 어텐션(linear attention)</strong>은'],
    ['은**(x)** 뒤', '은<strong>(x)</strong> 뒤'],
    ['**(x)** 뒤 **x(y)**.', '**(x)** 뒤 <strong>x(y)</strong>.'],
    ['***x***', '*<strong>x</strong>*'],
    ['_x_ __y__', '*x* **y**'],
    ['첫 줄\n둘째 줄', '첫 줄 둘째 줄'],
    ['첫 줄\\\n\\- 둘째', '첫 줄\n\\- 둘째'],
    ['코드는 https://x.io/a에서', '코드는 <https://x.io/a>에서'],
    ['https://x.io/a', 'https://x.io/a'],
    ['<https://x.io/a>', 'https://x.io/a'],
    ['- https://x.io/a', '- <https://x.io/a>'],
    ['https://x.io/wiki/A_(b)', 'https://x.io/wiki/A_(b)'],
    ['https://x.io/A_(b(c))', '<https://x.io/A_(b(c))>'],
    ['[문서](docs/x.md)와 [**x**](#a), ![i](a.png)', '문서와 **x**, !\\[i](a.png)'],
    ['https://ko.wikipedia.org/wiki/선형', 'https://ko.wikipedia.org/wiki/%EC%84%A0%ED%98%95'],
    ['[GPT|y=1](https://x.io)', '[GPT<!-- -->\\|<!-- -->y=1](https://x.io)'],
    ['<think> List<T> <div>', '&lt;think> List&lt;T> &lt;div>'],
    ['`a|b`', '`a|b`'],
    ['| `a\\|b` |\n|---|\n| x\\|y |', '| `a\\|b` |\n| --- |\n| x\\|y |'],
    ['$O(n^2)$', 'O(n²)'],
    ["a -- b... c->d (tm) agent's", "a -\\- b.\\.\\. c-\\>d \\(tm) agent\\'s"],
    ['\\[date=2025-07-07] 가', '\\[<!-- -->date=2025-07-07] 가'],
    ['\\[date-range from=2025-07-07] 가', '\\[<!-- -->date-range from=2025-07-07] 가'],
    ['[date](https://x.io)', '[date](https://x.io)'],
    ['$5에서 $6, US$7', '\\$5에서 \\$6, US\\$7'],
    ['$$', '\\$\\$'],
    ['![$5](https://x.io/a.png)', '<img src="https://x.io/a.png" alt="$5">'],
    ['https://x.io/$a$b', 'https://x.io/$a$b'],
    ['[a](https://x.io/$a$)', '[a](https://x.io/$a$)'],
    ['글 \\#:fire: #\\:fire:', '글 #<!-- -->:fire: #<!-- -->:<!-- -->fire:'],
    [':point_right:t3\\:', '👉<!-- -->t3:'],
    ['👉t3\\:', '👉<!-- -->t3:'],
    [
      '| a |\n|---|\n| [`p\\|q :\\| @b`](https://x.io) |',
      '| a |\n| --- |\n| [<code>p&#124;q :<!-- -->&#124; @b</code>](https://x.io) |',
    ],
    ['say "x" now', 'say \\"x\\" now'],
    ['key:on:value :) [x] f[]', 'key:<!-- -->on:value :<!-- -->) \\[<!-- -->x] f\\[<!-- -->]'],
    ['글쎄 :/ 아 =) 네', '글쎄 :<!-- -->/ 아 =) 네'],
    ['arxiv.org/abs/1 foo@x.com example.co.kr', 'arxiv\\.org/abs/1 foo@x\\.com example.co.kr'],
    // Punctuation beyond U+FFFF is a part of a name to the forum.
    ['\u{11047}.com', '\u{11047}\\.com'],
    ['2025\\. 7월', '2025\\. 7월'],
    ['- a\n\n<!-- -->\n\n- b', '- a\n\n* b'],
    ['- a\n\n* b', '- a\n\n* b'],
    ['![a [b] "c"](https://x.io/a.png)', '<img src="https://x.io/a.png" alt="a [b] &quot;c&quot;">'],
    ['[details="a<b>"]\nx\n[/details]', '<details>\n<summary>a&lt;b&gt;</summary>\n\nx\n\n</details>'],
    ['[wrap=a<b>]\nx\n[/wrap]', '\\[wrap=a&lt;b>] x \\[/wrap]'],
    [
      '[details="제목 \\"따옴표\\""]\nx\n[/details]',
      '<details>\n<summary>제목 &quot;따옴표&quot;</summary>\n\nx\n\n</details>',
    ],
    ['[details=a ”b” “c”]\nx\n[/details]', '<details>\n<summary>a ”b” “c”</summary>\n\nx\n\n</details>'],
  ])('%s', (source, raw) => {
    expect(forum(source)).toBe(raw);
  });

  test('emoji are Unicode where the site would not read the name', () => {
    const source = 'PyTorchKR:fire: :fire: 좋아요:heart:를 :tada:';
    expect(forum(source, { locale: 'en' })).toBe('PyTorchKR🔥 :fire: 좋아요<!-- -->❤️를 :tada:');
    expect(forum(source, { locale: 'ja' })).toBe(source);
  });
});

describe('in its place', () => {
  test.each([
    ['heading', 'a #', 'a \\#'],
    ['heading', 'F#', 'F#'],
    ['line', '1. a', '1\\. a'],
    ['cell', 'a | b', 'a \\| b'],
    ['link', '[a] | b', '\\[a\\] <!-- -->\\|<!-- --> b'],
  ] as const)('%s: %s', (context, source, raw) => {
    expect(quoted(source, { context })).toBe(raw);
  });

  test('two paragraphs in one line are apart by a line break', () => {
    expect(forum('a\n\nb\\\nc', { context: 'line' })).toBe('a<br>b<br>c');
  });
});
