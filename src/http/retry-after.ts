/**
 * Retry-After is a number of seconds or a date with the name of a month (RFC 9110, 10.2.3), in UTC where it does not say so; other texts
 * may be any date.
 */
export function secondsOf(value: string, now: Date): number | undefined {
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(value)) return Number(value);
  const isDate = /^\s*[a-z]{3,9},? .*\d\d:\d\d:\d\d/i.test(value);
  const hasZone = /(?:[a-z]|[+-]\d{4})\s*$/i.test(value);
  const date = isDate ? Date.parse(hasZone ? value : `${value} GMT`) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}
