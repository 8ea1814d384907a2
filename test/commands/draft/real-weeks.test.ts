import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readIssue } from '../../../src/issue/index.ts';
import { insertPapers } from '../../../src/issue/edit/insert.ts';
import { parseYaml } from '../../../src/yaml/index.ts';
import { kindOf } from '../../support/language-model.ts';
import { Week } from './week.ts';

const weeks = readdirSync('issues').filter((name) => name.endsWith('.yaml'));

// What people wrote and checked is what a very good model would write: nothing of it may be refused.
test.each(weeks)('%s, written by a model as its editors wrote it, passes', async (name) => {
  const { data = {} } = parseYaml(readFileSync(`issues/${name}`));
  const inLanguage = (texts: readonly { lang: string; value: string }[], lang: string): string =>
    texts.find((text) => text.lang === lang)?.value.trim() ?? '';
  const { papers: all } = readIssue(data, ['ko', 'en']);
  const papers = all.filter(
    ({ title, abstract }) => inLanguage(title, 'en') !== '' && inLanguage(abstract, 'en') !== '',
  );
  const bare = papers.map(({ title, authors, published, arxiv, doi, link, abstract, more, tags }) => ({
    title: { en: inLanguage(title, 'en') },
    authors,
    ...(published === undefined ? {} : { published }),
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(doi === undefined ? {} : { doi }),
    ...(link === undefined ? {} : { link }),
    abstract: { en: `${inLanguage(abstract, 'en')}\n` },
    more: more.map(({ url }) => url),
    tags,
  }));
  const empty = 'week: 2025-07-07\ndraft: true\npapers: []\n';
  const week = new Week({ issue: insertPapers(empty, bare, { path: name }).text });
  week.model.answer = ({ prompt }) => {
    const paper = papers.find(({ title, abstract }) =>
      kindOf(prompt) === 'abstract'
        ? prompt.includes(inLanguage(abstract, 'en'))
        : prompt.includes(`\nTitle: ${inLanguage(title, 'en')}\n`),
    );
    const texts = {
      title: paper?.title,
      abstract: paper?.abstract,
      summary: paper?.summary,
      takeaway: [],
      intro: [],
    };
    return inLanguage(texts[kindOf(prompt)] ?? [], 'ko');
  };
  const ran = await week.draft('--yes --what titles,abstracts,summaries');
  expect(papers.length).toBeGreaterThan(2);
  const refused = [...ran.stderr.matchAll(/^digest: (.*)$/gm)].map(([, why]) => why);
  expect({ refused, asked: week.model.asked.length }).toEqual({ refused: [], asked: 3 * papers.length });
});
