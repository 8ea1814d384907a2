/** The feeds in programs that people read feeds with, and as XML. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { weekOf } from '../support/weeks.ts';
import { feedsOf, id } from './feeds.ts';

/** Each would be another text if it were escaped twice, or not at all. */
const titles = ['A &amp; B <b>c</b> ]]> "q" \'s\' {{x}} 😀 שלום', '논문 & <script>alert(1)</script> &#38;'];
const weeks = ['2025-07-14', '2025-07-07'];
const feeds = ['atom.xml', 'rss.xml', 'papers.xml'];

const has = (program: string, args: readonly string[]): boolean => spawnSync(program, args).status === 0;
const python = ['/usr/bin/python3', 'python3'].find((one) => has(one, ['-c', 'import feedparser'])) ?? '';
const noFeedparser = python === '' ? ' (skipped: there is no feedparser)' : '';
const noNewsboat = has('newsboat', ['-v']) ? '' : ' (skipped: there is no newsboat)';
const noSfeed = spawnSync('sfeed', [], { input: '' }).status === 0 ? '' : ' (skipped: there is no sfeed)';
const noXmllint = has('xmllint', ['--version']) ? '' : ' (skipped: there is no xmllint)';

describe('the feeds', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'digest-feeds-'));
    await write('https://example.org/papers/');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function write(base: string): Promise<void> {
    const issues = weeks.map((week, i) => ({
      week,
      title: titles[i],
      papers: [{ title: titles[i], arxiv: `2507.0000${i + 1}`, summary: titles[i] }],
    }));
    const views = await Promise.all(
      issues.map(async (issue) => (await weekOf('week', JSON.stringify(issue))).view),
    );
    for (const [path, content] of await feedsOf(views, base)) writeFileSync(join(folder, path), content);
  }

  const run = (program: string, args: readonly string[], input?: string): string => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', input });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  };
  const idsIn = (file: string): string[] =>
    weeks.map((week, i) => (file === 'papers.xml' ? `${id}/p/2507.0000${i + 1}` : `${id}/${week}`));

  test.skipIf(noXmllint !== '')(`are XML to xmllint${noXmllint}`, () => {
    expect(run('xmllint', ['--noout', ...feeds])).toBe('');
  });

  test.skipIf(noFeedparser !== '').each(feeds)(
    `feedparser reads %s as it was written${noFeedparser}`,
    (file) => {
      const script =
        'import feedparser, json, sys\nd = feedparser.parse(sys.argv[1], sanitize_html=False)\n' +
        'print(json.dumps([bool(d.bozo), [[e.id, e.title, e.content[0].value, e.link] for e in d.entries]]))';
      const [isBroken, entries] = JSON.parse(run(python, ['-c', script, file])) as [boolean, string[][]];
      expect(isBroken).toBe(false);
      expect(entries.map(([name, title]) => [name, title])).toEqual(
        idsIn(file).map((name, i) => [name, titles[i]]),
      );
      for (const [, , html = '', link = ''] of entries) {
        expect(html).toMatch(/ \]\]&gt; |&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
        expect(link).toMatch(/^https:\/\/example\.org\/papers\//);
      }
    },
  );

  test.skipIf(noSfeed !== '').each(feeds)(`sfeed reads %s as it was written${noSfeed}`, (file) => {
    const lines = run('sfeed', [], readFileSync(join(folder, file), 'utf8'))
      .trimEnd()
      .split('\n');
    const entries = lines.map((line) => line.split('\t'));
    expect(entries.map(([, title, , , , name]) => [name, title])).toEqual(
      idsIn(file).map((name, i) => [name, titles[i]]),
    );
  });

  test.skipIf(noNewsboat !== '').each(feeds)(
    `newsboat has nothing new in %s when the address of the site has changed${noNewsboat}`,
    async (file) => {
      const state = mkdtempSync(join(folder, 'newsboat-'));
      writeFileSync(join(state, 'urls'), `${pathToFileURL(join(folder, file)).href}\n`);
      writeFileSync(join(state, 'config'), '');
      const newsboat = (...args: string[]): string =>
        run('newsboat', [
          ...['-u', join(state, 'urls'), '-c', join(state, 'cache.db'), '-C', join(state, 'config')],
          ...args,
        ]);
      try {
        newsboat('-x', 'reload');
        expect(newsboat('-x', 'print-unread')).toBe('2 unread articles\n');
        // Newsboat marks articles as read by their ids alone.
        writeFileSync(join(state, 'read'), `${idsIn(file).join('\n')}\n`);
        newsboat('-I', join(state, 'read'));
        expect(newsboat('-x', 'print-unread')).toBe('0 unread articles\n');
        await write('https://other.example/new/place/');
        for (let i = 0; i < 2; i++)
          expect(newsboat('-x', 'reload', 'print-unread')).toBe('0 unread articles\n');
      } finally {
        await write('https://example.org/papers/');
      }
    },
  );
});
