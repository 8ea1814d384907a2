import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { isSuspect } from '../../src/markdown/suspect.ts';

/** `strong`, `lines list`, `footnote`: what the reader has to say of a text, and that it is worth a reading. */
function told(source: string): string[] {
  const { findings } = readMarkdown(source);
  if (findings.length > 0) expect(isSuspect(source), source).toBe(true);
  for (const { start, end } of findings) expect(end).toBeGreaterThan(start);
  return findings.map((found) => {
    if (found.kind === 'mark') return found.mark;
    if (found.kind === 'lines') return `lines ${found.rows}`;
    return found.kind === 'link-text' ? `link-text ${found.value} ${found.count}` : found.kind;
  });
}

describe('stars', () => {
  test.each([
    '왜 **읽을 만한지',
    '**굵게 **은',
    '** 굵게**은 됩니다',
    '굵게**은',
    'GPT**는 굵게',
    '**Note:**this is it',
    'It is **important',
    'An **unclosed and **bold** one',
    '왜 **"읽을" 만한지',
    '**3배 빠릅니다',
    '***굵게 기울임',
    '한국어**bold',
    '- 항목 **굵게\n- 둘째',
    '> 인용 **굵게',
    '1. 하나\n   - 둘 **굵게',
    '| a | b |\n| --- | --- |\n| **x | y |',
    '[**논문](https://a.example/)',
    '## 제목 **굵게',
    '[details="Title"]\n왜 **읽을 만한지\n[/details]',
    '| **왜 읽을',
    'an important** point',
    '왜 **읽을\n만한지',
    '***세개**',
    '왜 ***세개** 읽나',
    '**세개***은 좋다',
    '**굵게*',
    '그 *기울임**은',
    '__밑줄',
    '왜 __읽을 만한지',
  ])('%j are seen', (source) => {
    expect(told(source)).toEqual(['strong']);
  });

  test.each([
    '＊＊굵게＊＊',
    '왜 ＊＊굵게＊＊는',
    '**굵게** ＊＊넓게＊＊',
    '｀코드｀',
    '- ＊＊굵게＊＊',
    '＊기울임＊',
    '이것은 ＊기울임＊은',
  ])('%j of full width are seen', (source) => {
    expect(told(source)).toEqual(['wide']);
  });

  test.each(['~~취소선', '이 ~~취소는 하지', '- ~~취소 ~~는', '"~~취소'])(
    '%j: the tildes are seen',
    (source) => {
      expect(told(source)).toEqual(['strike']);
    },
  );

  test.each([
    '==형광펜==',
    '이 ==강조==는',
    '==Key point==.',
    '++밑줄++을',
    '||스포일러||',
    '**굵게 ==둘==**',
    '![[그림.png]]',
    '[[위키 링크]]를',
    '\\textbf{굵게}와',
    '[b]굵게[/b]',
    '글 [url=https://a.example/]글[/url]',
  ])('%j are marks of other dialects', (source) => {
    expect(told(source)).toEqual(['foreign']);
  });

  test.each(['__용어__는', '그 _강조_는', '(__Attention Is__는)'])(
    '%j: underscores within a word are seen',
    (source) => {
      expect(told(source)).toEqual(['underscores']);
    },
  );

  test.each([
    '2 ** 3',
    'f(**kwargs)',
    'A*',
    'A* 학회와 C* 학회',
    'x**2',
    'a**b와 (a+b)**n',
    '2**10',
    '2 **3',
    'dict(**a, **b), {**a, **b}',
    '*args, **kwargs를',
    '**kwargs를 받습니다',
    '0.05**, 0.8*',
    '**p < 0.01',
    '김철수*, 이영희**',
    'char **argv',
    'src/**/*.ts',
    '`**`',
    '\\*\\*별\\*\\*',
    '**굵게**는 **"말"**을 **용어(term)**은',
    '****',
    '비밀번호 ****',
    'f**k',
    '＊ 표시는 주의 ＊',
    '좋아요~~ 네~~',
    '안녕~~',
    '1~~2',
    'a == b',
    'x == y와 z == 3',
    'foo ==1.2, bar ==2',
    '`==a==`와 pkg==1.0==',
    '++i와 j++, C++과 D++',
    '||x||와 ||y||_2',
    '`***a**`',
    '***셋***과 **둘**과 *하나*',
    '**가*나*다**',
    '＊표 하나',
    '__slots 속성',
    '[[0, 1], [1, 0]]',
    '[[논문]](https://a.example/)',
    'a[[0]], [a/b], [/b]',
    '$\\textbf{x}$',
    '`[b]x[/b]`',
    '~~취소~~는',
    'snake_case_이름, __init__, __init__은, 파일_이름_규칙',
    '$a^{**}b$',
    '```\n왜 **읽을\n```',
    '    왜 **읽을',
  ])('%j are meant', (source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('backticks', () => {
  test.each([
    '`코드 를',
    '코드` 를',
    '- `x',
    '`a` 와 `b',
    "``quoted'' text",
    'don`t',
    '| a | b |\n| - | - |\n| `x | y |',
  ])('%j is not closed', (source) => {
    expect(told(source)).toEqual(['code']);
  });
  test.each(['```python\nx = 1', '~~~\nx', '글\n\n```\nx\n``', '- 항목\n\n  ```\n  x\n\n글'])(
    '%j is not closed',
    (source) => {
      expect(told(source)).toEqual(['fence']);
    },
  );
  test.each([
    '`a`',
    '`` a`b ``',
    '\\`',
    '`90년대',
    '```\nx\n```',
    '~~~\n```\n~~~',
    '```a```',
    '- ```\n  x\n  ```',
    '````\n```\n````',
  ])('%j is fine', (source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('brackets of links', () => {
  test.each([
    ['[논문] (https://a.example/x)', 'link-space'],
    ['[paper]\n(https://a.example/x).', 'link-space'],
    ['[논문] ( https://a.example/x )', 'link-space'],
    ['[논문]（https://a.example/x）', 'link-space'],
    ['［논문］(https://a.example/x)', 'link-space'],
    ['**[논문] (www.example.org/x)**', 'link-space'],
    ['- [논문] (mailto:a@example.org)', 'link-space'],
    ['![그림] (https://a.example/x.png)', 'link-space'],
    ['[논문]https://a.example/x', 'link-order'],
    ['[논문]<https://a.example/x>', 'link-order'],
    ['(논문)[https://a.example/x]', 'link-order'],
    ['> (the paper)[https://a.example/x]', 'link-order'],
    ['[논문](https://a.example/x', 'link-broken'],
    ['[논문](https://a.example/a b)', 'link-broken'],
    ['[a [b](https://a.example/1) c](https://a.example/2)', 'link-nested'],
  ])('%j: %s', (source, mark) => {
    expect(told(source)).toEqual([mark]);
  });
  test.each([
    '[1] (Kim et al.)',
    '[Kim] (2020)',
    '[논문](https://a.example/x)',
    '[논문] https://a.example/x',
    '[논문]: https://a.example/x\n\n[논문]을 봅니다',
    '(논문)[1]',
    '[0, 1] (열린 구간)',
    '[논문](https://a.example/a_(b)) (https://a.example/)',
    '[![그림](https://a.example/x.png)](https://a.example/)',
    '`[논문] (https://a.example/x)`',
    'a[i] (see below)',
    '[논문](<https://a.example/a b>)',
  ])('%j is fine', (source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('definitions of links', () => {
  test.each([
    '[블로그]: https://a.example/blog',
    '글\n\n[코드]: https://a.example/code\n\n글',
    '- [데모]: https://a.example/demo',
    '> [Demo]: <https://a.example/demo> "title"',
    '[다른 글][b]\n\n[a]: https://a.example/a\n[b]: https://a.example/b',
  ])('%j is seen by nobody', (source) => {
    expect(told(source)).toEqual(['definition']);
  });

  test.each([
    '[글][a]\n\n[a]: https://a.example/a',
    '[A]: https://a.example/a\n\n[a]',
    '![그림][fig]\n\n[fig]: https://a.example/a.png',
    '- [글][a]\n\n> [a]: https://a.example/a',
    '[//]: # (주석)',
    '`[a]: https://a.example/a`',
    '```\n[a]: https://a.example/a\n```',
    '[블로그] : 설명',
  ])('%j is fine', (source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('headings and boxes', () => {
  test.each([
    ['##제목', 'heading'],
    ['글\n\n###Title of it', 'heading'],
    ['######**제목**', 'heading'],
    ['####### 제목', 'heading'],
    ['＃＃ 제목', 'heading'],
    ['＃ 제목', 'heading'],
    ['- ##제목', 'heading'],
    ['> ##1. 제목', 'heading'],
    ['글\n##제목\n글', 'heading'],
    ['> [!NOTE]\n> 글', 'notice'],
    ['> [!tip] 제목\n> 글', 'notice'],
    ['- > [!WARNING]\n  > 글', 'notice'],
    ['> [!주의]\n> 글', 'notice'],
    [':::note\n글\n:::', 'notice'],
    ['!!! warning\n글', 'notice'],
    ['글 <!-- 메모', 'comment'],
    ['<!-- a\n\nb', 'comment'],
  ])('%j: %s', (source, mark) => {
    expect(told(source)).toEqual([mark]);
  });
  test.each([
    '## 제목',
    '#태그 #LLM',
    '#1 논문',
    'C##',
    '## ',
    '##ing 같은 조각',
    '##ing, ##ed',
    '\\##제목',
    '`##제목`',
    '> 글',
    '[![그림](https://a.example/x.png)](https://a.example/) 글',
    '<!-- 메모 -->',
    '::: ',
    '와!!! 대단합니다',
  ])('%j is fine', (source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('lines that run together', () => {
  test.each([
    '• 첫째\n• 둘째',
    '다음과 같습니다.\n• 첫째\n• 둘째',
    '•첫째\n•둘째\n•셋째',
    '• 첫째 항목은 길어서\n이어집니다\n• 둘째',
    '① 첫째\n② 둘째',
    '⑴첫째\n⑵둘째',
    '㉠ 첫째\n㉡ 둘째',
    'Ⅰ. 첫째\nⅡ. 둘째',
    'ⅰ) 첫째\nⅱ) 둘째',
    '-첫째\n-둘째',
    '-First one\n-Second one',
    '-**첫째** 글\n-**둘째** 글',
    '– 첫째\n– 둘째',
    '+첫째\n+둘째',
    '*첫째\n*둘째',
    '1)첫째\n2)둘째',
    '1.첫째\n2.둘째',
    '(1) first\n(2) second',
    '１．첫째\n２．둘째',
    '순서:\n2. 둘째\n3. 셋째',
    '가. 첫째\n나. 둘째',
    'ㄱ) 첫째\nㄴ) 둘째',
    'a) first\nb) second',
    '(i) first\n(ii) second',
    '🔥 첫째\n🚀 둘째',
    ':one: 첫째\n:two: 둘째',
    '1️⃣ 첫째\n2️⃣ 둘째',
    '✅ 첫째\n✅ 둘째',
    'ㆍ첫째\nㆍ둘째',
    '- 항목\n  • 첫째\n  • 둘째',
    '> • 첫째\n> • 둘째',
    '  • 첫째\n  • 둘째',
  ])('%j: a list', (source) => {
    expect(told(source)).toEqual(['lines list']);
  });
  test.each([
    '| a | b |\n| 1 | 2 |',
    '|a|b|\n|1|2|\n|3|4|',
    '| 모델 | 점수 |\n|---|\n| 가 | 1 |',
    '| a | b |\n|—|—|\n| 1 | 2 |',
    'a | b | c\n1 | 2 | 3',
    '글입니다.\n| a | b |\n| 1 | 2 |',
    '이름 | 값\n정확도 | 95.2\n속도 | 3배',
    '표는 다음과 같습니다:\n이름 | 값\n정확도 | 95.2\n속도 | 3배',
    '> | a | b |\n> | 1 | 2 |',
    '｜ a ｜ b ｜\n｜ 1 ｜ 2 ｜',
  ])('%j: a table', (source) => {
    expect(told(source)).toEqual(['lines table']);
  });
  test.each([
    '-5% 하락',
    '-O2 옵션',
    '-5% 하락\n-O2 옵션',
    '-5%\n-3%',
    '-O2\n-O3',
    '--all\n--dry-run',
    '• 하나뿐인 줄',
    '• 첫째\n\n• 둘째',
    '• 첫째\\\n• 둘째',
    '• 첫째  \n• 둘째',
    '• 첫째<br>\n• 둘째',
    '- 첫째\n- 둘째',
    '1. 첫째\n2. 둘째',
    '1) 첫째\n2) 둘째',
    '*첫째*는\n*둘째*는',
    '1.5배\n2.5배',
    '2024. 첫째\n줄',
    '다. 그래서\n나. 아니다',
    '3.\n4.',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
    '글\n| a | b |\n| --- | --- |',
    '|x| 는\n절댓값',
    'P(a | b)와\nP(b | a)',
    '||x|| < 1\n||y|| < 2',
    'P(a | b) 는\nP(b | c) 와\nP(c | d) 다',
    'ls | wc\ncat a | sort',
    'a | b\\\nc | d\\\ne | f',
    '`a | b | c`\n`1 | 2 | 3`',
    '```\n• 첫째\n• 둘째\n| a | b |\n| 1 | 2 |\n```',
    '🔥 첫째\n\n🚀 둘째',
  ])('%j is fine', (source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('footnotes', () => {
  test.each([
    '각주[^1]',
    '각주[^1]\n\n[^1]: 설명',
    '각주[^1]\n\n[^1]: 설명이 깁니다, 아주.',
    '각주[^1]\n\n[^1]: https://a.example/',
    'Text[^note] and again[^note].',
    '각주^[바로 쓴 설명]',
    '- 항목[^a]',
    '| a[^1] | b |\n| --- | --- |',
  ])('%j is told once', (source) => {
    expect(told(source)).toEqual(['footnote']);
  });
  test('each of two', () => {
    expect(told('하나[^1], 둘[^2]\n\n[^1]: 가\n[^2]: 나')).toEqual(['footnote', 'footnote']);
  });
  test.each(['[^a-z]+', '[^0-9]', '[^\\s]', 'x^[2]', '`[^1]`', '[1]', 'x^2', '[^]'])(
    '%j is none',
    (source) => {
      expect(told(source)).toEqual([]);
    },
  );
});

describe('texts of links', () => {
  test.each([
    ['[여기](https://a.example/1)', 'link-text 여기 1'],
    ['[여기](https://a.example/1), [여기](https://a.example/2)', 'link-text 여기 2'],
    ['[**여기**](https://a.example/1)', 'link-text 여기 1'],
    ['[Click here!](https://a.example/1)', 'link-text click here 1'],
    ['[링크](https://a.example/1 "제목")', 'link-text 링크 1'],
    ['[👉 here](https://a.example/1)', 'link-text here 1'],
    ['[이 링크][1]\n\n[1]: https://a.example/1', 'link-text 이 링크 1'],
    ['- [read more →](https://a.example/1)', 'link-text read more 1'],
  ])('%j', (source, finding) => {
    expect(told(source)).toEqual([finding]);
  });
  test.each([
    '[implemented](https://a.example/1), [implemented](https://a.example/2)',
    '[논문](https://a.example/1), [코드](https://a.example/2), [PDF](https://a.example/3)',
    '[논문 링크](https://a.example/1)',
    '[여기까지의 역사](https://a.example/1)',
    'https://a.example/here',
    '[Hereditary](https://a.example/1)',
    '![here](https://a.example/1.png)',
  ])('%j is fine', (source) => {
    expect(told(source)).toEqual([]);
  });
});
