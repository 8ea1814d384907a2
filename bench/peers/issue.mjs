/** What the mails of the peers share: an issue's data, its Markdown as HTML, and colours and sizes that are the same in all. */
import { readFileSync, writeFileSync } from 'node:fs';
import yaml from 'js-yaml';
import MarkdownIt from 'markdown-it';

const [, , file, out] = process.argv;
const markdown = new MarkdownIt();

export const toHtml = (text) => markdown.render(text);

export function readIssue() {
  const issue = yaml.load(readFileSync(file, 'utf8'), { schema: yaml.CORE_SCHEMA });
  const papers = issue.papers.map((paper) => ({
    ...paper,
    link: `https://arxiv.org/abs/${paper.arxiv}`,
    by: paper.authors.join(', '),
    more: paper.more.map((item) => (typeof item === 'string' ? { title: item, url: item } : item)),
  }));
  return { ...issue, papers, title: `[${issue.week}] ${issue.number}` };
}

export const writeMail = (html) => writeFileSync(out, html);

export const heads = { summary: '논문 소개', abstract: '논문 초록', link: '논문 링크', more: '더 읽어보기' };

/** Rules for each kind of part, as a mail has them. */
export const css = `
body { margin: 0; padding: 0; background-color: #f3f4f6; font-family: 'Noto Sans KR', Arial, sans-serif; color: #212121 }
a { color: #0b57d0; text-decoration: underline }
p { margin: 0 0 12px; font-size: 15px; line-height: 24px }
ul { margin: 0 0 12px; padding-left: 20px }
li { font-size: 14px; line-height: 22px }
table.page { width: 100%; background-color: #f3f4f6 }
table.column { width: 640px; max-width: 640px; margin: 0 auto; background-color: #ffffff }
td.head { padding: 24px 32px; background-color: #7c2d12; color: #ffffff }
td.head h1 { margin: 0; font-size: 22px; line-height: 30px; color: #ffffff }
td.theme { padding: 16px 32px; border-bottom: 1px solid #e0e0e0 }
td.theme .name { font-weight: bold; color: #7c2d12 }
td.paper { padding: 24px 32px; border-bottom: 1px solid #e0e0e0 }
td.paper h2 { margin: 0 0 4px; font-size: 19px; line-height: 27px; color: #111111 }
td.paper h2 span { color: #616161; font-weight: normal; font-size: 16px }
td.paper h3 { margin: 16px 0 8px; font-size: 15px; line-height: 22px; color: #7c2d12 }
td.paper .by { font-size: 13px; color: #616161; margin-bottom: 12px }
td.paper blockquote { margin: 0 0 12px; padding: 0 0 0 14px; border-left: 3px solid #cccccc; color: #424242 }
td.paper blockquote p { font-size: 14px; line-height: 22px }
td.paper .link a { font-weight: bold }
td.paper .more a { color: #555555 }
td.foot { padding: 20px 32px; font-size: 12px; color: #757575 }
@media (max-width: 660px) { table.column { width: 100% !important } td.paper { padding: 16px !important } }
`;
