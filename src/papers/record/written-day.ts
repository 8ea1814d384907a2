import { dayIn, dayOf } from './day.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const weekday = String.raw`(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?`;
const sep = String.raw`(?:\s*[./-]\s*|\s+)`;

const yearFirst = new RegExp(String.raw`^(\d{4})(?:${sep}(\d{1,2})${sep}(\d{1,2})|(\d{2})(\d{2}))[.]?$`);
const east = /^('?\d{2}|\d{4})\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日号]$/;
const yearLast = new RegExp(String.raw`^(\d{1,2})${sep}(\d{1,2})${sep}(\d{4})[.]?$`);
const shortYear = new RegExp(String.raw`^('?)(\d{2})${sep}(\d{1,2})${sep}('?)(\d{2})[.]?$`);
const shortYearLast = new RegExp(String.raw`^(\d)${sep}(\d{1,2})${sep}'?(\d{2})[.]?$`);
const between = String.raw`\s*[.,/-]?\s*`;
const dayMonth = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?${between}${month}\.?${between}('?\d{2}|\d{4})$`,
  'i',
);
const monthDay = new RegExp(
  String.raw`^${month}\.?${between}(\d{1,2})(?:st|nd|rd|th)?(?:\s*[,/-]\s*|\s+)('\d{2}|\d{4})$`,
  'i',
);
const yearMonthDay = new RegExp(
  String.raw`^(\d{4})${between}${month}\.?${between}(\d{1,2})(?:st|nd|rd|th)?$`,
  'i',
);

/**
 * Lists the days that a date may mean as somebody wrote it: none where it is no full date, and more than one where the order of
 * its numbers is anybody's guess (6/7/2025 is in June or in July). It knows the orders and the months of Korean and English.
 */
export function daysIn(written: string): string[] {
  const text = bare(written);
  const found = readings(text).flatMap((parts) => dayOf(...parts) ?? []);
  return [...new Set(found)];
}

/** Reads the day of a record: as registries write it, else as people do where only one day can be meant. */
export function onlyDayIn(text: string): string | undefined {
  const [day, ...others] = daysIn(text);
  return dayIn(text) ?? (others.length === 0 ? day : undefined);
}

type Parts = [year: string, month: string, day: string];

function readings(text: string): Parts[] {
  const first = yearFirst.exec(text) ?? east.exec(text);
  if (first !== null) {
    const [, y = '', m = '', d = '', mm = '', dd = ''] = first;
    return [[full(y), m || mm, d || dd]];
  }
  const last = yearLast.exec(text);
  if (last !== null) {
    const [, a = '', b = '', y = ''] = last;
    return inEitherOrder(y, a, b);
  }
  const short = shortYear.exec(text);
  if (short !== null) {
    const [, isFirst = '', a = '', b = '', isLast = '', c = ''] = short;
    return [
      ...(isLast === '' ? [[full(a), b, c] satisfies Parts] : []),
      ...(isFirst === '' ? inEitherOrder(full(c), a, b) : []),
    ];
  }
  const shortLast = shortYearLast.exec(text);
  if (shortLast !== null) {
    const [, a = '', b = '', c = ''] = shortLast;
    return inEitherOrder(full(c), a, b);
  }
  return withMonthName(text);
}

function withMonthName(text: string): Parts[] {
  const [, d1 = '', m1, y1 = ''] = dayMonth.exec(text) ?? [];
  if (m1 !== undefined) {
    // 18 Jun 25 may begin with its year as well.
    const isSure = y1.length !== 2 || d1.length !== 2;
    const asTyped: Parts = [full(y1), numberOf(m1), d1];
    const isDay = dayOf(...asTyped) !== undefined;
    return isSure || !isDay ? [asTyped] : [asTyped, [full(d1), numberOf(m1), y1]];
  }
  const [, m2, d2 = '', y2 = ''] = monthDay.exec(text) ?? [];
  if (m2 !== undefined) return [[full(y2), numberOf(m2), d2]];
  const [, y3 = '', m3, d3 = ''] = yearMonthDay.exec(text) ?? [];
  return m3 === undefined ? [] : [[full(y3), numberOf(m3), d3]];
}

function inEitherOrder(year: string, a: string, b: string): Parts[] {
  return [
    [year, b, a],
    [year, a, b],
  ];
}

function full(year: string): string {
  const digits = year.replace("'", '');
  return digits.length === 2 ? `20${digits}` : digits;
}

function numberOf(name: string): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

const before = new RegExp(
  String.raw`^(?:(?:first\s+)?(?:submitted|published|posted|released|available)(?:\s+(?:on|online))*|date|게재일|발행일|공개일)?[\s:]*(?:${weekday}\b\.?,?\s*)?`,
  'i',
);
const koreanWeekday =
  /\s*(?:\(\s*(?:[월화수목금토일月火水木金土日]|[a-z]{3,9})\s*\)|[월화수목금토일月火水木金土日]요?일|星期.)\s*$/iu;
const timeAfter =
  /^(.*\d|.*[일日]\.?)[T,\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt|kst|[+-]\d{2}:?\d{2})?$/i;

/** The date without what people paste with it: brackets, a word before it, its weekday, a time. */
function bare(written: string): string {
  const typed = written
    .slice(0, 120)
    .normalize('NFKC')
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[[(](.*)[\])]$/, '$1');
  const [, day = typed] = timeAfter.exec(typed) ?? [];
  return day.replace(koreanWeekday, '').replace(before, '').trim();
}
