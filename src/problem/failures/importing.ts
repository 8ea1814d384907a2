import { kind } from '../failure-kind.ts';

/** Failures of posts that are imported. */
export const importFailures = {
  'import-no-date': kind<{ source: string }>({
    exit: 1,
    message: ({ source }) => `${source} has no date, so that nobody knows its week; it was not imported`,
    hint: () => 'Begin the name of the file with the day (2025-07-07-post.md), or say it: --date 2025-07-07.',
  }),
  'import-week-twice': kind<{ source: string; week: string; other: string }>({
    exit: 1,
    message: ({ source, week, other }) =>
      `${source} is of the week ${week}, as ${other} is; it was not imported`,
    hint: () =>
      'A week is one issue: join the two posts, or import the other one by itself for another day (--date).',
  }),
  'import-taken': kind<{ source: string; path: string }>({
    exit: 1,
    message: ({ source, path }) =>
      `${path} is there already and came from elsewhere; ${source} was not imported`,
    hint: () => 'Nothing is written over a file. Move it away to import this post.',
  }),
  'import-empty': kind<{ source: string }>({
    exit: 1,
    message: ({ source }) => `${source} has nothing to import`,
    hint: () =>
      'Name Markdown, HTML, plain text, JSON of `digest render` or of a topic, or a folder with some.',
  }),
  'import-no-topic': kind<{ address: string; why: 'address' | 'status' | 'data'; status?: number }>({
    exit: 1,
    message: ({ address, why, status }) =>
      why === 'address'
        ? `${address} is no address of a topic or a category`
        : why === 'status'
          ? `the forum shows nothing to everybody at ${address} (HTTP ${status ?? 0})`
          : `${address} is JSON, and neither of a topic nor of \`digest render --format json\``,
    hint: ({ why }) =>
      why === 'data'
        ? undefined
        : 'Write it as your browser shows it: https://forum.example/t/title/123, or /c/news/14.',
  }),
  'import-text-left': kind<{ sources: readonly string[] }>({
    exit: 1,
    message: ({ sources }) =>
      `text of ${sources.length === 1 ? sources.join('') : `${sources.length} posts`} has no field`,
    hint: () =>
      'An import keeps it under x-import. A profile of your own may find it a place: digest import --help.',
  }),
};
