import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fakeContext } from '../support/context.ts';
import { Editor } from '../support/editor.ts';
import { runCli } from '../support/run-cli.ts';

/** What VS Code's completion writes into an issue of a newsletter that `init` made, as `validate` sees it. */

const newsletters = {
  'in Korean': ['init'],
  'in English': ['init', '--locale', 'en'],
} as const;

const head = 'week: 2025-07-07\ndraft: true\n';
const paper = `${head}papers:\n  - title: "A"\n    `;

const section = `${head}sections:\n  - title: "A"\n    items:\n    `;

/** Where one writes, and what one takes. */
const places: readonly (readonly [string, string])[] = [
  [`${head}‸`, 'title'],
  [`${head}‸`, 'masthead'],
  [`${head}‸`, 'lead'],
  [`${head}‸`, 'closing'],
  [`${head}‸`, 'intro'],
  [`${head}‸`, 'papers'],
  [`${head}lead: ‸`, 'Text of several lines'],
  [`${head}intro:\n  - ‸`, 'theme'],
  [`${head}intro:\n  - ‸`, 'text'],
  [`${head}intro:\n  - ‸`, 'A whole theme'],
  [`${head}intro:\n  ‸`, 'A whole theme'],
  [`${head}intro: ‸`, 'A whole theme'],
  [`${head}intro:\n  - text: |\n      a\n  - ‸`, 'A whole theme'],
  [`${head}papers:\n  - ‸`, 'title'],
  [`${head}papers:\n  - ‸`, 'summary'],
  [`${head}papers:\n  - ‸`, 'abstract'],
  [`${head}papers:\n  - ‸`, 'arxiv'],
  [`${head}papers:\n  - ‸`, 'A whole paper'],
  [`${head}papers:\n  - t‸`, 'title'],
  [`${head}papers:\n  ‸`, 'A whole paper'],
  [`${head}papers: ‸`, 'A whole paper'],
  [`${paper}summary: |\n      a\n  - ‸`, 'A whole paper'],
  [`${head}papers:\n  - arxiv: "2507.07001"\n    ‸`, 'title'],
  [`${head}papers:\n  - title: ‸`, ''],
  [`${paper}‸`, 'summary'],
  [`${paper}su‸`, 'summary'],
  [`${paper}summary: ‸`, 'Text of several lines'],
  [`${paper}‸`, 'abstract'],
  [`${paper}‸`, 'arxiv'],
  [`${paper}ar‸`, 'arxiv'],
  [`${paper}arxiv: ‸`, 'arXiv id in quotation marks'],
  [`${paper}‸`, 'doi'],
  [`${paper}‸`, 'published'],
  [`${paper}‸`, 'link'],
  [`${paper}‸`, 'image'],
  [`${paper}more:\n      - url: https://a.example/\n        ‸`, 'title'],
  [`${head}‸`, 'sections'],
  [`${head}sections: ‸`, 'A whole section'],
  [`${head}sections:\n  - ‸`, 'A whole section'],
  [`${head}sections:\n  ‸`, 'A whole section'],
  [`${head}sections:\n  - ‸`, 'title'],
  [`${head}sections:\n  - title: "A"\n    ‸`, 'items'],
  [`${section}  - ‸`, 'title'],
  [`${section}  - ‸`, 'url'],
  [`${section}  - url: https://a.example/\n        ‸`, 'title'],
  [`${section}  - url: https://a.example/\n        ‸`, 'text'],
  [`${paper}image:\n      url: https://a.example/a.png\n      ‸`, 'alt'],
];

