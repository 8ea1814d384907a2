/** An issue that says the same thing in every field. */
export function everywhere(text: string): string {
  const paper = {
    title: { ko: text, en: text },
    authors: [text],
    published: text,
    arxiv: text,
    doi: text,
    link: text,
    summary: text,
    abstract: { ko: text, en: text },
    more: [text, { title: text, url: text }],
    image: { url: text, alt: text },
    tags: [text],
  };
  const intro = [{ emoji: text, theme: text, text }];
  return JSON.stringify({
    week: '2025-07-07',
    title: text,
    masthead: text,
    lead: text,
    intro,
    papers: [paper, paper],
    closing: text,
  });
}
