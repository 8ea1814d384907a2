import { describe, expect, test } from 'vitest';
import { claimsOf, heldAgainst, unsupported } from '../../src/claims/claims.ts';

/** What of a text no source has. */
function told(text: string, ...texts: string[]): string[] {
  return unsupported(text, { texts }).map((claim) => claim.text);
}

describe('numbers are compared by what they say', () => {
  test.each([
    ['모델 72개', 'We train 72 models.'],
    ['1,000개', 'There are 1000 of them.'],
    ['1000개', 'There are 1,000 of them.'],
    ['70억 파라미터', 'A 7B model.'],
    ['70억 파라미터', 'It has 7 billion parameters.'],
    ['7B 모델', 'A 7B model.'],
    ['200억 토큰', 'It saw 20B tokens.'],
    ['1.5조 토큰', 'It saw 1.5T tokens.'],
    ['3만 5천 명', '35,000 people took part.'],
    ['3만5천 명', '35K people took part.'],
    ['1억 2,000만 건', 'It has 120 million entries.'],
    ['10만 장', 'There are 100k images.'],
    ['28.4 BLEU', 'It reaches 28.4 BLEU.'],
    ['30%', 'It grows by 30 percent.'],
    ['2배', 'It is twice as fast.'],
    ['두 배', 'The speed doubles.'],
    ['3배', 'It is three times as fast.'],
    ['3배', 'A 3x speedup.'],
    ['메모리를 3분의 1로', 'A third of the memory is enough.'],
    ['메모리를 3분의 1로', 'It needs three times less memory.'],
    ['1만분의 1로', 'It has 10,000 times fewer parameters.'],
    ['여섯 가지', 'Six patterns are described.'],
    ['6가지', 'Six patterns are described.'],
    ['여섯 가지', '6 patterns are described.'],
    ['열두 개', 'Twelve of them.'],
    ['열다섯 가지', 'Fifteen of them.'],
    ['스물두 명', 'There are 22 of them.'],
    ['서른 편', 'We read thirty papers.'],
    ['10배', 'It grows tenfold, that is by a factor of 10, or 90%.'],
    ['85.3%', 'The accuracy is 85.3.'],
    ['10배', 'A 10% gain at first, and a 10x gain later.'],
    ['5배경', 'It is 5% more.'],
    ['세 번째 판', 'The third edition.'],
    ['10~15분', 'It takes 10 to 15 minutes.'],
    ['3:1~6:1 비율', 'Ratios between 3:1 and 6:1.'],
    ['2025년 6월', 'On June 5, 2025.'],
    ['36개', 'Half of the 72 models.'],
    ['25개', 'There are twenty-five of them.'],
    ['AlphaFold 3', 'AlphaFold3 is here.'],
    ['다섯 갈래', 'Tasks range from buying and cooking to walking, touring and finding a way.'],
    ['four kinds', '네 가지 종류'],
    ['최대 10배', 'It is up to $10\\times$ faster.'],
    ['50% 줄입니다', 'It needs $50\\%$ less.'],
    ['100만 개', 'It saw $10^6$ tokens.'],
    ['10,000개', 'It saw $10{,}000$ tokens.'],
    ['10배', 'It is an order of magnitude faster.'],
    ['100배', 'It is two orders of magnitude faster.'],
    ['75%', 'It is three quarters of them.'],
    ['50%', 'It is half of them.'],
    ['70억 파라미터', 'A 7-billion-parameter model.'],
    ['3차원 복원', '3D reconstruction.'],
    ['24년 조사', 'A study of 2024.'],
    ['８개', 'There are 8 of them.'],
    ['H100 8대', 'It runs on 8×H100.'],
  ])('%s: %s', (text, source) => {
    expect(told(text, source)).toEqual([]);
  });

  test.each([
    ['모델 72개', 'We train 71 models.', '72'],
    ['모델 ７２개', 'We train 71 models.', '７２'],
    ['11배', 'It is up to $10\\times$ faster.', '11'],
    ['1000배', 'It is two orders of magnitude faster.', '1000'],
    ['4차원', '3D reconstruction.', '4'],
    ['700억 파라미터', 'A 7B model.', '700억'],
    ['1,000개', 'There are 100 of them.', '1,000'],
    ['3:2 비율', 'Ratios between 3:1 and 6:2.', '3:2'],
    ['일곱 가지', 'Six patterns are described.', '일곱'],
    ['두 배 빠릅니다', 'It is faster.', '두'],
    ['3분의 2', 'A third of it.', '3분의 2'],
    ['28.5 BLEU', 'It reaches 28.4 BLEU.', '28.5'],
    ['seven patterns', 'Six patterns are described.', 'seven'],
    ['GPT-4는 5점', 'GPT-5 is better.', '5'],
    ['10배 빠릅니다', 'It is 10% faster.', '10'],
    ['10배 빠릅니다', 'It is $10\\%$ faster.', '10'],
    ['여섯 배', 'It is 6 percent faster.', '여섯'],
    ['3%', 'A 3x speedup.', '3'],
    ['3%', 'It is 3 times as fast.', '3'],
    ['열다섯 가지', 'Fourteen of them.', '열다섯'],
    ['서른 편을', 'We read forty papers.', '서른'],
    ['다섯 갈래', 'Three tasks, such as buying, cooking, walking, touring and finding a way.', '다섯'],
  ])('%s is not in: %s', (text, source, number) => {
    expect(told(text, source)).toContain(number);
  });

  test('the day of the paper supports dates alone', () => {
    expect(told('2025년 6월 18일', '2025-06-18')).toEqual([]);
    expect(told('모델 6개, 여섯 가지', '2025-06-18')).toEqual(['6', '여섯']);
  });

  test.each([
    '한 논문에서 두 결과를 하나로',
    '세대와 네트워크, 열대의 세상',
    '4절과 그림 2, 표 3',
    '첫째, 1) 하나 (2) 둘',
    '1. 처음',
    '값은 `r = 8`이고 $n = 4$입니다',
    'https://example.org/2024/7',
    '5G와 o3',
    ':100:',
  ])('%s claims none', (text) => {
    expect(claimsOf(text).filter(({ kind }) => kind === 'number')).toEqual([]);
  });
});

