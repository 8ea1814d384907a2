import { describe, expect, test } from 'vitest';
import { manyIssues, newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const config =
  'name: Papers\nlocale: ko\nsite: { base: https://example.org/papers, id: "tag:example.org,2025:papers" }\n';
const manifest = '/desk/site/.digest-site.json';

const draft = (text: string): string => text.replace('intro:', 'draft: true\nintro:');

function desk(weeks: Readonly<Record<string, string>>): Record<string, string> {
  return newsletter(weeks, config);
}

const three = {
  '2025-07-07': soundIssue('2025-07-07'),
  '2025-07-14': soundIssue('2025-07-14'),
  '2025-07-21': soundIssue('2025-07-21'),
};

describe('digest site', () => {
  test('lists what it wrote on standard output, and how much there is on standard error', async () => {
    const { code, stdout, stderr, context } = await runCli('site --date 2025-08-01', { files: desk(three) });
    expect(stderr).toBe('the site has 27 files: 27 written, 0 unchanged\n');
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(27);
    expect(lines).toContain('new      site/2025-07-07/index.html');
    expect(lines).toContain('new      site/p/2507.07001/2507.07001.bib');
    const written = context.files.paths('/desk/site').filter((path) => path !== manifest);
    expect(written.map((path) => `new      ${path.slice('/desk/'.length)}`)).toEqual(lines.toSorted());
  });

  test('writes nothing where nothing differs, and only what does', async () => {
    const { context } = await runCli('site --date 2025-08-01', { files: desk(three) });
    context.files.steps.length = 0;
    const again = await runCli('site --date 2025-08-01', context);
    expect(again).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'the site has 27 files: 0 written, 27 unchanged\n',
    });
    expect(
      context.files.steps.filter((step) => /^(?:open|write|rename|link|remove) .*\/site\//.test(step)),
    ).toEqual([]);
    context.files.put(
      '/desk/issues/2025-07-21.yaml',
      soundIssue('2025-07-21').replace('세어 본', '다시 세어 본'),
    );
    const { stdout } = await runCli('site --date 2025-08-01', context);
    expect(stdout.trimEnd().split('\n')).toEqual(
      [
        '2025-07-21/index.html',
        'p/2507.21001/index.html',
        'atom.xml',
        'feed.json',
        'rss.xml',
        'papers.xml',
      ].map((path) => `changed  site/${path}`),
    );
  });

  test.each([
    '.',
    'issues',
    'issues/site',
    'templates',
    'templates/site',
    'published',
    '.git',
    'site/../issues',
    '/desk',
  ])('is not written into %s, where the newsletter itself is', async (out) => {
    const { context } = await runCli('site --date 2025-08-01 --dry-run', { files: desk(three) });
    const before = context.files.paths('/desk');
    const { code, stdout, stderr } = await runCli(['site', '--out', out], context);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^digest: the site cannot be written into \S+, where files of the newsletter itself are\nhint: /,
    );
    expect(context.files.paths('/desk')).toEqual(before);
  });

  test('is written beside what others have in a folder, and into one with a name that begins as one of ours', async () => {
    const files = { ...desk(three), '/desk/docs/CNAME': 'papers.example\n' };
    const { code, context } = await runCli('site --date 2025-08-01 --out docs', { files });
    expect(code).toBe(0);
    expect(context.files.text('/desk/docs/CNAME')).toBe('papers.example\n');
    expect((await runCli('site --date 2025-08-01 --out issues-site', context)).code).toBe(0);
  });

  test('what stands behind a link in the folder is neither written nor removed', async () => {
    const { context } = await runCli('site --date 2025-08-01', { files: desk(three) });
    const { files } = context;
    files.put('/desk/mine.html', 'mine');
    files.remove('/desk/site/style.css');
    files.putLink('/desk/site/style.css', '/desk/mine.html');
    for (const path of files.paths('/desk/site/2025-07-21')) files.remove(path);
    files.put('/desk/own/index.html', 'mine');
    files.putLink('/desk/site/2025-07-21', '/desk/own');
    const { code, stderr } = await runCli('site --date 2025-08-01', context);
    expect(code).toBe(1);
    expect(stderr).toContain('site/style.css was not written by digest site, and was left as it is');
    expect(stderr).toContain('site/2025-07-21/index.html was not written by digest site');
    expect((await runCli('site --date 2025-07-20', context)).code).toBe(1);
    expect([files.text('/desk/mine.html'), files.text('/desk/own/index.html')]).toEqual(['mine', 'mine']);
  });

  test('drafts and weeks to come never leave, and go where they had left', async () => {
    const { context } = await runCli('site --date 2025-08-01', { files: desk(three) });
    context.files.put('/desk/issues/2025-07-14.yaml', draft(three['2025-07-14']));
    const { code, stdout, stderr } = await runCli('site --date 2025-07-20', context);
    expect(stderr).toBe(
      'left out drafts: issues/2025-07-14.yaml; left out weeks to come: issues/2025-07-21.yaml\n' +
        'the site has 15 files: 10 written, 12 removed, 5 unchanged\n',
    );
    expect(code).toBe(0);
    const removed = stdout.split('\n').filter((line) => line.startsWith('removed'));
    expect(removed).toContain('removed  site/2025-07-14/index.html');
    for (const path of context.files.paths('/desk/site'))
      expect(context.files.text(path), path).not.toMatch(/2025-07-(?:14|21)|2507\.(?:14|21)/);
  });

  test('the clock decides what is to come where no day is given', async () => {
    const { stdout } = await runCli('site', {
      files: desk({ '2025-07-07': soundIssue(), '2999-01-07': soundIssue('2999-01-07') }),
    });
    expect(stdout).toContain('site/2025-07-07/index.html');
    expect(stdout).not.toContain('2999');
  });

  test('--check and --dry-run write nothing, and --check fails where a file differs', async () => {
    const { context } = await runCli('site --date 2025-07-15', { files: desk(three) });
    const before = context.files.paths('/desk').map((path) => [path, context.files.text(path)]);
    const check = await runCli('site --date 2025-07-15 --check', context);
    expect(check).toMatchObject({ code: 0, stdout: '' });
    const later = await runCli('site --date 2025-08-01 --check', context);
    expect(later.code).toBe(1);
    expect(later.stdout).toContain('new      site/2025-07-21/index.html\n');
    expect(later.stdout).toContain('changed  site/index.html\n');
    const dry = await runCli('site --date 2025-08-01 --dry-run', context);
    expect(dry.code).toBe(0);
    expect(dry.stdout).toBe(later.stdout);
    expect(dry.stderr).toContain('would be written');
    expect(context.files.paths('/desk').map((path) => [path, context.files.text(path)])).toEqual(before);
  });

  test('what somebody else put there is neither written over nor removed', async () => {
    const files = { ...desk(three), '/desk/site/index.html': 'mine\n', '/desk/site/CNAME': 'example.org\n' };
    const { code, stderr, context } = await runCli('site --date 2025-08-01', { files });
    expect(code).toBe(1);
    expect(stderr).toContain(
      'digest: site/index.html was not written by digest site, and was left as it is\n',
    );
    expect(context.files.text('/desk/site/index.html')).toBe('mine\n');
    context.files.drop('/desk/site/index.html');
    await runCli('site --date 2025-08-01', context);
    // A page that somebody changed is no longer only ours: it is made anew, but not removed.
    context.files.put('/desk/site/2025-07-21/index.html', 'mine\n');
    const { stdout } = await runCli('site --date 2025-07-20', context);
    expect(stdout).not.toContain('removed  site/2025-07-21/index.html');
    expect(context.files.text('/desk/site/2025-07-21/index.html')).toBe('mine\n');
    expect(context.files.text('/desk/site/CNAME')).toBe('example.org\n');
  });

  test.each([
    '{}',
    'no JSON',
    '{"files":{"../issues/2025-07-07.yaml":"x"}}',
    '{"files":{"/etc/passwd":"x"}}',
  ])('a list of earlier files that is none stops it before it removes anything: %s', async (text) => {
    const { code, stderr, context } = await runCli('site', { files: { ...desk(three), [manifest]: text } });
    expect(code).toBe(2);
    expect(stderr).toContain(
      '.digest-site.json is not the list that an earlier run of digest site left there\n',
    );
    expect(context.files.paths('/desk/site')).toEqual([manifest]);
  });

  test('what a killed run left is brought up to date by the next one, and what was there before it stays', async () => {
    const { context } = await runCli('site --date 2025-08-01', { files: desk(three) });
    const { files } = context;
    // It had listed nothing yet.
    files.put(manifest, '{ "version": 1, "finished": false, "files": {} }');
    files.date(manifest, new Date('2025-08-01T10:00:00Z'));
    files.put('/desk/site/index.html', 'mine\n');
    files.date('/desk/site/index.html', new Date('2025-08-01T09:00:00Z'));
    const page = '/desk/site/2025-07-21/index.html';
    files.put(page, 'half of it\n');
    files.date(page, new Date('2025-08-01T10:00:01Z'));
    const { code, stdout, stderr } = await runCli('site --date 2025-08-01', context);
    expect(code).toBe(1);
    expect(stderr).toContain('digest: site/index.html was not written by digest site');
    expect(stdout).toBe('changed  site/2025-07-21/index.html\n');
    expect(JSON.parse(files.text(manifest))).toMatchObject({ finished: true });
  });

  test('while it writes, the list says that it has not ended', async () => {
    const { context } = await runCli('site --date 2025-07-15', { files: desk(three) });
    const seen: unknown[] = [];
    context.files.afterClose = () => {
      seen.push((JSON.parse(context.files.text(manifest)) as { finished: boolean }).finished);
    };
    await runCli('site --date 2025-08-01', context);
    expect(seen[0]).toBe(true);
    expect(new Set(seen.slice(2, -1))).toEqual(new Set([false]));
    expect(JSON.parse(context.files.text(manifest))).toMatchObject({ finished: true });
  });

  test('an issue that another program changes meanwhile is not taken unread', async () => {
    const { context } = await runCli('site --date 2025-08-01', { files: desk(three) });
    const { files } = context;
    files.put('/desk/issues/2025-07-07.yaml', soundIssue().replace('세어 본', '다시 세어 본'));
    files.afterClose = (path) => {
      if (path.includes('2025-07-07')) files.put('/desk/issues/2025-07-14.yaml', draft(three['2025-07-14']));
    };
    const { code, stderr } = await runCli('site --date 2025-08-01', context);
    expect(code).toBe(1);
    expect(stderr).toContain('another program changed issues/2025-07-14.yaml in the meantime');
    expect(files.paths('/desk/site')).toContain('/desk/site/2025-07-14/index.html');
  });

  test('an issue with errors keeps its pages, and the others are done', async () => {
    const { context } = await runCli('site --date 2025-08-01', { files: desk(three) });
    context.files.put(
      '/desk/issues/2025-07-07.yaml',
      soundIssue().replace('week: 2025-07-07', 'wek: 2025-07-07'),
    );
    const { code, stdout, stderr } = await runCli('site --date 2025-08-01', context);
    expect(code).toBe(1);
    expect(stderr).toContain('issues/2025-07-07.yaml:1:1  error  schema/unknown-key');
    expect(stderr).toContain('issues/2025-07-07.yaml has errors and was not rendered\n');
    expect(stdout).not.toContain('removed');
    expect(context.files.paths('/desk/site')).toContain('/desk/site/2025-07-07/index.html');
    context.files.put('/desk/issues/2025-07-07.yaml', draft(soundIssue()));
    const { stdout: removed } = await runCli('site --date 2025-08-01', context);
    expect(removed).toContain('removed  site/2025-07-07/index.html\n');
  });

  test('an error that only other issues make keeps an issue from the site, where the config makes one of it too', async () => {
    const numbered = (week: string): string => soundIssue(week).replace(/^week: .*$/m, '$&\nnumber: 7');
    const numbers = { '2025-07-07': numbered('2025-07-07'), '2025-07-14': numbered('2025-07-14') };
    const twice = await runCli('site --date 2025-08-01', { files: desk(numbers) });
    expect(twice.code).toBe(1);
    expect(twice.stderr).toContain('error  issue/number-duplicate');
    const again = {
      ...three,
      '2025-07-21': three['2025-07-21'].replaceAll('2507.21001', '2507.07001'),
    };
    const warned = await runCli('site --date 2025-08-01', { files: desk(again) });
    expect(warned.code).toBe(0);
    const rules = `${config}rules: { paper/duplicate-archive: error }\n`;
    const strict = await runCli('site --date 2025-08-01', { files: newsletter(again, rules) });
    expect(strict.code).toBe(1);
    expect(strict.stderr).toContain('2025-07-21.yaml:');
    expect(strict.stderr).toContain('error  paper/duplicate-archive');
  });

  test('without site.id it stops, with a line to paste that the config takes', async () => {
    const files = newsletter(three, 'name: Papers\n');
    const { code, stdout, stderr, context } = await runCli('site', { files });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const [, line = ''] = /: (site: \{ id: "urn:uuid:[\da-f-]{36}" \})\n$/.exec(stderr) ?? [];
    context.files.put('/desk/digest.config.yaml', `name: Papers\n${line}\n`);
    expect((await runCli('validate', context)).code).toBe(0);
    expect((await runCli('site --date 2025-08-01', context)).code).toBe(0);
  });

  test('the line to paste goes below a site: that is there', async () => {
    const start = 'name: Papers\nsite:\n  base: https://example.org\n';
    const { code, stderr, context } = await runCli('site', { files: newsletter(three, start) });
    expect(code).toBe(2);
    const [, line = ''] = /: (  id: urn:uuid:[\da-f-]{36})\n$/.exec(stderr) ?? [];
    context.files.put('/desk/digest.config.yaml', `${start}${line}\n`);
    expect((await runCli('site --date 2025-08-01', context)).code).toBe(0);
  });

  test('--out names another folder', async () => {
    const { stdout, context } = await runCli('site --out public --date 2025-08-01', { files: desk(three) });
    expect(stdout).toContain('new      public/index.html\n');
    expect(context.files.paths('/desk/site')).toEqual([]);
  });

  test.each(['2025-13-01', 'yesterday'])('--date %s is no day', async (date) => {
    const { code, stderr } = await runCli(`site --date ${date}`, { files: desk(three) });
    expect(code).toBe(2);
    expect(stderr).toContain(date);
  });

  test('templates of the newsletter stand for the built-in ones, and print no text of an issue as it is', async () => {
    const own = (text: string) => ({ ...desk(three), '/desk/templates/site/foot.hbs': text });
    const good = await runCli('site --date 2025-08-01', { files: own('</main>\n<p>{{name}} of ours</p>\n') });
    expect(good.context.files.text('/desk/site/index.html')).toContain('<p>Papers of ours</p>');
    const raw = await runCli('site --date 2025-08-01', { files: own('{{{name}}}\n') });
    expect(raw.context.files.text('/desk/site/index.html')).toContain(
      '⟦a template printed a text with {{{ }}}',
    );
    const broken = await runCli('site --date 2025-08-01', { files: own('{{nmae}}\n') });
    expect(broken.code).not.toBe(0);
    expect(broken.stderr).toContain('templates/site/foot.hbs');
  });

  test('years of issues, among them drafts and broken ones', async () => {
    const issues = Object.entries(manyIssues(60)).filter(([path]) => !path.endsWith('/'));
    const files = {
      ...desk({}),
      ...Object.fromEntries(issues.map(([path, text]) => [`/desk/issues/${path}`, text])),
    };
    const { code, stdout, context } = await runCli('site', { files });
    expect(code).toBe(1);
    expect(stdout).toContain('site/2020-01-13/index.html');
    const check = await runCli('site --check', context);
    expect(check.stdout).toBe('');
  });
});
