import type { MarkdownIt, Token } from 'markdown-it';
import { openingTag } from '../bbcode/tag.ts';
import { type MakeToken, replaceInText, splitAt } from './text-runs.ts';

/**
 * `[date=2025-07-07 time=10:00 timezone=Asia/Seoul]` and `[date-range from=2025-07-07T10:00 to=2025-07-08]`: the plugin for
 * local dates comes with the forum and is on by default. The post has the moment in UTC, which the reader's browser writes anew.
 */
export function localDates(md: MarkdownIt): void {
  replaceInText(md, {
    name: 'local-dates',
    inLinks: false,
    split: (text, make) =>
      splitAt(text, /\[date(=[^\]]{1,300}|-range[^\]]{1,300})\]/g, ([, inside = '']) => {
        // The typographer has been here already.
        const plain = inside.replace(/^-range/, '').replace(/[‘’„“«»”]/g, '"');
        const attributes = openingTag(`[date day${plain}]`, 0)?.attributes ?? {};
        const { from, to } = attributes;
        if (!inside.startsWith('-range')) return { tokens: aDate(make, attributes, attributes['day'] ?? '') };
        if (from === undefined && to === undefined) return undefined;
        const ends = Object.entries({ from, to }).flatMap(([end, written]) => {
          if (written === undefined) return [];
          const [day = '', time] = written.split('T');
          const own = { ...attributes, 'data-range': end, ...(time === undefined ? {} : { time }) };
          return [aDate(make, own, day)];
        });
        const arrow = make('text');
        arrow.content = ' → ';
        return { tokens: ends.flatMap((tokens, index) => (index === 0 ? tokens : [arrow, ...tokens])) };
      }),
  });
}

type Attributes = Readonly<Record<string, string>>;

function aDate(make: MakeToken, attributes: Attributes, day: string): Token[] {
  const { time, timezone, 'data-range': range } = attributes;
  const moment = inUtc(`${day}T${time ?? '00:00'}`, timezone);
  const open = make('local_date_open', 'span', 1);
  open.attrs = [
    ['class', 'discourse-local-date'],
    ['data-date', day],
  ];
  if (range !== undefined) open.attrs.push(['data-range', range]);
  for (const name of ['time', 'format', 'timezone', 'timezones', 'recurring', 'countdown', 'calendar']) {
    const value = attributes[name];
    if (value !== undefined) open.attrs.push([`data-${name}`, value]);
  }
  const shown = make('text');
  shown.content = moment === undefined ? 'Invalid date' : `${moment}Z`;
  if (moment !== undefined) open.attrs.push(['data-email-preview', `${moment}+00:00 UTC`]);
  return [open, shown, make('local_date_close', 'span', -1)];
}

/** The moment when a clock in that zone, or else in UTC, shows the day and time; undefined where there is no such day or time. */
function inUtc(written: string, zone: string | undefined): string | undefined {
  const [, day, time = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)/.exec(written) ?? [];
  const there = Date.parse(`${day}T${time}Z`);
  if (day === undefined || Number.isNaN(there) || !iso(there).startsWith(day)) return undefined;
  // Where clocks have just changed the first guess may be an hour off, and the second is not.
  return iso(there - offset(there - offset(there, zone), zone));
}

function iso(moment: number): string {
  return new Date(moment).toISOString().slice(0, 19);
}

/** How far the zone's clocks are ahead of UTC then, in milliseconds; 0 where nobody knows the zone. */
function offset(moment: number, zone: string | undefined): number {
  if (zone === undefined) return 0;
  try {
    const clock = new Date(moment).toLocaleString('sv', { timeZone: zone });
    return Date.parse(`${clock.replace(' ', 'T')}Z`) - moment;
  } catch {
    return 0;
  }
}