describe.each(Object.entries(newsletters))('a newsletter %s', async (name, command) => {
  const { context } = await runCli([...command]);
  const read = (path: string): string => new TextDecoder().decode(context.files.read(`/desk/${path}`));
  const schema = read('schema/issue.schema.json');
  const editor = new Editor(schema);

  /** Warnings alone, in a draft, and no title that got lost. */
  const expectSound = async (text: string): Promise<void> => {
    const files = {
      '/desk/digest.config.yaml': read('digest.config.yaml'),
      '/desk/issues/2025-07-07.yaml': `${text}\n`,
    };
    const { code, stdout } = await runCli('validate', fakeContext({ files }));
    expect(code, `${text}\n\n${stdout}`).toBe(0);
    expect(stdout).not.toMatch(/yaml\/|text\/language-unknown/);
  };

  test.each(places)('%j, %s', async (text, label) => {
    const [value = ''] = label === '' ? await editor.offers(text) : [label];
    await expectSound(await editor.complete(text, value));
  });

  const others = 'arxiv doi published link image url'.split(' ');
  const texts = places.filter(([, label]) => !others.includes(label));
  const long = texts.filter(
    ([, label]) => !/arXiv id|whole (?:paper|section)|^(?:intro|papers|sections|items)$/.test(label),
  );
  test.each(long)('%j, %s, with a text that has a colon', async (text, label) => {
    const [value = ''] = label === '' ? await editor.offers(text) : [label];
    const fill =
      name === 'in Korean' ? '첫째: 하나 # 둘, "셋"'.replaceAll('"', "'") : "First: one # two, 'three'";
    const written = await editor.complete(text, value, fill);
    await expectSound(written);
    expect(JSON.stringify(parse(written))).toContain(fill);
  });

  test('a whole paper has its title and abstract in the languages of the newsletter', async () => {
    const written = parse(`${await editor.complete(`${head}papers:\n  - ‸`, 'A whole paper')}\n`);
    const text = name === 'in Korean' ? { ko: '…', en: '…' } : '…';
    const block = name === 'in Korean' ? { ko: '…\n', en: '…\n' } : '…\n';
    expect(written.papers).toEqual([{ title: text, arxiv: '2506.15677', summary: '…\n', abstract: block }]);
  });

  test('a whole section has a title and an item', async () => {
    const written = parse(`${await editor.complete(`${head}sections: ‸`, 'A whole section')}\n`);
    const item = { title: '…', url: 'https://example.org', text: '…\n' };
    expect(written.sections).toEqual([{ title: '…', items: [item] }]);
  });

  test.each([
    [
      'a number for an id',
      `${paper}arxiv: 2506.15677\n`,
      /^5: Put the arXiv id in quotation marks, such as "2506.15677": /,
    ],
    [
      'what is no id',
      `${paper}arxiv: "25061"\n`,
      /^5: This is not an arXiv id\. Write the id alone, such as /,
    ],
    [
      'what is no date',
      `${paper}published: 2025.6.18\n`,
      /^5: This is not a date\. Write it as YYYY-MM-DD, such as /,
    ],
    [
      'a week that is no date',
      'week: 2025/07/07\n',
      /^1: This is not a date\. Write it as YYYY-MM-DD, such as /,
    ],
    [
      'what is no address',
      `${paper}link: a.example\n`,
      /^5: This is not an address\. It begins with https:\/\/ or /,
    ],
    ['a number for a text', `${paper}summary: 3\n`, /^5: A text is wanted, or one text for each language/],
    [
      'a list for a text',
      `${paper}summary:\n      - a\n`,
      /A text is wanted, .*begin a text of several lines with \|\./,
    ],
    [
      'a key for a language',
      `${paper}summary:\n      First: a\n`,
      /A key here is a language, such as ko or en\./,
    ],
  ])('%s is told in a sentence', async (_, text, sentence) => {
    const said = (await editor.messages(text)).filter((message) => !message.includes('Missing property'));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(sentence);
    expect(said[0]).toMatch(/\.$/);
  });

  test('what is sound is told nothing', async () => {
    expect(await editor.messages(`${paper}summary: |\n      a\n    arxiv: "2507.07001"\n`)).toEqual([]);
  });

  test('the schema keeps its name, and shows no other language', () => {
    expect(JSON.parse(schema).$id).toBe('urn:paper-digest:schema:1:issue');
    const config = read('schema/config.schema.json');
    expect(JSON.parse(config).$id).toBe('urn:paper-digest:schema:1:config');
    const isKorean = name === 'in Korean';
    expect(/\p{Script=Hangul}/u.test(schema + config)).toBe(isKorean);
    expect(schema.includes('ko: ') && schema.includes('"ko"')).toBe(isKorean);
  });
});

describe('terms.yaml', async () => {
  const { context } = await runCli('init');
  const editor = new Editor(new TextDecoder().decode(context.files.read('/desk/schema/terms.schema.json')));

  test.each(['en', 'ko', 'not'])('an entry may have %s', async (key) => {
    expect(await editor.offers('- ‸')).toContain(key);
  });

  test('the one that `init` writes has nothing wrong with it', async () => {
    const terms = new TextDecoder().decode(context.files.read('/desk/terms.yaml'));
    expect(terms).toContain('$schema=schema/terms.schema.json');
    expect(await editor.messages(terms)).toEqual([]);
    expect(await editor.messages('- en: [a]\n')).toHaveLength(1);
  });

  test('a newsletter that is there, or has no Korean, gets none', async () => {
    const there = fakeContext({ files: { '/desk/digest.config.yaml': 'locale: ko\n' } });
    expect((await runCli('init', there)).stdout).not.toContain('terms.yaml');
    expect((await runCli('init --locale en')).stdout).not.toContain('terms.yaml');
  });
});

describe('the languages of the schemas', () => {
  test.each([
    [['ko'], '"${1:…}"'],
    [['en', 'ko'], '\n    en: "${1:…}"\n    ko: "${2:…}"'],
    [['ko', 'en', 'ja'], '\n    ko: "${1:…}"\n    en: "${2:…}"\n    ja: "${3:…}"'],
  ])('are those of the config that is there: %j', async (languages, title) => {
    const config = `locale: ko\nlanguages: [${languages.join(', ')}]\n`;
    const context = fakeContext({ files: { '/desk/digest.config.yaml': config } });
    await runCli('init', context);
    const path = '/desk/schema/issue.schema.json';
    const read = (): { properties: { papers: Schema } } =>
      JSON.parse(new TextDecoder().decode(context.files.read(path)));
    interface Schema {
      items: { properties: { title: { defaultSnippets: [{ body: string }] } } };
    }
    expect(read().properties.papers.items.properties.title.defaultSnippets[0].body).toBe(title);
    context.files.put('/desk/digest.config.yaml', 'locale: en\n');
    expect((await runCli('init --update', context)).stdout).toContain('schema/config.schema.json\n');
    expect(read().properties.papers.items.properties.title.defaultSnippets[0].body).toBe('"${1:…}"');
    expect((await runCli('init --update', context)).stdout).toBe('');
  });
});