describe('names are compared however they are written', () => {
  test.each([
    ['RetroSearch 환경', 'An environment named "RetroSearch".'],
    ['OpenAI-o1과 DeepSeek-R1', 'Such as OpenAI o1 and DeepSeek R1.'],
    ['GPT4', 'GPT-4 is used.'],
    ['LoRAs', 'A LoRA is trained.'],
    ['MCTS', 'Monte Carlo tree search is used.'],
    ['SLM', 'Small language models are enough.'],
    ['SLMs', 'A small language model (SLM).'],
    ['CoT', 'A chain of thought.'],
    ['MoE 모델', 'A mixture-of-experts model.'],
    ['IoU', 'Intersection over union.'],
    ['mAP', 'Mean average precision.'],
    ['VAE', 'A variational autoencoder.'],
    ['KV 캐시', 'The key-value cache.'],
    ['EU', 'In the European Union.'],
    ['H100', 'It runs on 8×H100.'],
    ['CFT', 'Superconformal field theories.'],
    ['RL', 'Reinforcement learning is used.'],
    ['Monte Carlo Tree Search를 씁니다', 'MCTS is used.'],
    ['Gemini 2.5 Pro', 'Gemini 2.5 Pro is used.'],
    ["Google's A2A", "Google's A2A is used."],
    ['Embodiment의 뜻', 'Embodied agents.'],
    ['Sakana AI', 'See https://github.com/SakanaAI/treequest.'],
    ['Creţu', 'Ana-Maria Creţu'],
    ['AdS/CFT 대응', 'On AdS_5.'],
  ])('%s: %s', (text, source) => {
    expect(told(text, source)).toEqual([]);
  });

  test.each([
    ['Llama 4와 비교', 'It is held against Qwen.', 'Llama'],
    ['Gemini 2.5 Ultra', 'Gemini 2.5 Pro is used.', 'Ultra'],
    ['GPT-5', 'GPT-4 is used.', 'GPT-5'],
    ['CoT', 'A tree of thoughts.', 'CoT'],
    ['RL', 'Results of really large models.', 'RL'],
    ['MCTS', 'Trees are searched.', 'MCTS'],
    ['The authors thank Anthropic.', 'The authors thank nobody.', 'Anthropic'],
  ])('%s is not in: %s', (text, source, name) => {
    expect(told(text, source)).toContain(name);
  });

  test.each([
    '강화학습(RL)과 **프롬프트 인젝션(Prompt Injection)**',
    '소규모 언어 모델(SLM)',
    'AI와 LLM, GPU, 3D 공간의 DNA',
    '챗지피티와 라마',
    'Here is a sentence. And here another one.',
    '`LoraConfig`와 https://Example.org/Peft',
  ])('%s names none', (text) => {
    expect(claimsOf(text).filter(({ kind }) => kind === 'name')).toEqual([]);
  });
});

