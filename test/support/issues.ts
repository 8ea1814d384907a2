import { addDays } from '../../src/calendar.ts';

/** A small issue without a problem in it; `change` edits its text. */
export function soundIssue(week = '2025-07-07', change: (text: string) => string = (text) => text): string {
  const id = `${week.slice(2, 4)}${week.slice(5, 7)}.${week.slice(8)}001`;
  return change(`week: ${week}
intro:
  - theme: "작은 모델"
    text: |
      이번 주에는 **작은 모델(SLM)**을 다룬 논문이 눈에 띕니다.
papers:
  - title:
      ko: "작은 모델의 쓸모"
      en: "What Small Models Are For"
    authors:
      - Ada Lovelace
    arxiv: "${id}"
    summary: |
      작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.
    abstract:
      ko: |
        우리는 일의 크기를 재었습니다.
      en: |
        We measured how large the work is.
`);
}

/** A newsletter in memory: a config and issues by week. */
export function newsletter(
  issues: Readonly<Record<string, string>> = {},
  config = 'name: Test\nlocale: ko\n',
): Record<string, string> {
  return {
    '/desk/digest.config.yaml': config,
    '/desk/issues/': '',
    ...Object.fromEntries(Object.entries(issues).map(([week, text]) => [`/desk/issues/${week}.yaml`, text])),
  };
}

/**
 * Years of issues by the path of their file below `issues/`: drafts, faults of all kinds, papers that come again. What ends in `/` is
 * a folder that has the name of an issue.
 */
export function manyIssues(count: number): Record<string, string> {
  const issues: Record<string, string> = { '2019-12-30.yaml/': '' };
  for (let i = 0; i < count; i++) {
    const week = addDays('2020-01-06', 7 * i);
    issues[`${week}.yaml`] = soundIssue(week, (text) => {
      if (i % 7 === 3) return text.replace('intro:', 'draft: true\nintro:');
      if (i % 9 === 4) return text.replace('"What Small Models Are For"', '""');
      if (i % 11 === 5) return text.replace('papers:', 'papers: [');
      if (i % 13 === 6) return text.replace(/arxiv: .*/, 'arxiv: "2001.06001"');
      return i % 5 === 0 ? text.replace('week:', `number: ${i}\nweek:`) : text;
    });
  }
  return issues;
}
