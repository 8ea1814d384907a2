import { describe, expect, test } from 'vitest';
import { good, LanguageModel } from '../../support/language-model.ts';
import { Discourse } from '../../support/discourse.ts';
import { card, issuePath, lookedUp, Week } from './week.ts';

/** A week that is ready but for what nobody has read. */
async function drafted(): Promise<Week> {
  const week = new Week({ issue: lookedUp([card(1), card(2)], '') });
  expect((await week.draft()).code).toBe(0);
  return week;
}

const marks = (week: Week): number => week.issue.match(/ · sha256:/g)?.length ?? 0;

describe('nothing that nobody has read goes out', () => {
  const forum = new Discourse();
  const config = `name: Test
locale: ko
email: { from: News <news@example.org>, to: list@example.org }
publish:
  forum: { url: ${forum.url}, username: newsbot, category: 14 }
  mail: { via: smtp, url: "smtps://mail.example.org", username: news }
`;
  const model = new LanguageModel();
  const world = {
    fetch: ((input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      return url.startsWith(forum.url) ? forum.fetch(input, init) : model.fetch(input, init);
    }) satisfies typeof fetch,
    env: { ...model.env, DIGEST_FORUM_KEY: forum.key, DIGEST_FORUM_URL: forum.url },
  };

  test.each([
    ['validate', 0],
    ['validate --claims', 0],
    ['render', 0],
    ['render --format all', 0],
    ['publish --yes', 0],
    ['send', 0],
  ])('%s refuses, until it is read', async (command, after) => {
    const week = new Week({ issue: lookedUp([card(1), card(2)], ''), config, world }, model);
    expect((await week.draft()).code).toBe(0);
    forum.topics.length = 0;
    const refused = await week.run(command);
    expect(refused.code).toBe(1);
    expect(refused.stdout + refused.stderr).toContain(
      'error  paper/unread-draft  the summary of paper 2 was written by test-model on 2025-07-09, and nobody has read it',
    );
    expect(forum.topics).toEqual([]);
    const read = await week.draft('--accept all');
    expect([read.code, read.stdout, marks(week)]).toEqual([0, 'issues/2025-07-07.yaml\n', 0]);
    const ran = await week.run(command);
    expect([ran.stderr, ran.code]).toEqual([expect.not.stringContaining('unread-draft'), after]);
  });

  test('no rule and no comment can turn that off; in a draft it is a warning', async () => {
    const off = `${config}rules: { paper/unread-draft: "off" }\n`;
    const week = new Week({ issue: lookedUp([card(1)], ''), config: off, world }, model);
    await week.draft();
    week.files.put(
      issuePath,
      week.issue.replace(
        '    summary:',
        '    # digest-ignore paper/unread-draft: I am in a hurry\n    summary:',
      ),
    );
    expect((await week.run('render')).code).toBe(1);
    week.files.put(issuePath, week.issue.replace('week:', 'draft: true\nweek:'));
    const ran = await week.run('render');
    expect([ran.code, ran.stdout.includes(good.summary)]).toEqual([0, true]);
    expect((await week.run('validate')).stdout).toContain('warning  paper/unread-draft');
  });
});

test('a text that was edited since is a person’s', async () => {
  const week = await drafted();
  const unread = async (): Promise<number> =>
    (await week.run('validate --format compact')).stdout.match(/unread-draft/g)?.length ?? 0;
  const before = await unread();
  week.files.put(issuePath, week.issue.replace(good.summary, `${good.summary} 꼭 읽어 보세요.`));
  expect(await unread()).toBe(before - 1);
  // How many lines are left blank below it is no edit.
  week.files.put(
    issuePath,
    week.issue.replace(`    summary: |\n      ${good.summary}\n`, `    summary: "${good.summary}"\n`),
  );
  expect(await unread()).toBe(before - 1);
});

test('a text that was put under another key of its card is as unread as before', async () => {
  const week = await drafted();
  const moved = week.issue.replace(
    `    summary: |\n      ${good.summary}\n`,
    `    summary:\n      ko: |\n        ${good.summary}\n`,
  );
  expect(moved).not.toBe(week.issue);
  week.files.put(issuePath, moved);
  const ran = await week.run('render');
  expect([ran.code, ran.stdout + ran.stderr]).toEqual([
    1,
    expect.stringContaining('the summary of paper 1 in Korean was written by test-model'),
  ]);
  expect((await week.draft('--accept 1.summary')).code).toBe(0);
  expect(week.issue).toContain(`        ${good.summary}\n`);
});

describe('--accept', () => {
  test.each([
    ['1', ['2.summary', '2.title.ko', '2.abstract.ko', 'intro.1', 'intro.2']],
    ['2.summary', ['1.', '2.title.ko', '2.abstract.ko', 'intro.1']],
    ['1.title', ['1.summary', '1.abstract.ko', '2.']],
    ['1.title.ko', ['1.summary', '1.abstract.ko', '2.']],
    ['intro', ['1.', '2.']],
    ['intro.2', ['1.', '2.', 'intro.1']],
    ['1 --accept 2', ['intro.1', 'intro.2']],
  ])('%s', async (targets, left) => {
    const week = await drafted();
    const texts = week.issue.replaceAll(/ +x-draft:\n(?: +[\w.]+: ".*"\n)+/g, '');
    const dry = await week.draft(`--accept ${targets} --dry-run`);
    const ran = await week.draft(`--accept ${targets}`);
    expect([ran.code, ran.stderr, dry.stdout]).toEqual([0, expect.stringContaining('took '), week.issue]);
    // Nothing but marks is gone.
    expect(week.issue.replaceAll(/ +x-draft:\n(?: +[\w.]+: ".*"\n)+/g, '')).toBe(texts);
    const told = (await week.run('validate')).stdout;
    const named = [...told.matchAll(/--accept ([\w.]+[\w])/g)].map(([, target = '']) => target);
    for (const name of left) expect(named.some((one) => one.startsWith(name))).toBe(true);
    for (const target of targets.split(' --accept '))
      expect(named.filter((one) => one === target || one.startsWith(`${target}.`))).toEqual([]);
    expect(week.model.asked).toHaveLength(7);
  });

  test.each(['3', 'intro.4', '1.authors', 'nothing', '1.title.en'])(
    '%s is told, and nothing is changed',
    async (target) => {
      const week = await drafted();
      const before = week.issue;
      const ran = await week.draft(`--accept 1 --accept ${target}`);
      expect([ran.code, week.issue]).toEqual([2, before]);
      expect(ran.stderr).toContain(`--accept ${target}: nothing there was written by a language model`);
      expect(ran.stderr).toContain('These are: intro.1');
    },
  );

  test('marks that a person wrote between braces go too, and other keys of theirs stay', async () => {
    const week = await drafted();
    const [, mark] = /summary: (".* · sha256:.*")/.exec(week.issue) ?? [];
    const flow = week.issue.replace(
      / +x-draft:\n +title.ko: (".*")\n +abstract.ko: (".*")\n +summary: .*\n/,
      (_, title: string, abstract: string) =>
        `    x-note: mine\n    x-draft: { title.ko: ${title}, abstract.ko: ${abstract}, summary: ${mark} } # read these\n`,
    );
    expect(flow).not.toBe(week.issue);
    week.files.put(issuePath, flow);
    expect((await week.draft('--accept 1.abstract')).code).toBe(0);
    expect(week.issue).toMatch(/x-draft: \{ title.ko: ".*", summary: ".*" \} # read these/);
    expect((await week.draft('--accept 1')).code).toBe(0);
    expect(week.issue).toContain('x-note: mine\n');
    expect(week.issue).not.toContain('read these');
  });
});