describe('links', () => {
  const text = '코드는 https://github.com/a/b에 있고, [여기](https://example.org/x)도 봅니다.';

  test('are those of the sources, in any spelling', () => {
    const links = ['http://www.github.com/a/b/', 'https://example.org/x#top'];
    expect(unsupported(text, { texts: [], links: [links[0] ?? '', 'https://example.org/x'] })).toEqual([]);
  });

  test('or are told with their place', () => {
    const found = unsupported(text, { texts: ['See https://github.com/a/b.'] });
    expect(found).toEqual([{ kind: 'link', start: 37, end: 58, text: 'https://example.org/x' }]);
    expect(text.slice(37, 58)).toBe('https://example.org/x');
    expect(told('코드는 ftp://evil.example/b에', 'See ftp://a.example/b.')).toEqual(['ftp://evil.example/b']);
  });

  test.each([
    ['[글](mailto:a@evil.example)', 'mailto:a@evil.example'],
    ['evil.com을 보세요', 'evil.com'],
    ['글은 news@evil.io에 있습니다.', 'news@evil.io'],
    ['evil.co/a?b=c.', 'evil.co/a?b=c'],
  ])('are also what readers can follow without a scheme: %s', (text, link) => {
    expect(told(text, 'We measured it.')).toEqual([link]);
    expect(told(text, `See ${link}.`)).toEqual([]);
  });

  test('an address may stand in a source without its scheme', () => {
    expect(told('https://github.com/a/b에', 'The code is at github.com/a/b.')).toEqual([]);
    expect(told('코드는ftp://a.example/b에', 'See ftp://a.example/b.')).toEqual([]);
  });

  test.each(['Node.js와 e.g. 등', '3.5배', 'model.fit()', 'ASP.NET를'])('%s leads nowhere', (text) => {
    expect(claimsOf(text).filter(({ kind }) => kind === 'link')).toEqual([]);
  });

  test('a translation has only those of its source', () => {
    const sources = {
      texts: ['See https://github.com/a/b.', 'https://example.org/x'],
      linked: ['See https://github.com/a/b.'],
    };
    expect(unsupported(text, sources).map((claim) => claim.text)).toEqual(['https://example.org/x']);
  });
});

test('each claim is a part of the text', () => {
  const text = '**AB-MCTS**는 모델 72개, 200억 토큰에서 세 가지를 두 배로. https://a.example/b';
  const claims = claimsOf(text);
  expect(claims.map((claim) => claim.text)).toEqual([
    'AB-MCTS',
    '72',
    '200억',
    '세',
    '두',
    'https://a.example/b',
  ]);
  for (const { start, end, text: written } of claims) expect(text.slice(start, end)).toBe(written);
});

describe('a text that is a source itself is held against the others', () => {
  test.each([
    ['모델 72개', 'There are 36 models.', ['72']],
    ['모델 72개', 'There are 72 models.', []],
    ['10% 더', 'It is 10 times as fast.', ['10']],
    ['3rd edition', 'The third one.', []],
    ['four kinds', 'It is one of tasks such as a, b, c and d.', []],
    ['four kinds', 'It has three tasks such as a, b, c and d.', ['four']],
    ['이 Gemini', 'Of Apollo.', ['Gemini']],
    ['Gemini와 Apollo', 'Of Apollo.', ['Gemini']],
    ['이 Gemini', 'A Geminian one.', []],
    ['PPO', 'Proximal Policy Optimization.', []],
    ['PPO는 a b', 'Proximal Learning.', ['PPO']],
    ['RL', 'Reinforcement learning.', []],
    ['RL과 reinforcement learning', 'Learning.', ['RL']],
    ['https://a.example/', 'See https://b.example/.', ['https://a.example/']],
  ])('%j beside %j', (text, other, missing) => {
    const claims = heldAgainst({ texts: [other, text, '2025-01-01'], linked: [other] });
    expect(claims(text, 1).map((claim) => claim.text)).toEqual(missing);
  });

  test('and supports other texts', () => {
    const text = 'Gemini와 ABC 4개';
    const claims = heldAgainst({ texts: ['One of a kind.', text] });
    expect([claims(text, 1).length, claims(text, 0), claims(text)]).toEqual([3, [], []]);
  });

  test('another one may say the very same', () => {
    const texts = ['Gemini와 ABC 4개', 'Gemini와 ABC 4개'];
    const claims = heldAgainst({ texts });
    expect([claims('Gemini와 ABC 4개', 0), claims('Gemini와 ABC 4개', 1)]).toEqual([[], []]);
  });
});
