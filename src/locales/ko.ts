import type { Locale } from './locale.ts';

export const ko: Locale = {
  labels: {
    summary: '논문 소개',
    abstract: '논문 초록(Abstract)',
    paper: '논문 링크',
    more: '더 읽어보기',
    tags: '태그',
    authors_more: '외 {{count}}명',
    contents: '이번 주 논문',
    issue_number: '{{number}}호',
    paper_count: '논문 {{count}}편',
    paper_count_one: '논문 1편',
    read_paper: '논문 보기',
    part: '({{part}}/{{parts}})',
    web: '웹에서 보기',
    unsubscribe: '수신 거부',
    subscribe: '전달받으셨나요? 구독하기',
    read_full: '전문 보기',
    credits: '이번 주에 도와주신 분:',
    issues: '모든 호',
    latest: '최신 호',
    authors: '저자',
    search: '검색',
    search_hint: '제목, 저자, 태그, 요점',
    search_none: '찾은 논문이 없습니다.',
    search_script: '검색에는 자바스크립트가 필요합니다.',
    previous: '이전 호',
    next: '다음 호',
    papers: '논문',
    in_issues: '이 논문이 실린 호',
    cite: '인용하기',
    copy: '복사',
    copied: '복사했습니다',
    skip: '본문으로 건너뛰기',
    repository: '저장소',
    moved: '이 논문의 페이지는 이제 여기에 있습니다:',
  },
  title: '[{{range}}] 이번 주 논문 모음',
  // What both ends share is said once: 2025/07/07 ~ 13, 2025/06/30 ~ 07/06, 2025/12/29 ~ 2026/01/04.
  range(first, last) {
    const shared =
      first.slice(0, 7) === last.slice(0, 7) ? 8 : first.slice(0, 4) === last.slice(0, 4) ? 5 : 0;
    return `${slashes(first)} ~ ${slashes(last.slice(shared))}`;
  },
  date: slashes,
  correction: {
    heading: (title) => `“${title}” 내용을 바로잡습니다`,
    added: (what) => `${what} 추가`,
    removed: (what) => `${what} 삭제`,
    parts: {
      title: '제목',
      authors: '저자',
      published: '발표일',
      image: '그림',
      text: '본문',
      lead: '여는 글',
      masthead: '머리말',
      closing: '맺음말',
      link: '링크',
      paper: '논문',
      theme: '주제',
      section: '모음',
    },
  },
};

function slashes(date: string): string {
  return date.replaceAll('-', '/');
}
