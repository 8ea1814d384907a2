import { parseDate } from '../calendar.ts';
import type { Locale } from './locale.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const en: Locale = {
  labels: {
    summary: 'Summary',
    abstract: 'Abstract',
    paper: 'Paper',
    more: 'Further reading',
    tags: 'Tags',
    authors_more: 'and {{count}} more',
    contents: 'This week’s papers',
    issue_number: 'No. {{number}}',
    paper_count: '{{count}} papers',
    paper_count_one: '1 paper',
    read_paper: 'Read the paper',
    part: '({{part}}/{{parts}})',
    web: 'Read on the web',
    unsubscribe: 'Unsubscribe',
    subscribe: 'Forwarded to you? Subscribe',
    read_full: 'Read in full',
    credits: 'With thanks to',
    issues: 'All issues',
    latest: 'Latest issue',
    authors: 'Authors',
    search: 'Search',
    search_hint: 'Title, author, tag or takeaway',
    search_none: 'No papers found.',
    search_script: 'The search needs JavaScript.',
    previous: 'Previous issue',
    next: 'Next issue',
    papers: 'Papers',
    in_issues: 'In these issues',
    cite: 'Cite',
    copy: 'Copy',
    copied: 'Copied',
    skip: 'Skip to the text',
    repository: 'Repository',
    moved: 'The page of this paper is now here:',
  },
  title: '[{{range}}] Papers worth reading this week',
  // July 7–13, 2025; June 30 – July 6, 2025; December 29, 2025 – January 4, 2026 (Chicago Manual of Style, 9.60).
  range(first, last) {
    const [a, b] = [parts(first), parts(last)];
    if (a.year !== b.year) return `${a.month} ${a.day}, ${a.year} – ${b.month} ${b.day}, ${b.year}`;
    if (a.month !== b.month) return `${a.month} ${a.day} – ${b.month} ${b.day}, ${b.year}`;
    return `${a.month} ${a.day}–${b.day}, ${b.year}`;
  },
  date(date) {
    const { year, month, day } = parts(date);
    return `${month} ${day}, ${year}`;
  },
  correction: {
    heading: (title) => `Corrections to “${title}”`,
    added: (what) => `${what}, added`,
    removed: (what) => `${what}, removed`,
    parts: {
      title: 'Title',
      authors: 'Authors',
      published: 'Date',
      image: 'Image',
      text: 'Text',
      lead: 'Opening',
      masthead: 'Masthead',
      closing: 'Closing',
      link: 'Link',
      paper: 'Paper',
      theme: 'Theme',
      section: 'Section',
    },
  },
};

function parts(date: string): { year: number; month: string; day: number } {
  const { year, month, day } = parseDate(date) ?? { year: 0, month: 1, day: 1 };
  return { year, month: months[month - 1] ?? '', day };
}
