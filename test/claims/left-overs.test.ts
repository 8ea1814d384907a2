import { describe, expect, test } from 'vitest';
import { leftOversIn } from '../../src/claims/left-overs.ts';
import { untranslatedIn } from '../../src/claims/untranslated.ts';
import { fieldsOf, readIssue } from '../../src/issue/index.ts';
import { findLeftOvers } from '../../src/text-checks/left-overs.ts';
import { SourceMap } from '../../src/yaml/index.ts';

describe('what a machine leaves', () => {
  const samples = [
    ['코드는 this https URL 에 있습니다.', 'address', 'this https URL'],
    [
      'Here is the translation of the abstract:\n\n모델을',
      'preamble',
      'Here is the translation of the abstract:',
    ],
    ["Sure! Here's a summary: Models", 'preamble', "Sure! Here's a summary:"],
    ['Certainly, I have written it. Models', 'preamble', 'Certainly, I have written it.'],
    ['Translation: Models', 'preamble', 'Translation:'],
    ['다음은 번역입니다.\n모델을', 'preamble', '다음은 번역입니다.'],
    ['**아래는 요약문입니다:** 모델을', 'preamble', '아래는 요약문입니다:'],
    ['물론입니다! 모델을 다룹니다.', 'preamble', '물론입니다! 모델을 다룹니다.'],
    ['번역: 모델을', 'preamble', '번역:'],
    [
      'As an AI language model, I cannot translate this.',
      'refusal',
      'As an AI language model, I cannot translate this',
    ],
    ["I'm sorry, but I can't help with that.", 'refusal', "I'm sorry, but I can't help with that"],
    ['I cannot translate this text.', 'refusal', 'I cannot translate this text'],
    ['죄송하지만 도와드릴 수 없습니다.', 'refusal', '죄송하지만 도와드릴 수 없습니다'],
    ['AI 언어 모델로서 말씀드리면', 'refusal', 'AI 언어 모델로서 말씀드리면'],
    ['Models. Let me know if you need more!', 'offer', 'Let me know if you need more!'],
    ['모델입니다. 도움이 되었기를 바랍니다.', 'offer', '도움이 되었기를 바랍니다.'],
    // Of each form another word than above, for each word is looked for before the form is.
    ['Absolutely, here you go! Models', 'preamble', 'Absolutely, here you go!'],
    ['OF COURSE, I did it. Models', 'preamble', 'OF COURSE, I did it.'],
    ['Korean translation: 모델을', 'preamble', 'Korean translation:'],
    ['여기 한국어 초안입니다. 모델을', 'preamble', '여기 한국어 초안입니다.'],
    ['알겠습니다, 옮기겠습니다. 모델을', 'preamble', '알겠습니다, 옮기겠습니다.'],
    ['As an artificial intelligence I cannot say.', 'refusal', 'As an artificial intelligence I cannot say'],
    ['Well, as an AI model, I cannot say.', 'refusal', 'as an AI model, I cannot say'],
    ['I am afraid that is too long.', 'refusal', 'I am afraid that is too long'],
    ['I am unable to do it.', 'refusal', 'I am unable to do it'],
    ['Apologies, but I stop here.', 'refusal', 'Apologies, but I stop here'],
    ['Unfortunately, I stop here.', 'refusal', 'Unfortunately, I stop here'],
    ['미안하지만 여기까지입니다.', 'refusal', '미안하지만 여기까지입니다'],
    ['유감스럽게도 번역할 수 없습니다.', 'refusal', '유감스럽게도 번역할 수 없습니다'],
    ['인공지능이기 때문에 모릅니다.', 'refusal', '인공지능이기 때문에 모릅니다'],
    ['저는 언어 모델이라서 모릅니다.', 'refusal', '저는 언어 모델이라서 모릅니다'],
    ['Models. I hope this helps!', 'offer', 'I hope this helps!'],
    ['Models. Feel free to ask.', 'offer', 'Feel free to ask.'],
    ['모델입니다. 더 궁금하신 점은 문의 주세요.', 'offer', '더 궁금하신 점은 문의 주세요.'],
    ['```\n모델을\n```', 'fence', '```'],
    ['Okay, here is the translation:\n\n모델을', 'preamble', 'Okay, here is the translation:'],
    ['Below is the translation:\n\n모델을', 'preamble', 'Below is the translation:'],
    ['The translation is as follows: 모델을', 'preamble', 'The translation is as follows:'],
    ['**Translated abstract**: 모델을', 'preamble', 'Translated abstract**:'],
    ['## 번역\n\n모델을', 'preamble', '번역'],
    ['[번역] 모델을', 'preamble', '번역]'],
    ['번역 결과는 다음과 같습니다:\n모델을', 'preamble', '번역 결과는 다음과 같습니다:'],
    ['번역해 드리겠습니다. 모델을', 'preamble', '번역해 드리겠습니다.'],
    ['I am not able to do it.', 'refusal', 'I am not able to do it'],
    ["I'm not able to help.", 'refusal', "I'm not able to help"],
    ["I won't translate this.", 'refusal', "I won't translate this"],
    ["I can't do that.", 'refusal', "I can't do that"],
    ["I don't have access to it.", 'refusal', "I don't have access to it"],
    ['As a large language model, I stop.', 'refusal', 'As a large language model, I stop'],
    ['도와드릴 수 없습니다.', 'refusal', '도와드릴 수 없습니다'],
    ['이 요청은 수행할 수 없습니다.', 'refusal', '이 요청은 수행할 수 없습니다'],
    ['모델을.\n\nNote: I kept the technical terms.', 'offer', 'Note: I kept the technical terms.'],
    ['모델을.\n\n(**Note:** the translation is literal.)', 'offer', 'Note:** the translation is literal.)'],
    ["모델을.\n\nTranslator's note: 원문을 따랐습니다.", 'offer', "Translator's note: 원문을 따랐습니다."],
    ['모델을.\n\n> *참고*: 전문 용어는 원문을 살렸습니다.', 'offer', '참고*: 전문 용어는 원문을 살렸습니다.'],
    ['모델을.\n\n번역 메모: 의역했습니다.', 'offer', '번역 메모: 의역했습니다.'],
    ['모델입니다. 추가로 필요한 것은 말씀해 주세요.', 'offer', '추가로 필요한 것은 말씀해 주세요.'],
  ] as const;
  test.each(samples)('%s', (text, kind, written) => {
    expect(leftOversIn(text)).toContainEqual({
      kind,
      text: written,
      start: text.indexOf(written),
      end: text.indexOf(written) + written.length,
    });
  });

  test.each(samples)('and a check of an issue looks for it: %s', async (summary) => {
    const data = { papers: [{ title: 'Models', summary }] };
    const issue = readIssue(data, ['ko']);
    const sourceMap = new SourceMap(summary);
    const found = await findLeftOvers(issue, { fields: fieldsOf(issue, data), sourceMap });
    expect(found.map(({ code }) => code)).toContain('text/left-over');
  });

  test.each([
    'As an AI system grows, its parts fail.',
    'As an AI safety measure, we hold models back.',
    'The following is true of all models: they fail.',
    '도와드릴 수 있습니다.',
    '모델을 봅니다.\n\n참고: 코드는 공개되어 있습니다.',
    'Models.\n\nNote: the code is public.',
    'Models.\n\nNote: I/O is slow.\n\nMore on it.',
    'Here we lay out the position that small models are enough.',
    'Here is a benchmark of translation systems for low-resource languages',
    'As AI systems become common, questions arise.',
    'Sure independence screening is studied.',
    'We are sorry to report a negative result. I/O is slow.',
    '다음은 없습니다. 아래는 표 하나입니다.',
    '번역 모델은 병렬로 학습하기 어렵습니다.',
    '인공지능 모델이 늘어납니다.',
    '예를 들면 다음과 같습니다.\n\n```\ncode\n```\n\n끝입니다.',
  ])('%s has nothing left over', (text) => {
    expect(leftOversIn(text)).toEqual([]);
  });

  test('the title of the paper, if it is no mere name', () => {
    const text = '논의는 Small Language Models are the Future 에 공개합니다.';
    expect(leftOversIn(text, ['Small language models are the future'])).toMatchObject([
      { kind: 'title', start: 4, end: 40 },
    ]);
    expect(leftOversIn('Deep Research Bench를 소개합니다.', ['Deep Research Bench'])).toEqual([]);
  });
});

describe('sentences that were not translated', () => {
  const english = 'We train a model. All of the code is available to everybody.';

  test('a whole one in Latin letters', () => {
    const text = '모델을 학습합니다. All of the code is available to everybody. 끝입니다.';
    expect(untranslatedIn(text, [english], true)).toEqual([
      { start: 11, end: 53, text: 'All of the code is available to everybody.' },
    ]);
    expect(untranslatedIn(text, [], true)).toHaveLength(1);
  });

  test('one that stands in another text of the same letters just so', () => {
    const text = 'Wir trainieren ein Modell. All of the code is available to everybody.';
    expect(untranslatedIn(text, [english], false)).toMatchObject([{ start: 27 }]);
    expect(untranslatedIn(text, [], false)).toEqual([]);
  });

  test.each([
    'AB-MCTS(Adaptive Branching Monte Carlo Tree Search)를 씁니다.',
    'Embodied Web Agents.',
    '코드: `model.fit(data) and then all of the rest of it`',
    'https://example.org/all/of/the/code/is/here',
    '$a + b = c$ 입니다.',
  ])('%s is none', (text) => {
    expect(untranslatedIn(text, [], true)).toEqual([]);
  });
});
