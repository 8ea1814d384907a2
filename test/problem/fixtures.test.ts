import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkIssueFile } from '../../src/pipeline/check.ts';
import { openNewsletter } from '../../src/pipeline/newsletter.ts';
import { renderedCheck } from '../../src/verify/verify.ts';
import { catalogue } from '../../src/problem/catalogue.ts';
import { type Problem, sayProblem } from '../../src/problem/problem.ts';
import { sayAll } from '../support/check.ts';
import { fakeContext } from '../support/context.ts';
import { soundIssue } from '../support/issues.ts';

/**
 * One folder a problem code: an issue file that has it, the config, the terms and the earlier issues that it needs, and in
 * `expected.txt` all that is said about it. Where there is a config, the issue is rendered too.
 */
const folder = new URL('../fixtures/problems/', import.meta.url);
const names = readdirSync(folder);

/** Codes that need a file too large to be kept, a fault of our own or a server, by the test that shows them. */
const elsewhere: Readonly<Record<string, string>> = {
  'yaml/too-large': 'test/problem/fixtures.test.ts',
  'yaml/long-word': 'test/problem/fixtures.test.ts',
  'yaml/too-many': 'test/problem/fixtures.test.ts',
  'file/more': 'test/problem/to-tell.test.ts',
  'email/size': 'test/problem/fixtures.test.ts',
  'link/dead': 'test/cli/validate-links.test.ts',
  'forum/differs': 'test/verify/forum-differs.isolated.test.ts',
  'template/differs': 'test/verify/own-templates.hostile.test.ts',
};

const config = 'digest.config.yaml';
const terms = 'terms.yaml';

/** What `validate`, with `--rendered` where `isRendered`, says of an issue in a newsletter in memory. */
async function check(
  files: Readonly<Record<string, string | Uint8Array>>,
  issue: string,
  { isRendered = false, withClaims = false },
): Promise<Problem[]> {
  const context = fakeContext({ files });
  const newsletter = await openNewsletter(context);
  // What a broken config would print is no one's business.
  const isSound = newsletter.configProblems.every(({ severity }) => severity !== 'error');
  const rendered = isRendered && isSound ? { rendered: renderedCheck(context, newsletter) } : {};
  const file = `/desk/issues/${issue}`;
  const { problems } = await checkIssueFile(context, newsletter, { file, withClaims, ...rendered });
  return [...newsletter.configProblems, ...newsletter.terms.problems, ...problems];
}

function read(from: URL): Record<string, Uint8Array> {
  if (!existsSync(from)) return {};
  const files = readdirSync(from).filter((name) => /\.ya?ml$/.test(name));
  return Object.fromEntries(
    files.map((name) => [
      `/desk/${name === config || name === terms ? '' : 'issues/'}${name}`,
      readFileSync(new URL(name, from)),
    ]),
  );
}

