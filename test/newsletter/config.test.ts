import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/newsletter/config.ts';
import { mailUrl } from '../../src/formats/email/mail-url.ts';
import { sayProblem } from '../../src/problem/problem.ts';
import { MemoryFiles } from '../support/memory-files.ts';

async function load(text: string | undefined, version = '1.4.0') {
  const files = new MemoryFiles(text === undefined ? {} : { '/desk/digest.config.yaml': text });
  return loadConfig(files, '/desk', { version });
}

async function codes(text: string): Promise<string[]> {
  return (await load(text)).problems.map((problem) => `${problem.place.line} ${problem.code}`);
}

/** A pattern with every placeholder that an issue fills. */
const every = '{{range}} {{week}} {{year}} {{iso_week}} {{name}} {{number}} {{count}}';

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

  test("a site's address ends with a slash, a repository's without", async () => {
    const site = 'site:\n  base: https://Example.org\n  repository: https://github.com/example/papers/\n';
    expect((await load(site)).config.site).toEqual({
      base: 'https://example.org/',
      id: undefined,
      repository: 'https://github.com/example/papers',
    });
    expect((await load('site: { base: https://example.org/papers/ }\n')).config.site.base).toBe(
      'https://example.org/papers/',
    );
  });

  test('has a hundred languages at most', async () => {
    const tags = Array.from({ length: 101 }, (_, i) => `ko-x${100 + i}`);
    expect(await codes(`languages: [${tags.slice(1).join(', ')}]\n`)).toEqual([]);
    const { config, problems } = await load(`languages: [${tags.join(', ')}]\n`);
    expect(problems.map(({ code }) => code)).toEqual(['yaml/too-many']);
    // Nothing is asked for in all of them.
    expect(config.languages).toEqual(['ko', 'en']);
  });

  test.each(['valueOf', 'toString', 'constructor', '__proto__'])(
    'two entries with a key %s are held against each other',
    async (key) => {
      const found = await codes(`languages:\n  - ${key}: a\n  - ${key}: b\n`);
      expect(found).toEqual(['2 text/colon', '3 text/colon']);
    },
  );

  test('languages follow the locale', async () => {
    expect((await load('locale: en\n')).config).toMatchObject({ languages: ['en'], forum: { locale: 'en' } });
    expect((await load('locale: ko\nlanguages: [en, ko]\n')).config.languages).toEqual(['en', 'ko']);
  });

  test.each([
    [
      'a site with all it can have',
      'site:\n  base: https://example.org/papers/\n  id: tag:example.org,2025:papers\n  repository: https://github.com/example/papers\n',
      [],
    ],
    ['an id that is a urn', 'site:\n  id: urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6\n', []],
    ...[
      'http://example.org',
      'https://',
      'example.org',
      'https://me@example.org',
      'https://example.org/?a',
      'https://a.b/"><script>',
    ].map((base): [string, string, string[]] => [
      `a site at ${base}`,
      `site:\n  base: '${base}'\n`,
      ['2 schema/value'],
    ]),
    ...['papers', 'tag:example.org:papers', 'urn:x', 'https://example.org/'].map(
      (id): [string, string, string[]] => [
        `a site with the id ${id}`,
        `site:\n  id: '${id}'\n`,
        ['2 schema/value'],
      ],
    ),
    ['a typo', 'nmae: x\n', ['1 schema/unknown-key']],
    ['a typo further down', 'name: x\nforum:\n  max_lenght: 3\n', ['3 schema/unknown-key']],
    ['a locale without labels', 'locale: fr\n', ['1 config/locale']],
    ['a locale of a region', 'locale: ko-KR\n', ['1 config/locale']],
    ['a locale in capitals', 'locale: KO\n', []],
    ['a label without words', 'labels:\n  summary: ""\n', ['2 schema/empty']],
    ['a time zone that is none', 'timezone: Asia/Soul\n', ['1 config/timezone']],
    ['a placeholder that nothing fills', 'title: "{{rnage}} x"\n', ['1 config/placeholder']],
    ['{{title}} in a title', 'title: "{{title}}"\n', ['1 config/placeholder']],
    [
      'a placeholder of every kind',
      `name: x\ntitle: "${every}"\nemail:\n  subject: "${every} {{title}}"\n`,
      [],
    ],
    ['the name of a newsletter without one', 'title: "{{name}}, {{range}}"\n', ['1 config/placeholder']],
    ['the same in a mail', 'name: ""\nemail:\n  preheader: "{{ name }}"\n', ['3 config/placeholder']],
    ['a title that is the same every week', 'title: "Papers to read"\n', ['1 config/title-repeats']],
    ['the same with a year and a count', 'title: "{{year}}: {{count}} papers"\n', ['1 config/title-repeats']],
    ['a title with the number of its week', 'title: "Week {{iso_week}} of {{year}}"\n', []],
    [
      'a title with one of the weekly names misspelt',
      'title: "Papers {{rnage}}"\n',
      ['1 config/placeholder'],
    ],
    ...['{week}', '{{week}', '{week}}', '${week}', '{ {week} }', '｛｛week｝｝', '{Week}'].map(
      (written): [string, string, string[]] => [
        `${written}, which is no placeholder`,
        `title: "Papers ${written} {{number}}"\n`,
        ['1 config/placeholder'],
      ],
    ),
    ['odd braces instead of the only placeholder', 'title: "Papers [{range}]"\n', ['1 config/placeholder']],
    ['a placeholder in braces', 'title: "Papers {{{week}}} {x} {{ week }}"\n', []],
    ['the first title in a subject', 'email:\n  subject: "{{first}}"\n  preheader: "{{first}}"\n', []],
    ['the first title in a title', 'title: "{{range}} {{first}}"\n', ['1 config/placeholder']],
    ['a bell in the name', 'name: "a\\ab"\n', ['1 text/control']],
    ['a turn of direction in a title', 'title: "{{week}} \u202Eabc"\n', ['1 text/control']],
    ['one in a label', 'labels:\n  summary: "a\u202Eb"\n', ['2 text/control']],
    ['one in the masthead', 'masthead: "글\u202E 글"\n', ['1 text/control']],
    ['an entity for one in the closing', 'closing: "글 &#27;[31m 글"\n', ['1 text/control']],
    ['lines in a postal address', 'email:\n  address: |\n    Seoul\n    Korea\n', []],
    ['two lines in the name', 'name: "a\\nb"\n', ['1 text/control']],
    ['the web address of a week', 'email:\n  web_url: "https://example.org/{{week}}"\n', []],
    [
      'a week between other words',
      'email:\n  web_url: "https://example.org/{{ year }}-{{iso_week}}.html"\n',
      [],
    ],
    [
      'a placeholder of ours with a letter too many',
      'email:\n  web_url: "https://a.example/{{weeek}}"\n',
      ['2 config/placeholder'],
    ],
    ['one in capitals', 'email:\n  web_url: "https://a.example/{{Week}}"\n', ['2 config/placeholder']],
    ['one with a hyphen', 'email:\n  web_url: "https://a.example/{{iso-week}}"\n', ['2 config/placeholder']],
    [
      "a mail service's placeholder in an address",
      'email:\n  web_url: "https://a.example/{{SubscriberId}}"\n',
      [],
    ],
    ['three braces', 'email:\n  web_url: "{{{webversion}}}"\n', []],
    ['our placeholder alone', 'email:\n  web_url: "{{week}}"\n', ['2 config/url']],
    [
      'the name of a newsletter without one in an address',
      'email:\n  web_url: "https://a.example/{{name}}"\n',
      ['2 config/placeholder'],
    ],
    [
      'our names in an address to unsubscribe',
      'email:\n  unsubscribe_url: "https://a.example/{{weeek}}"\n',
      [],
    ],
    ['numbers of themes and of papers', 'email:\n  theme_sign: number\n', ['2 config/theme-sign']],
    ['numbers of themes alone', 'email:\n  theme_sign: number\n  contents: false\n', []],
    ['a list of contents that no forum has', 'forum:\n  contents: true\n', ['2 schema/value']],
    ['a list of contents', 'forum:\n  contents: links\n  abstracts: details\n  numbers: true\n', []],
    ['a preheader of two characters', 'email:\n  preheader: "소식"\n', ['2 config/preheader-short']],
    [
      'a preheader of a few words',
      'email:\n  preheader: "이번 주에 읽은 논문"\n',
      ['2 config/preheader-short'],
    ],
    ['a preheader of a sentence', 'email:\n  preheader: "이번 주에 읽은 논문 열 편을 모았습니다"\n', []],
    ['a preheader with what each issue fills in', 'email:\n  preheader: "{{count}}편"\n', []],
    ['a code that does not exist', 'rules:\n  paper/title-emtpy: off\n', ['2 config/rule']],
    [
      'a header in an address',
      'email:\n  from: "a@example.org\\r\\nBcc: b@example.org"\n',
      ['2 text/control'],
    ],
    ['an address that is none', 'email:\n  from: nobody\n', ['2 config/address']],
    ['a header in a subject', 'email:\n  subject: "a\\nBcc: b@example.org"\n', ['2 text/control']],
    ['two senders', 'email:\n  from: "a@example.org, b@example.org"\n', ['2 config/address']],
    ['a comma in a name', 'email:\n  to: "Kim, Minji <a@example.org>"\n', ['2 config/address']],
    [
      'several receivers',
      'email:\n  to: "a@example.org, \\"Kim, Minji\\" <b@example.org>, C <c@example.org>"\n',
      [],
    ],
    ['a list id with a line break', 'email:\n  list_id: "a\\n b"\n', ['2 text/control']],
    ['a name that is longer than a line', `email:\n  from: "${'가'.repeat(999)} <a@b.example>"\n`, []],
    ['an address that is', `email:\n  from: "A <${'a'.repeat(999)}@b.example>"\n`, ['2 config/address']],
    ['one of several', `email:\n  to: "a@b.example, ${'a'.repeat(999)}@b.example"\n`, ['2 config/address']],
    ['a list id that is', `email:\n  list_id: "A <${'a'.repeat(999)}>"\n`, ['2 config/address']],
    ['a bare list id that is', `email:\n  list_id: ${'a'.repeat(999)}\n`, ['2 config/address']],
    ['a URL that is', `email:\n  web_url: https://a.example/${'a'.repeat(990)}\n`, ['2 config/url']],
    [
      'one that is in a header',
      `email:\n  unsubscribe_url: https://a.example/${'주'.repeat(120)}\n`,
      ['2 config/url'],
    ],
    [
      'one with a placeholder',
      `email:\n  web_url: "https://a.example/{{x}}${'a'.repeat(990)}"\n`,
      ['2 config/url'],
    ],
    ['a long URL that fits', `email:\n  web_url: https://a.example/${'a'.repeat(900)}\n`, []],
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
    const { problems } = await load('nmae: x\ntitle: "{{rnage}} {{x}}"\n');
    expect(problems.map(sayProblem)).toEqual([
      { message: 'unknown key "nmae"', hint: 'Did you mean "name"?' },
      { message: expect.stringContaining('{{rnage}}'), hint: 'Did you mean {{range}}?' },
      { message: expect.stringContaining('{{x}}'), hint: expect.stringContaining('Known here: {{range}}') },
    ]);
  });

  describe('an address for the mail is told where a mail would refuse it', () => {
    const fine = [
      '',
      'https://lists.example.org/unsubscribe?a=1#b',
      'HTTPS://한국.example/',
      '{{UnsubscribeURL}}',
      '*|UNSUB|*',
      '%unsubscribe_url%',
      '%%unsubscribe%%',
      '[[unsubscribe]]',
      '[unsubscribe]',
      '<%asm_group_unsubscribe_raw_url%>',
      '$%name%$',
      'https://example.org/?to={{email}}',
      'https://example.org/?a={{ .Subscriber.UUID }}&b=*|EMAIL|*',
      '{{{unsubscribe}}}',
      '{$unsubscribe}',
      '${unsubscribe}',
      '[구독 취소]',
      'https://example.org/?list=%EC%A3%BC',
    ];
    const wrong = [
      'discuss.pytorch.kr',
      '/unsubscribe',
      'http://lists.example.org/unsubscribe',
      'mailto:news',
      'mailto:a@example.org,b@example.org',
      'mailto:<news@example.org>',
      '{x}"><script>alert(1)</script>',
      '{{x}}"><script>alert(1)</script>',
      'https://example.org/{{x}}"onload=alert(1)',
      '{{x}} onclick=alert(1)',
      '{{"><script>}}',
      '*|<b>|*',
      '<%= x %><b>',
      '%EC%A3%BC',
      '[1]',
      'javascript:%x%',
      'javascript:{{alert}}',
      'https://',
      'https://a b.example/',
      'unsubscribe',
    ];
    test.each(fine)('%s is fine', async (url) => {
      for (const key of ['web_url', 'unsubscribe_url', 'subscribe_url'])
        expect(await codes(`email:\n  ${key}: ${JSON.stringify(url)}\n`)).toEqual([]);
      expect(() => mailUrl('x', url)).not.toThrow();
    });
    test.each(wrong)('%s is not', async (url) => {
      for (const key of ['web_url', 'unsubscribe_url', 'subscribe_url'])
        expect(await codes(`email:\n  ${key}: ${JSON.stringify(url)}\n`)).toEqual(['2 config/url']);
      expect(() => mailUrl('x', url)).toThrow();
    });
    test('mailto: is one to leave by, and not by one click', async () => {
      const url = 'mailto:leave@lists.example.org?subject=%EC%88%98%EC%8B%A0';
      expect(await codes(`email:\n  unsubscribe_url: "${url}"\n`)).toEqual([]);
      expect(await codes(`email:\n  subscribe_url: "${url}"\n`)).toEqual([]);
      expect(await codes(`email:\n  web_url: "${url}"\n`)).toEqual(['2 config/url']);
      const { problems } = await load(`email:\n  unsubscribe_url: "${url}"\n  one_click: true\n`);
      expect(problems.map(sayProblem)).toEqual([
        { message: expect.stringContaining('which one click cannot reach'), hint: expect.any(String) },
      ]);
      expect(mailUrl('email.unsubscribe_url', url)).toEqual({ kind: 'mailto', value: url });
      expect(() => mailUrl('email.web_url', url)).toThrow();
    });
    test('what nobody can see is no part of one', async () => {
      expect(await codes('email:\n  web_url: "https://a\u200B.example/"\n')).toEqual(['2 text/control']);
    });
    test('a control character is only that', async () => {
      expect(await codes('email:\n  web_url: "https://a.example/\\n"\n')).toEqual([]);
      expect(await codes('email:\n  web_url: "https://a\\n.example/"\n')).toEqual(['2 text/control']);
    });
  });

  test('a rule that would soften what is always an error is told, and is in vain', async () => {
    const { problems } = await load(
      'rules:\n  schema/type: off\n  schema/missing: warning\n  yaml/syntax: error\n  schema/empty: off\n',
    );
    expect(problems.map(({ severity, code, place }) => `${place.line} ${severity} ${code}`)).toEqual([
      '2 warning config/rule',
      '3 warning config/rule',
    ]);
    expect(problems.map((problem) => sayProblem(problem).hint)).toEqual([
      'Remove the line.',
      'Remove the line.',
    ]);
  });

  test('a locale that is no tag is told once, and the default stands in for it', async () => {
    const { config, problems } = await load('locale: korean language\nlanguages: [ko, the other]\n');
    expect(problems.map(({ code, place }) => `${place.line} ${code}`)).toEqual([
      '1 schema/value',
      '2 schema/value',
    ]);
    expect(config).toMatchObject({ locale: 'ko', languages: ['ko'], forum: { locale: 'ko' } });
    expect((await load('locale: korean language\n')).config.languages).toEqual(['ko', 'en']);
  });

  test('a list is told how a config begins, not how an issue does', async () => {
    const { problems } = await load('- a\n');
    expect(problems.map((problem) => sayProblem(problem).hint)).toEqual([
      'A config begins like this: name: Weekly Papers',
    ]);
  });

  describe('requires', () => {
    test.each(['>=1.2', '^1.0.0', '1.x', '>=1.2 <2'])('%s is met', async (range) => {
      await expect(load(`requires: "${range}"\n`)).resolves.toBeDefined();
    });

    test.each(['banana', '>=one', '1.0 or so'])('%s is no range of versions', async (range) => {
      const { problems } = await load(`name: x\nrequires: "${range}"\n`);
      expect(problems.map((problem) => [problem.place.line, sayProblem(problem)])).toEqual([
        [
          2,
          {
            message: `requires is "${range}", but must be a range of versions`,
            hint: 'For example: ">=1.0"',
          },
        ],
      ]);
    });

    test('is checked before anything else, and says what to upgrade', async () => {
      const failed = await load('requires: ">=2"\nnmae: x\nlocale: 5\n').catch((error: unknown) => error);
      expect(failed).toMatchObject({
        code: 'config-requires',
        words: { hint: expect.stringMatching(/^Upgrade: /) as string },
      });
    });
  });
});

