/** A mail by React Email: `node react-email.mjs FILE OUT`. */
import { Body, Container, Head, Heading, Html, Link, Section, Text } from '@react-email/components';
import { render } from '@react-email/render';
import { createElement as h } from 'react';
import { heads, readIssue, toHtml, writeMail } from './issue.mjs';

const issue = readIssue();
const line = '1px solid #e0e0e0';
const quote = {
  margin: '0 0 12px',
  padding: '0 0 0 14px',
  borderLeft: '3px solid #cccccc',
  color: '#424242',
};
const html = (text, kind = 'div', style) =>
  h(kind, { style, dangerouslySetInnerHTML: { __html: toHtml(text) } });
const head = (text) =>
  h(Heading, { as: 'h3', style: { margin: '16px 0 8px', fontSize: 15, color: '#7c2d12' } }, text);
const link = (url, text = url) =>
  h(Link, { href: url, style: { color: '#0b57d0', fontWeight: 'bold' } }, text);

const theme = ({ theme: name, text }, i) =>
  h(
    Section,
    { key: `theme-${i}`, style: { padding: '16px 32px', borderBottom: line } },
    h(Text, { style: { fontWeight: 'bold', color: '#7c2d12' } }, name),
    html(text),
  );

const paper = ({ title, by, arxiv, summary, abstract, link: url, more }) =>
  h(
    Section,
    { key: arxiv, style: { padding: '24px 32px', borderBottom: line } },
    h(
      Heading,
      { as: 'h2', style: { margin: '0 0 4px', fontSize: 19, color: '#111111' } },
      title.ko,
      h('span', { style: { color: '#616161', fontWeight: 'normal' } }, ` / ${title.en}`),
    ),
    h(Text, { style: { fontSize: 13, color: '#616161' } }, `${by} · arXiv ${arxiv}`),
    head(heads.summary),
    html(summary),
    head(heads.abstract),
    html(abstract.ko, 'blockquote', quote),
    html(abstract.en, 'blockquote', quote),
    head(heads.link),
    h(Text, { style: { margin: '0 0 12px', fontSize: 15 } }, link(url)),
    head(heads.more),
    h(
      'ul',
      { style: { paddingLeft: 20 } },
      more.map((item) => h('li', { key: item.url, style: { fontSize: 14 } }, link(item.url, item.title))),
    ),
  );

const column = [
  h(
    Section,
    { key: 'head', style: { padding: '24px 32px', backgroundColor: '#7c2d12' } },
    h(Heading, { as: 'h1', style: { fontSize: 22, color: '#ffffff' } }, issue.title),
  ),
  ...issue.intro.map(theme),
  ...issue.papers.map(paper),
  h(
    Section,
    { key: 'foot', style: { padding: '20px 32px' } },
    h(Text, { style: { fontSize: 12 } }, issue.title),
  ),
];
const body = {
  margin: 0,
  backgroundColor: '#f3f4f6',
  fontFamily: "'Noto Sans KR', Arial, sans-serif",
  color: '#212121',
};
const page = { width: 640, maxWidth: 640, backgroundColor: '#ffffff' };
writeMail(
  await render(
    h(
      Html,
      { lang: 'ko' },
      h(Head, null, h('title', null, issue.title)),
      h(Body, { style: body }, h(Container, { style: page }, column)),
    ),
  ),
);