describe('a fixture a problem code', () => {
  test.each(names)('%s', async (name) => {
    const own = new URL(`${name}/`, folder);
    const issue =
      readdirSync(own).find((file) => file.endsWith('.yaml') && file !== config && file !== terms) ?? '';
    const files = { ...read(own), ...read(new URL('archive/', own)) };
    const problems = await check(files, issue, {
      isRendered: `/desk/${config}` in files,
      withClaims: name.startsWith('claim-'),
    });
    expect(problems.map(({ code }) => code.replace('/', '-'))).toContain(name);
    // As they come back from another thread.
    expect(structuredClone(problems)).toStrictEqual(problems);
    await expect(sayAll(problems)).toMatchFileSnapshot(new URL('expected.txt', own).pathname);
  });

  test('yaml/too-large', async () => {
    const files = { '/desk/issues/2025-07-07.yaml': `${soundIssue()}# ${'x'.repeat(1_000_000)}\n` };
    const [problem, ...others] = await check(files, '2025-07-07.yaml', {});
    expect(problem).toMatchObject({
      code: 'yaml/too-large',
      severity: 'error',
      place: { line: 1, column: 1 },
    });
    expect(others).toEqual([]);
  });

  test('yaml/long-word', async () => {
    const picture = `![](data:image/png;base64,${'iVBORw0KGgo'.repeat(20_000)})`;
    const issue = soundIssue('2025-07-07', (text) => text.replace('이번 주에는', picture));
    const [problem, ...others] = await check(
      { '/desk/issues/2025-07-07.yaml': issue },
      '2025-07-07.yaml',
      {},
    );
    expect(problem).toMatchObject({
      code: 'yaml/long-word',
      severity: 'error',
      args: { length: picture.length, most: 10_000 },
      place: { line: 5, column: 7, endLine: 5, endColumn: 27 },
    });
    expect(others).toEqual([]);
    const words = 'a'.repeat(10_000);
    const sound = soundIssue('2025-07-07', (text) => text.replace('작은 모델로도', `작은 모델로도 ${words}`));
    expect(
      (await check({ '/desk/issues/2025-07-07.yaml': sound }, '2025-07-07.yaml', {})).map(({ code }) => code),
    ).not.toContain('yaml/long-word');
    // Neither is an issue that a program wrote on one line of JSON, in a script without spaces.
    const papers = Array.from({ length: 20 }, (_, i) => ({ title: `題${i}`, summary: '字'.repeat(900) }));
    const json = JSON.stringify({ week: '2025-07-07', papers });
    const found = await check({ '/desk/issues/2025-07-07.yaml': json }, '2025-07-07.yaml', {});
    expect(found.map(({ code }) => code)).not.toContain('yaml/long-word');
  });

  test('yaml/too-many', async () => {
    const of = (entries: number, list: string, entry: string) => {
      const text = `week: 2025-07-07\n${list}:\n${`  - ${entry}\n`.repeat(entries)}  # the end\n`;
      return check({ '/desk/issues/2025-07-07.yaml': text }, '2025-07-07.yaml', {});
    };
    expect(await of(10_001, 'intro', 'text: a')).toMatchObject([
      { code: 'yaml/too-many', args: { most: 10_000 }, place: { line: 3, column: 3 } },
    ]);
    expect(await of(1001, 'papers', 'title: a')).toMatchObject([
      { code: 'yaml/too-many', severity: 'error', args: { most: 1000 }, place: { line: 2 } },
    ]);
    expect((await of(1000, 'papers', 'title: a')).map(({ code }) => code)).not.toContain('yaml/too-many');
    const keys = await check(
      { '/desk/issues/2025-07-07.yaml': 'a:\n'.repeat(20_000) },
      '2025-07-07.yaml',
      {},
    );
    expect(keys.map(({ code }) => code)).toEqual(['yaml/too-many']);
  });

  test('yaml/too-many is told of no text that has as many languages as a config may', async () => {
    const { maxItems } = JSON.parse(readFileSync('schema/config.schema.json', 'utf8')).properties.languages;
    const file = '/desk/issues/2025-07-07.yaml';
    const tags = Array.from({ length: maxItems + 1 }, (_, i) => `en-x${100 + i}`);
    const tooMany = async (languages: readonly string[], of: readonly string[]): Promise<string[]> => {
      const files = {
        '/desk/digest.config.yaml': `languages: [${languages.join(', ')}]\n`,
        [file]: `week: 2025-07-07\ntheme: { ${of.map((tag) => `${tag}: a`).join(', ')} }\n`,
      };
      const found = await check(files, '2025-07-07.yaml', {});
      const told = found.filter(({ code }) => code === 'yaml/too-many');
      return told.map((problem) => problem.file.replace('/desk/', ''));
    };
    const most = tags.slice(1);
    expect(await tooMany(most, most)).toEqual([]);
    expect(await tooMany(most, tags)).toEqual(['issues/2025-07-07.yaml']);
  });

  test('email/size', async () => {
    const long = '한국어 초록입니다. 문장이 아주 많이 이어집니다.\n\n        '.repeat(2000);
    const issue = soundIssue('2025-07-07', (text) => text.replace('우리는', `${long}우리는`));
    const problems = await check({ '/desk/issues/2025-07-07.yaml': issue }, '2025-07-07.yaml', {
      isRendered: true,
    });
    expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toContain('email/size error');
  });

  test('email/size does not say to shorten abstracts that are not there', async () => {
    const long = '한국어 요약입니다. 문장이 아주 많이 이어집니다.\n\n      '.repeat(2000);
    const issue = soundIssue('2025-07-07', (text) => text.replace('작은 모델로도', `${long}작은 모델로도`));
    const files = {
      '/desk/issues/2025-07-07.yaml': issue,
      '/desk/digest.config.yaml': 'name: Test\nlocale: ko\nemail: { abstracts: none }\n',
    };
    const problems = await check(files, '2025-07-07.yaml', { isRendered: true });
    const size = problems.find(({ code }) => code === 'email/size');
    expect(size === undefined ? undefined : sayProblem(size).hint).toContain(
      'Even without abstracts it is too large: shorten summaries.',
    );
  });

  test.each(Object.keys(catalogue))('%s has one, or a test', (code) => {
    const file = elsewhere[code];
    if (file === undefined) {
      expect(names).toContain(code.replace('/', '-'));
    } else {
      expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(`'${code}`);
    }
  });
});