const forum = (more: string): string =>
  `publish:\n  forum:\n    url: https://forum.example\n    username: newsbot\n${more}`;
const mail = (via: string, url: string, more = ''): string =>
  `publish:\n  mail:\n    via: ${via}\n    url: ${url}\n${more}`;

describe('where issues are brought to', () => {
  test('is nowhere without the key', async () => {
    expect((await load('name: x\n')).config.publish).toEqual({ forum: undefined, mail: undefined });
  });

  test('is a forum and a mail server, with defaults', async () => {
    const text = `${forum('    category: 14\n    tags: [paper, 논문]\n')}${mail('smtp', 'smtps://mail.example.org/').slice('publish:\n'.length)}`;
    const { config, problems } = await load(text);
    expect(problems).toEqual([]);
    expect(config.publish).toEqual({
      forum: {
        url: 'https://forum.example',
        username: 'newsbot',
        category: 14,
        tags: ['paper', '논문'],
        externalId: 'digest-{{week}}',
        preview: 'message',
      },
      mail: {
        via: 'smtp',
        url: 'smtps://mail.example.org',
        username: undefined,
        bounce: undefined,
        lists: [],
        template: undefined,
      },
    });
  });

  test.each([
    ['a forum without anything', 'publish:\n  forum: {}\n', ['2 schema/missing', '2 schema/missing']],
    ['a typo', forum('    categroy: 3\n'), ['5 schema/unknown-key']],
    ['a category by its name', forum('    category: news\n'), ['5 schema/type']],
    ['category 0', forum('    category: 0\n'), ['5 schema/value']],
    ['a preview of another kind', forum('    preview: draft\n'), ['5 schema/value']],
    ['a preview in a category', forum('    preview: 7\n'), []],
    ['a tag in capitals', forum('    tags: [LLM]\n'), ['5 config/tag']],
    ['a tag of two words', forum('    tags: ["two words"]\n'), ['5 config/tag']],
    ['a tag with a dot', forum('    tags: ["v1.5"]\n'), ['5 config/tag']],
    ['a tag that is too long', forum(`    tags: [${'가'.repeat(21)}]\n`), ['5 config/tag']],
    ['six tags', forum('    tags: [a, b, c, d, e, f]\n'), ['5 config/tag']],
    ['a tag twice', forum('    tags: [a, a]\n'), ['5 schema/duplicate']],
    ['an external id without its week', forum('    external_id: digest\n'), ['5 config/external-id']],
    [
      'an external id of a week of any year',
      forum('    external_id: "w{{iso_week}}"\n'),
      ['5 config/external-id'],
    ],
    ['an external id of week and year', forum('    external_id: "{{year}}-{{iso_week}}"\n'), []],
    ['an external id with a space', forum('    external_id: "digest {{week}}"\n'), ['5 config/external-id']],
    ['an external id of days', forum('    external_id: "{{range}}"\n'), ['5 config/external-id']],
    [
      'an external id that is too long',
      forum(`    external_id: "${'x'.repeat(41)}{{week}}"\n`),
      ['5 config/external-id'],
    ],
    ['an external id with a typo', forum('    external_id: "d-{{wek}}"\n'), ['5 config/placeholder']],
    [
      'an external id with the name of none',
      forum('    external_id: "{{name}}-{{week}}"\n'),
      ['5 config/placeholder'],
    ],
    ['mail by pigeon', mail('pigeon', 'https://mail.example'), ['3 schema/value']],
    ['mail by nothing', 'publish:\n  mail:\n    url: smtps://mail.example\n', ['2 schema/missing']],
    [
      'mail over plain http',
      mail('listmonk', 'http://mail.example', '    username: a\n    lists: [1]\n'),
      ['4 config/server'],
    ],
    [
      'the same on this computer',
      mail('listmonk', 'http://localhost:9000', '    username: a\n    lists: [1]\n'),
      [],
    ],
    [
      'listmonk without its lists',
      mail('listmonk', 'https://mail.example', '    username: a\n'),
      ['2 schema/missing'],
    ],
    [
      'listmonk with an empty list',
      mail('listmonk', 'https://mail.example', '    username: a\n    lists: []\n'),
      ['6 schema/empty'],
    ],
    [
      'lists of a mail server',
      mail('smtp', 'smtp://mail.example', '    lists: [1]\n'),
      ['5 schema/unknown-key'],
    ],
    [
      'a bounce address with a name',
      mail('smtp', 'smtp://mail.example', '    bounce: A <a@b.example>\n'),
      ['5 config/address'],
    ],
    ['a bounce address', mail('smtp', 'smtp://mail.example', '    bounce: a@b.example\n'), []],
    [
      'a name on two lines',
      mail('smtp', 'smtp://mail.example', '    username: "a\\nb"\n'),
      ['5 text/control'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await codes(text)).toEqual(expected);
  });

  test.each([
    ['https://forum.example', true],
    ['https://forum.example:8443/talk/', true],
    ['http://localhost:3000', true],
    ['http://127.0.0.1:3000', true],
    ['http://[::1]:3000', true],
    ['http://forum.example', false],
    ['http://127.0.0.1.forum.example', false],
    ['http://192.168.1.2', false],
    ['ftp://forum.example', false],
    ['forum.example', false],
    ['smtps://forum.example', false],
    ['https://', false],
    ['https://news:word@forum.example', false],
    ['https://news@forum.example', false],
    ['https://forum.example?x=1', false],
    ['"https://forum.example/#top"', false],
    ['"https://forum.example\\\\@evil.example"', false],
  ])('a forum at %s: %s', async (url, isGood) => {
    const text = `publish:\n  forum: { url: ${url.startsWith('"') ? url : `"${url}"`}, username: newsbot }\n`;
    expect(await codes(text)).toEqual(isGood ? [] : ['2 config/server']);
  });

  test.each([
    ['smtps://mail.example.org', true],
    ['smtp://mail.example.org:2525', true],
    ['SMTPS://Mail.Example.Org/', true],
    ['smtps://[::1]:4650', true],
    ['https://mail.example.org', false],
    ['smtps://news:word@mail.example.org', false],
    ['smtps://mail.example.org/in', false],
    ['smtps:mail.example.org', false],
    ['smtps://', false],
    ['mail.example.org:465', false],
  ])('a mail server at %s: %s', async (url, isGood) => {
    expect(await codes(mail('smtp', url))).toEqual(isGood ? [] : ['4 config/server']);
  });

  test('a password in an address is not repeated', async () => {
    const { problems } = await load(mail('smtp', 'smtps://news:hush-hush@mail.example.org'));
    expect(problems.map((problem) => sayProblem(problem).message)).toEqual([
      'publish.mail.url has a name or a password in it',
    ]);
  });
});
