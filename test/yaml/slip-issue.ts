import { sayProblem } from '../../src/problem/problem.ts';
import { problemsOf } from '../support/check.ts';

/** Two themes and two papers without a problem, in which every kind of text is there. */
export const soundLines = `week: 2025-07-07
lead: |
  이번 주에는 논문이 둘입니다.
intro:
  - theme: "작은 모델"
    text: |
      첫 주제입니다.
  - theme: "큰 모델"
    text: |
      둘째 주제입니다.
papers:
  - title:
      ko: "작은 모델의 쓸모"
      en: "What Small Models Are For"
    authors:
      - Ada Lovelace
      - Alan Turing
    arxiv: "2507.07001"
    summary: |
      첫 문단입니다.

      둘째 문단입니다.
    abstract:
      ko: |
        우리는 일의 크기를 재었습니다.

        그리고 비교했습니다.
      en: |
        We measured how large the work is.

        And we compared.
    more:
      - https://a.example/x
  - title:
      ko: "둘째 논문"
      en: "The Second"
    authors:
      - Grace Hopper
    arxiv: "2507.07002"
    summary: |
      소개입니다.
    abstract:
      ko: |
        초록입니다.
      en: |
        The abstract.
`;

export function edited(from: string, to: string): string {
  if (!soundLines.includes(from)) throw new Error(`the issue has no ${from}`);
  return soundLines.replace(from, () => to);
}

/** `line:column severity code <marked> message / hint` for each problem. */
export function told(source: string): string[] {
  const lines = source.split('\n');
  return problemsOf(source).map((problem) => {
    const { line, column, endLine, endColumn } = problem.place;
    const marked = lines[line - 1]?.slice(column - 1, line === endLine ? endColumn - 1 : undefined);
    const { message, hint } = sayProblem(problem);
    const where = `${line}:${column} ${problem.severity} ${problem.code} <${marked ?? ''}>`;
    return `${where} ${message} / ${hint ?? ''}`;
  });
}

/** What is told of a slip; a file with CRLF says the same. */
export function toldOf(from: string, to: string): string[] {
  const source = edited(from, to);
  const said = told(source);
  const withReturns = told(source.replaceAll('\n', '\r\n'));
  if (said.join('\n') !== withReturns.join('\n').replaceAll('\r', ''))
    throw new Error(`with CRLF it says\n${withReturns.join('\n')}\nand with LF\n${said.join('\n')}`);
  return said;
}
