import { describe, expect, it } from 'vitest';
import { line } from './cooked.ts';

/** Each date as «UTC», and what its element says beside it. */
const dates = (raw: string): string =>
  line(raw).replace(/<span class="discourse-local-date"[^>]*>([^<]*)<\/span>/g, '«$1»');

describe('local dates', () => {
  it.each([
    ['[date=2025-07-07] 가', '«2025-07-07T00:00:00Z» 가'],
    ['가[date=2025-07-07]나', '가«2025-07-07T00:00:00Z»나'],
    ['\\[date=2025-07-07\\] &#91;date=2025-07-08]', '«2025-07-07T00:00:00Z» «2025-07-08T00:00:00Z»'],
    ['**[date=2025-07-07]**', '<strong>«2025-07-07T00:00:00Z»</strong>'],
    ['[date=2025-07-07 time=10:00:30]', '«2025-07-07T10:00:30Z»'],
    ['[date=2025-07-07 time=10:00 timezone="Asia/Seoul"]', '«2025-07-07T01:00:00Z»'],
    ['[date=2025-01-01 time=00:30 timezone=America/New_York]', '«2025-01-01T05:30:00Z»'],
    ['[date=2025-10-26 time=03:30 timezone=Europe/Paris]', '«2025-10-26T02:30:00Z»'],
    ['[date=2025-07-07 timezone=Nowhere/Land]', '«2025-07-07T00:00:00Z»'],
    [
      '[date=2025-13-45] [date=어제] [date=2025-07-07 time=25:00]',
      '«Invalid date» «Invalid date» «Invalid date»',
    ],
  ])('%s', (raw, text) => {
    expect(dates(raw)).toBe(text);
  });

  it.each([
    ['[date-range from=2025-07-07 to=2025-07-13]', '«2025-07-07T00:00:00Z» → «2025-07-13T00:00:00Z»'],
    [
      '[date-range from=2022-01-06T13:00 to=2022-01-08 timezone=Australia/Sydney]',
      '«2022-01-06T02:00:00Z» → «2022-01-07T13:00:00Z»',
    ],
    ['\\[date-range from="2025-07-07" to="2025-07-13"\\]', '«2025-07-07T00:00:00Z» → «2025-07-13T00:00:00Z»'],
    ['앞[date-range from=2025-07-07]뒤', '앞«2025-07-07T00:00:00Z»뒤'],
    ['[date-range to=2025-07-13]', '«2025-07-13T00:00:00Z»'],
  ])('ranges: %s', (raw, text) => {
    expect(dates(raw)).toBe(text);
  });

  it.each([
    '[<!-- -->date=2025-07-07] [<!-- -->date-range from=2025-07-07]',
    '[date] [date=] [date-range] [dates=2025-07-07] [DATE=2025-07-07]',
    '`[date=2025-07-07]`',
    '[[date=2025-07-07]](https://x.io/a)',
    '[date=2025\n-07-07]',
  ])('are not in %j', (raw) => {
    expect(dates(raw)).not.toContain('«');
    expect(dates(raw).replace(/<[^>]*>/g, '')).toContain('[date');
  });

  it('say what they were written with', () => {
    expect(line('[date=2025-07-07 time=10:00 format="LL" timezone="Asia/Seoul"]')).toBe(
      '<span class="discourse-local-date" data-date="2025-07-07" data-time="10:00" data-format="LL" ' +
        'data-timezone="Asia/Seoul" data-email-preview="2025-07-07T01:00:00+00:00 UTC">2025-07-07T01:00:00Z</span>',
    );
    expect(line('[date-range from=2025-07-07T10:00]')).toContain('data-range="from" data-time="10:00"');
  });
});
