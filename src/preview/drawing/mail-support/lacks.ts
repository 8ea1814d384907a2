import { join } from 'node:path';
import type { Context } from '../../../context.ts';
import { readBytes } from '../../../files/index.ts';
import type { Lack, MailReport } from '../../protocol.ts';
import { usesOf } from './uses.ts';

/** What the build takes of caniemail. */
export interface SupportData {
  /** Of its last change, YYYY-MM-DD. */
  readonly date: string;
  readonly features: readonly {
    readonly slug: string;
    readonly title: string;
    /** Names of what in a mail is a use of it, as `usesOf` gives them. */
    readonly find: readonly string[];
    /** By program: `n` for not at all, `a` for in part, with the numbers of notes. */
    readonly lacks: Readonly<Record<string, string>>;
    readonly notes: Readonly<Record<string, string>>;
  }[];
}

/** The programs that are looked up for a view. The other views have no data. */
const programsOf: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  [
    'original',
    {
      'apple-mail.macos': 'Apple Mail on macOS',
      'apple-mail.ios': 'Apple Mail on iOS',
      'outlook.outlook-com': 'Outlook.com',
    },
  ],
  [
    'gmail',
    {
      'gmail.desktop-webmail': 'Gmail on the web',
      'gmail.ios': 'Gmail on iOS',
      'gmail.android': 'Gmail on Android',
      'gmail.mobile-webmail': 'Gmail in a phone’s browser',
    },
  ],
  ['word', { 'outlook.windows': 'Outlook on Windows' }],
]);

/** Reads what mail programs lack; once it is asked for, never before. Throws Failure `cannot-read`. */
export function readSupport({ files, packageRoot }: Pick<Context, 'files' | 'packageRoot'>): SupportData {
  const bytes = readBytes(files, join(packageRoot, 'dist', 'data', 'mail-support.json'));
  return JSON.parse(new TextDecoder().decode(bytes)) as SupportData;
}

/** What a mail uses that the programs of a view lack: what none of it is there for first. `undefined` for a view without data. */
export function reportOn(
  html: string,
  client: string,
  { date, features }: SupportData,
): MailReport | undefined {
  const programs = programsOf.get(client);
  if (programs === undefined) return undefined;
  const uses = usesOf(html);
  const lacks = features.flatMap(({ slug, title, find, lacks, notes }): Lack[] => {
    const count = find.reduce((sum, name) => sum + (uses.get(name) ?? 0), 0);
    const lacking = Object.keys(programs).filter((program) => lacks[program] !== undefined);
    if (count === 0 || lacking.length === 0) return [];
    const verdicts = lacking.map((program) => lacks[program] ?? '');
    const numbers = new Set(verdicts.flatMap((verdict) => verdict.match(/\d+/g) ?? []));
    return [
      {
        title,
        count,
        isPart: verdicts.every((verdict) => verdict.startsWith('a')),
        programs: lacking.map((program) => programs[program] ?? program),
        notes: [...numbers].flatMap((number) => notes[number] ?? []),
        address: `https://www.caniemail.com/features/${slug}/`,
      },
    ];
  });
  const order = lacks.toSorted((a, b) => Number(a.isPart) - Number(b.isPart) || b.count - a.count);
  return { date, programs: Object.values(programs), lacks: order };
}
