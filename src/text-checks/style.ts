import type { Archive, Issue, Text } from '../issue/index.ts';
import { type Finding, nameOf } from '../problem/index.ts';
import { withoutCode } from '../text/index.ts';
import type { SourceMap } from '../yaml/index.ts';

export type EarlierStyle = ReturnType<Archive['stylesBefore']>[number];

/** How many times the usual length a summary may have. */
const mostTimes = 2.2;
/** Fewer summaries than these, or issues, say nothing of what is usual. */
const enoughSummaries = 5;
const enoughIssues = 3;

/** Finds what the newsletter does otherwise than in its last issues. Only where its `rules:` ask for it is any of it told. */
export function findOddStyle(issue: Issue, sourceMap: SourceMap, last: readonly EarlierStyle[]): Finding[] {
  return [...longSummaries(issue, last), ...oddThemes(issue, last), ...mixedEndings(issue, sourceMap)];
}

function longSummaries({ papers }: Issue, last: readonly EarlierStyle[]): Finding[] {
  const lengths = last.flatMap(({ summaries }) => summaries).toSorted((a, b) => a - b);
  if (lengths.length < enoughSummaries) return [];
  const usual = lengths[Math.floor((lengths.length - 1) / 2)] ?? 0;
  return papers.flatMap(({ summary }, i): Finding[] => {
    const [text] = summary;
    const length = text?.value.trim().length ?? 0;
    if (text === undefined || length <= usual * mostTimes) return [];
    return [{ code: 'style/summary-length', args: { position: i + 1, length, usual }, path: text.path }];
  });
}

function oddThemes({ intro }: Issue, last: readonly EarlierStyle[]): Finding[] {
  const usual = [...new Set(last.map(({ themes }) => themes))].toSorted((a, b) => a - b);
  if (last.length < enoughIssues || intro.length === 0 || usual.includes(intro.length)) return [];
  return [{ code: 'style/themes', args: { count: intro.length, usual }, path: ['intro'] }];
}

type Ending = 'formal' | 'plain';

interface Sentence {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
  readonly ending: Ending;
}

/** The last word of a sentence in either style; what ends otherwise, as a heading does, is in neither. */
const lastWord =
  /(?<=^|[\s"'“‘(*])([가-힣]*(?:니다|습니까|니까|세요|어요|아요|예요|에요|지요|죠|시오)|[가-힣]*다)(?=[.!?]["”’')*]*(?:\s|$)|["”’')*]*$)/gmu;

function mixedEndings({ lead, intro, papers, closing }: Issue, sourceMap: SourceMap): Finding[] {
  const texts = [
    ...lead,
    ...intro.flatMap(({ text }) => text),
    ...papers.flatMap(({ summary, abstract }) => [...summary, ...abstract]),
    ...(closing ?? []),
  ];
  const all = texts.flatMap(endingsIn);
  const formal = all.filter(({ ending }) => ending === 'formal').length;
  const usual: Ending = formal * 2 >= all.length ? 'formal' : 'plain';
  const told = new Set<Text>();
  return all.flatMap(({ text, start, end, ending }): Finding[] => {
    if (ending === usual || told.has(text)) return [];
    told.add(text);
    const { path, value } = text;
    const args = { what: nameOf(path), text: value.slice(start, end), usual };
    return [{ code: 'style/endings', args, path, at: sourceMap.inText(path, start, end) }];
  });
}

function endingsIn(text: Text): Sentence[] {
  if (!text.value.includes('다')) return [];
  return [...withoutCode(text.value).matchAll(lastWord)].map(({ 0: word, index }) => ({
    text,
    start: index,
    end: index + word.length,
    ending: /(?:니다|니까|세요|[어아예에]요|지요|죠|시오)$/.test(word) ? 'formal' : 'plain',
  }));
}
