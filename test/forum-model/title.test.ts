import { expect, test } from 'vitest';
import { prettyTitle } from '../../src/forum-model/title.ts';

test.each([
  ['all lowercase title of the week!!! really???', 'All lowercase title of the week! really?'],
  ['BIG NEWS OF THE WEEK', 'Big news of the week'],
  ['Papers of the week...', 'Papers of the week'],
  ['이번 주  논문\u200b 모음!!', '이번 주 논문 모음!'],
  ['[2025/07/07 ~ 13] 이번 주에 살펴볼 만한 AI/ML 논문 모음', undefined],
  ['[July 7–13, 2025] AI/ML papers worth reading this week', undefined],
  ['iPad papers', undefined],
  ['🔥 papers of the week', undefined],
  ['...', undefined],
])('%s', (title, shown = title) => {
  expect(prettyTitle(title)).toBe(shown);
});
