/** Number words of English and Korean, with their values. */

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth';
const months = 'january february march april may june july august september october november december';

const english: ReadonlyMap<string, number> = new Map([
  ...ones.split(' ').map((word, value) => [word, value] as const),
  ...tens.split(' ').map((word, i) => [word, (i + 2) * 10] as const),
  ...Object.entries({ dozen: 12, hundred: 100, once: 1, single: 1, twice: 2, both: 2, pair: 2, thrice: 3 }),
]);

/** Words that begin so say how many times, or into how many parts: `halved`, `doubling`, `triples`. */
const multiples: readonly (readonly [RegExp, number])[] = [
  [/^(?:half|halv)/, 2],
  [/^doubl/, 2],
  [/^tripl/, 3],
  [/^quadrupl/, 4],
];

/** The value of an English word; `undefined` where it is none. */
export function valueOfEnglish(word: string): number | undefined {
  const small = word.toLowerCase();
  return english.get(small) ?? multiples.find(([form]) => form.test(small))?.[1];
}

/** The value of `third`, `thirds` or `quarter`, which may also be a part of something. */
export function valueOfOrdinal(word: string): number | undefined {
  const small = word.toLowerCase().replace(/s$/, '');
  const place = ordinals.split(' ').indexOf(small);
  return small === 'quarter' ? 4 : place === -1 ? undefined : place + 1;
}

/** The number of a month, which Korean writes as that: 6월 for June. */
export function valueOfMonth(word: string): number | undefined {
  const small = word.toLowerCase();
  const month = /^[A-Z]/.test(word)
    ? months.split(' ').findIndex((name) => name === small || name.slice(0, 3) === small)
    : -1;
  return month === -1 ? undefined : month + 1;
}

/** The words from three to twelve count something; one and two are said in passing too often. */
export function isCount(word: string): boolean {
  const place = ones.split(' ').indexOf(word.toLowerCase());
  return place >= 3 && place <= 12;
}

/** Factors behind digits. The capital decides: `5M` are five million, `5m` are metres. */
export const scales: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ K: 1e3, k: 1e3, M: 1e6, B: 1e9, T: 1e12 },
    ...{ thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
    ...{
      천: 1e3,
      만: 1e4,
      십만: 1e5,
      백만: 1e6,
      천만: 1e7,
      억: 1e8,
      십억: 1e9,
      백억: 1e10,
      천억: 1e11,
      조: 1e12,
    },
  }),
);

const korean: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{
      한: 1,
      하나: 1,
      두: 2,
      둘: 2,
      세: 3,
      셋: 3,
      네: 4,
      넷: 4,
      다섯: 5,
      여섯: 6,
      일곱: 7,
      여덟: 8,
      아홉: 9,
    },
    스무: 20,
  }),
);

const koreanTens = '열 스물 서른 마흔 쉰 예순 일흔 여든 아흔'.split(' ');

/** The value of a native Korean number up to 99, by itself or before a counter: 셋, 세, 열다섯, 스물두. */
export function valueOfKorean(word: string): number | undefined {
  const tens = koreanTens.findIndex((ten) => word.startsWith(ten));
  if (tens === -1) return korean.get(word);
  const rest = word.slice(koreanTens[tens]?.length);
  const ones = rest === '' ? 0 : korean.get(rest);
  return ones === undefined ? undefined : (tens + 1) * 10 + ones;
}

const counters = [
  '가지|개|명|편|종류|종|축|단계|갈래|번째|번|차례|배|건|곳|대|쌍|층|구간|부분|방법|사람|권|달|해|시간|마리|군데|주',
  '분야|과제|범주|영역|요소|유형|언어|모델|데이터|벤치마크|실험|전략|질문|원칙|차원|기준|관점|측면|모듈|패턴|논문|사례',
].join('|');

/**
 * A word that counts: by itself with a particle, before a counter, or before a space and what it counts. The short ones mean other things
 * elsewhere (세대, 네트워크, 열대), so that a few counters alone follow them without a space.
 */
export const koreanCount = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:`,
    String.raw`(?:(?:${koreanTens.join('|')})(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|서른|마흔|일흔|여든|아흔)(?=$|[^\p{L}]|(?:${counters})|(?:이|은|을|의|과|으로|로|가|를)(?!\p{L}))`,
    String.raw`|(?:한|두|세|네|열|스무)(?= (?:${counters})|가지|개(?![가-힣]*[별체])|명|편|번|배|건|곳)`,
    String.raw`|(?:두|세|네)(?= \p{L}))`,
  ].join(''),
  'gu',
);
