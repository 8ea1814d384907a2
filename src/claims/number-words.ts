/** Number words of English and Korean, with their values. */

const english: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const)
    .concat(
      'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]),
      [
        ['dozen', 12],
        ['hundred', 100],
        ['once', 1],
        ['twice', 2],
        ['thrice', 3],
        ['both', 2],
        ['pair', 2],
        ['single', 1],
        ['first', 1],
        ['second', 2],
        ['third', 3],
        ['fourth', 4],
        ['fifth', 5],
        ['sixth', 6],
        ['seventh', 7],
        ['eighth', 8],
        ['ninth', 9],
        ['tenth', 10],
        ['thirds', 3],
        ['quarter', 4],
        ['quarters', 4],
        ['quadruple', 4],
      ],
    ),
);

/** Words that begin so say how many times: `halved`, `doubling`, `triples`. */
const multiples: readonly (readonly [RegExp, number])[] = [
  [/^(?:half|halv)/, 2],
  [/^doubl/, 2],
  [/^tripl/, 3],
  [/^quadrupl/, 4],
];

const months = 'january february march april may june july august september october november december'.split(' ');

/** The value of an English word; `undefined` where it is none. Months count, for Korean writes them as numbers. */
export function valueOfEnglish(word: string): number | undefined {
  const small = word.toLowerCase();
  const known = english.get(small) ?? multiples.find(([form]) => form.test(small))?.[1];
  if (known !== undefined) return known;
  const month = /^[A-Z]/.test(word) ? months.findIndex((name) => name === small || name.slice(0, 3) === small) : -1;
  return month === -1 ? undefined : month + 1;
}

/** Those that a text is held to: they count something, and are not said in passing as "one" and "two" are. */
export function isCount(word: string): boolean {
  const value = english.get(word.toLowerCase());
  return value !== undefined && value >= 3 && value <= 12 && /(?:[ent]|ee|our|ix|even|elve|ive)$/i.test(word) && !/th$/i.test(word);
}

/** Factors behind digits. The capital decides: `5M` are five million, `5m` are metres. */
export const scales: ReadonlyMap<string, number> = new Map([
  ['K', 1e3],
  ['k', 1e3],
  ['M', 1e6],
  ['B', 1e9],
  ['T', 1e12],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['천', 1e3],
  ['만', 1e4],
  ['십만', 1e5],
  ['백만', 1e6],
  ['천만', 1e7],
  ['억', 1e8],
  ['십억', 1e9],
  ['백억', 1e10],
  ['천억', 1e11],
  ['조', 1e12],
]);

/** Korean words that count. `strict` forms stand before a space or a counter, since the syllable alone means many things. */
const korean: ReadonlyMap<string, number> = new Map(
  Object.entries({
    한: 1, 하나: 1, 두: 2, 둘: 2, 세: 3, 셋: 3, 네: 4, 넷: 4, 다섯: 5, 여섯: 6, 일곱: 7, 여덟: 8, 아홉: 9,
    열: 10, 열한: 11, 열하나: 11, 열두: 12, 열둘: 12, 스무: 20, 스물: 20,
  }),
);

const counters =
  '가지|개|명|편|종|종류|축|단계|갈래|번째|번|차례|배|건|곳|대|쌍|층|구간|부분|방법|사람|권|달|해|시간|마리|군데|주|분야|과제|범주|영역|요소|유형|언어|모델|데이터|벤치마크|실험|전략|질문|원칙|차원|기준|관점|측면|모듈|에이전트|패턴|논문|사례|연구';

/** A word that counts, alone or before what it counts. */
export const koreanCount = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(열하나|열둘|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?=$|[^\p{L}]|${counters}|이|은|을|의|과|으로|로|가|를)|(열한|열두|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무)(?= ?(?:${counters}))|(두|세|네|다섯|여섯|일곱|여덟|아홉)(?= \p{L}))`,
  'gu',
);

export function valueOfKorean(word: string): number | undefined {
  return korean.get(word);
}
