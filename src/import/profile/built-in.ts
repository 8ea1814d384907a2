import type { Profile } from './profile.ts';

const all = [1, 2, 3, 4, 5, 6];

const columns: Profile['columns'] = {
  title: ['title', 'paper', 'name', '제목', '논문', '논문 제목'],
  authors: ['authors', 'author', '저자'],
  published: ['published', 'date', '날짜', '발표일'],
  link: ['link', 'links', 'url', 'paper link', 'arxiv', '링크', '논문 링크'],
  summary: ['summary', 'description', 'notes', 'tl;dr', '소개', '요약', '설명', '논문 소개'],
  abstract: ['abstract', '초록', '논문 초록'],
  more: ['code', 'github', 'project', 'further reading', '코드', '더 읽어보기'],
  tags: ['tags', 'topic', 'topics', 'category', '태그', '분야', '주제'],
};

/** In the order in which they are tried. */
export const builtIn = {
  digest: {
    name: 'digest',
    lines: 'kept',
    intro: 'themes',
    card: { heading: [2], rule: true },
    section: { heading: [2], rule: true },
    entries: ['list'],
    labels: {},
    columns,
    // What a forum writes below a post that was copied from its page.
    end: '^\\d+(?:개의 좋아요| Likes?)$',
  },
  list: {
    name: 'list',
    lines: 'joined',
    intro: 'lead',
    section: { heading: all },
    entries: ['list', 'paragraph'],
    labels: {},
    columns,
  },
  paragraphs: {
    name: 'paragraphs',
    lines: 'joined',
    intro: 'lead',
    section: { heading: all },
    entries: ['paragraph'],
    labels: {},
    columns,
  },
  table: {
    name: 'table',
    lines: 'joined',
    week: { heading: all, text: '\\d' },
    intro: 'lead',
    section: { heading: all },
    entries: ['row', 'list', 'paragraph'],
    labels: {},
    columns,
  },
} as const satisfies Readonly<Record<string, Profile>>;
