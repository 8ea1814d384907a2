import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/newsletter/index.ts';
import { sayProblem } from '../../src/problem/index.ts';
import { MemoryFiles } from '../support/memory-files.ts';

async function load(text: string | undefined, version = '1.4.0') {
  const files = new MemoryFiles(text === undefined ? {} : { '/work/digest.config.yaml': text });
  return loadConfig(files, '/work', version);
}

async function codes(text: string): Promise<string[]> {
  return (await load(text)).problems.map((problem) => `${problem.place.line} ${problem.code}`);
}

describe('the config', () => {
  test('is all defaults where there is no file', async () => {
    const { config, problems } = await load(undefined);
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      file: undefined,
      locale: 'ko',
      languages: ['ko', 'en'],
      weekStartsOn: 'monday',
      card: { authors: 5 },
      forum: {
        heading: true,
        locale: 'ko',
        maxLength: 32_000,
        split: false,
        titleMin: 15,
        titleMax: 255,
        titleEmoji: 1,
        mentions: 10,
        previews: 50,
      },
      email: { subject: '{{title}}', oneClick: false, sendTime: '09:00+09:00', fit: false },
    });
  });

  test.each(['', '# nothing yet\n', 'x-own: 1\n'])('may set nothing: %j', async (text) => {
    expect((await load(text)).problems).toEqual([]);
  });

  test('languages follow the locale', async () => {
    expect((await load('locale: en\n')).config).toMatchObject({ languages: ['en'], forum: { locale: 'en' } });
    expect((await load('locale: ko\nlanguages: [en, ko]\n')).config.languages).toEqual(['en', 'ko']);
  });

  test.each([
    ['a typo', 'nmae: x\n', ['1 schema/unknown-key']],
    ['a typo further down', 'name: x\nforum:\n  max_lenght: 3\n', ['3 schema/unknown-key']],
    ['a locale without labels', 'locale: fr\n', ['1 config/locale']],
    ['a locale of a region', 'locale: ko-KR\n', ['1 config/locale']],
    ['a locale in capitals', 'locale: KO\n', []],
    ['a label without words', 'labels:\n  summary: ""\n', ['2 schema/empty']],
    ['a time zone that is none', 'timezone: Asia/Soul\n', ['1 config/timezone']],
    ['a placeholder that nothing fills', 'title: "{{rnage}} x"\n', ['1 config/placeholder']],
    ['{{title}} in a title', 'title: "{{title}}"\n', ['1 config/placeholder']],
    ['a code that does not exist', 'rules:\n  paper/title-emtpy: off\n', ['2 config/rule']],
    [
      'a header in an address',
      'email:\n  from: "a@example.org\\r\\nBcc: b@example.org"\n',
      ['2 config/address'],
    ],
    ['an address that is none', 'email:\n  from: nobody\n', ['2 config/address']],
    ['a header in a subject', 'email:\n  subject: "a\\nBcc: b@example.org"\n', ['2 config/address']],
    ['two senders', 'email:\n  from: "a@example.org, b@example.org"\n', ['2 config/address']],
    ['a comma in a name', 'email:\n  to: "Kim, Minji <a@example.org>"\n', ['2 config/address']],
    [
      'several receivers',
      'email:\n  to: "a@example.org, \\"Kim, Minji\\" <b@example.org>, C <c@example.org>"\n',
      [],
    ],
    ['a list id with a line break', 'email:\n  list_id: "a\\n b"\n', ['2 config/address']],
    ['broken YAML', 'name: "\n', ['1 yaml/syntax']],
    ['a rule that turns one off', 'locale: fr\nrules: { config/locale: off }\n', []],
  ])('%s', async (_, text, expected) => {
    expect(await codes(text)).toEqual(expected);
  });

  test('an address of any usual form is fine', async () => {
    expect(
      await codes(
        'email:\n  from: "파이토치 한국 사용자 모임 <news@example.org>"\n  to: readers@example.org\n  list_id: "News <news.example.org>"\n',
      ),
    ).toEqual([]);
  });

  test('a mail service fills its own placeholders', async () => {
    expect(
      await codes('email:\n  unsubscribe_url: "{{UnsubscribeURL}}"\n  web_url: "*|ARCHIVE|*"\n'),
    ).toEqual([]);
  });

  test('did you mean', async () => {
    const { problems } = await load('nmae: x\n');
    expect(problems.map(sayProblem)).toEqual([
      { message: 'unknown key "nmae"', hint: 'Did you mean "name"?' },
    ]);
  });

  describe('requires', () => {
    test.each(['>=1.2', '^1.0.0', '1.x', '>=1.2 <2'])('%s is met', async (range) => {
      await expect(load(`requires: "${range}"\n`)).resolves.toBeDefined();
    });

    test('is checked before anything else, and says what to upgrade', async () => {
      const failed = await load('requires: ">=2"\nnmae: x\nlocale: 5\n').catch((error: unknown) => error);
      expect(failed).toMatchObject({
        code: 'config-requires',
        words: { hint: 'Upgrade: npm install --save-dev "paper-digest@>=2"' },
      });
    });
  });
});
