import { compareIssues } from '../../../src/diff/index.ts';
import type { Comparison } from '../../../src/commands/diff/told.ts';

type Data = Readonly<Record<string, unknown>>;

export function comparisonOf(before: Data, after: Data): Comparison {
  const changes = compareIssues(before, after, ['ko', 'en']);
  return { issue: 'issues/2025-07-07.yaml', base: 'HEAD', before, after, changes };
}

export const paper = (n: number, more: Data = {}): Data => ({
  title: { ko: `${n}번 논문의 쓸모`, en: `What Paper Number ${n} Is For` },
  arxiv: `2506.1000${n}`,
  summary: `${n}번 논문을 소개합니다.\n`,
  ...more,
});

const long =
  '웹에서 레시피를 찾아 주는 에이전트와 주방에서 직접 움직이는 에이전트는 지금까지 따로 연구되어 왔습니다. 이 논문은 둘을 하나로 묶어 오가며 일하는 에이전트를 정의합니다.\n\n두 번째 문단입니다.\n';

export const before: Data = {
  week: '2025-07-07',
  intro: [{ theme: '작은 모델', text: '작은 모델을 다룬 논문이 많습니다.\n' }],
  papers: [paper(1, { summary: long, authors: ['Ada', 'Grace'] }), paper(2), paper(3), paper(5)],
};

/** All kinds of changes at once. */
export const after: Data = {
  number: 112,
  week: '2025-07-07',
  intro: [{ theme: '작은 모델', text: '작은 모델을 다룬 논문이 적습니다.\n' }],
  papers: [
    paper(3),
    paper(1, {
      summary: long.replace('직접 움직이는', '스스로 움직이는'),
      authors: ['Ada', 'Grace', 'Barbara'],
      link: 'https://a.example/new?x=1',
    }),
    paper(2, { title: { ko: '2번 논문의 쓸모', en: 'What Paper Number Two Is For' } }),
    paper(4),
  ],
};
