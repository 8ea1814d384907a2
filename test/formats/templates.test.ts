import { describe, expect, test, vi } from 'vitest';
import { formats, loadTemplates, templateFormats } from '../../src/formats/list.ts';
import { openTemplates, type Overrides, type Templates } from '../../src/formats/templates/templates.ts';
import { renderEmail } from '../../src/formats/email/mail.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { renderText } from '../../src/formats/text/plain-text.ts';
import { hardWeeks } from './hard-weeks.ts';
import {
  everyKeyWeek,
  mailConfig,
  readRepositoryFile,
  sectionsWeek,
  type Week,
  weekOf,
} from '../support/weeks.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  forum: ['card', 'closing', 'contents', 'credits', 'main', 'masthead', 'section', 'theme'],
  email: [
    'card',
    'closing',
    'contents',
    'credits',
    'footer',
    'head',
    'intro',
    'main',
    'masthead',
    'preheader',
    'section',
    'theme',
  ],
  text: ['card', 'closing', 'contents', 'credits', 'footer', 'main', 'masthead', 'section', 'theme'],
};

const source = (format: string, name: string): string =>
  readRepositoryFile(`templates/${format}/${name}.hbs`);

async function render(week: Week, format: string, overrides: Overrides): Promise<string> {
  return renderWith(week, format, await loadTemplates(format, overrides));
}

function renderWith({ view, config }: Week, format: string, templates: Templates): string {
  if (format === 'forum') return renderForum(view, config, templates).raw;
  return format === 'email' ? renderEmail(view, config, templates).html : renderText(view, config, templates);
}

const week = await everyKeyWeek();
/** Together they have all that a template may print, and lack all that may be absent. */
const weeks = [
  ...(await hardWeeks()),
  await tooLargeWeek(),
  await compactWeek(),
  await weekOf('toc', JSON.stringify({ week: '2025-07-07' }), 'forum: { contents: toc }\n'),
  { ...week, view: withoutTitles(week.view) },
  await creditsWeek(true),
  await creditsWeek(false),
];

/** A week that names who helped, with and without a closing. */
function creditsWeek(hasClosing: boolean): Promise<Week> {
  const data = { week: '2025-07-07', credits: ['Kim', 'Lee'], closing: hasClosing ? 'Bye' : '' };
  return weekOf('credits', JSON.stringify(data));
}

/** All that the config may ask for, and a paper of a draft that cannot be found yet. */
async function compactWeek(): Promise<Week> {
  const paper = {
    takeaway: { en: 'Small is enough.' },
    abstract: { en: 'It is long.' },
    summary: 'It is long.',
  };
  const papers = [
    { ...paper, title: { en: 'Paper 1' }, link: 'https://example.org/1' },
    { ...paper, title: { en: 'Paper 2' } },
  ];
  const settings = `${mailConfig}  abstracts: none\nforum: { contents: links, numbers: true, abstracts: details }\n`;
  return weekOf('compact', JSON.stringify({ week: '2025-07-07', papers }), settings);
}

/** A mail that is cut with a link to the whole. */
async function tooLargeWeek(): Promise<Week> {
  const papers = Array.from({ length: 40 }, (_, i) => ({
    title: { en: `Paper ${i}` },
    link: `https://example.org/${i}`,
    abstract: { en: 'It is long. '.repeat(300) },
    summary: 'It is long.',
  }));
  const settings = `${mailConfig}  fit: true\n`;
  return weekOf('too large', JSON.stringify({ week: '2025-07-07', papers }), settings);
}

function withoutTitles(view: Week['view']): Week['view'] {
  return { ...view, papers: view.papers.map((card) => ({ ...card, title: [] })) };
}

/** A compiled template that says which of its programs there are and which of them ran. */
function watch(
  name: string,
  spec: TemplateSpecification,
  { parts, ran }: { parts: Set<string>; ran: Set<string> },
): TemplateSpecification {
  return Object.fromEntries(
    Object.entries(spec).map(([key, part]: [string, unknown]) => {
      if (typeof part !== 'function' || !/^(?:\d+|main)$/.test(key)) return [key, part];
      parts.add(`${name} ${key}`);
      return [
        key,
        (...given: unknown[]): unknown => {
          ran.add(`${name} ${key}`);
          return (part as (...values: unknown[]) => unknown)(...given);
        },
      ];
    }),
  );
}

describe.each(templateFormats)('%s', (format) => {
  test.each(names[format] ?? [])(
    'a copy of %s that is compiled at run time gives the same bytes',
    async (name) => {
      // A comment makes it another file, so that it is compiled, and prints nothing.
      const copy = `${source(format, name)}{{!-- mine --}}`;
      for (const one of [week, await sectionsWeek()])
        expect(await render(one, format, new Map([[name, copy]]))).toBe(await render(one, format, new Map()));
    },
  );

  // Without templates of a newsletter's own the built-in ones are printed without these rules.
  test('each part of the built-in ones keeps the rules', async () => {
    const known = formats[format];
    const builtIn = 'templates' in known ? known.templates : undefined;
    if (builtIn === undefined) throw new Error(`${format} has no templates`);
    const { default: specs } = await builtIn.compiled();
    const parts = new Set<string>();
    const ran = new Set<string>();
    const watched = Object.fromEntries(
      Object.entries(specs).map(([name, spec]) => [name, watch(name, spec, { parts, ran })]),
    );
    // An own template, of which there is one at least, brings the rules.
    for (const own of ['closing', 'masthead']) {
      const overrides = new Map([[own, `${source(format, own)}{{!-- mine --}}`]]);
      const templates = await openTemplates(
        format,
        { ...builtIn, compiled: () => Promise.resolve({ default: watched }) },
        overrides,
      );
      for (const one of weeks) renderWith(one, format, templates);
    }
    expect(parts.size).toBeGreaterThan(20);
    expect([...parts].filter((part) => !ran.has(part))).toEqual([]);
  });

  test('an own template is used, and the others stay', async () => {
    const own = new Map([['closing', 'MY OWN END\n']]);
    const changed = await render(week, format, own);
    expect(changed).toContain('MY OWN END');
    expect(changed).toContain('Ada Lovelace');
    expect(changed).not.toContain('Thank you for reading');
  });

  test('what is printed past its printer is nonsense, never what the author wrote', async () => {
    const changed = await render(week, format, new Map([['closing', '{{{title}}}{{{papers}}}']]));
    expect(changed.match(/⟦/g)).toHaveLength(2);
  });

  test('a key that is not there is named with its template and line', async () => {
    await expect(render(week, format, new Map([['closing', 'a\n{{titel}}\n']]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/closing.hbs`, line: 2, detail: 'there is no titel here' },
    });
  });

  test.each([
    ...[
      'toString',
      'constructor',
      '__proto__',
      'hasOwnProperty',
      'valueOf',
      'toHTML',
      '__defineGetter__',
    ].flatMap((name) => [
      `{{${name}}}`,
      `{{title.${name}}}`,
      `{{labels.${name}}}`,
      `{{papers.${name}}}`,
      `{{@root.${name}}}`,
    ]),
    ...[
      '{{print}}',
      '{{title.print}}',
      '{{title.layOut}}',
      '{{lang.length}}',
      '{{@toString}}',
      '{{log}}',
      '{{lookup}}',
    ],
    ...[
      '{{helperMissing}}',
      '{{blockHelperMissing}}',
      '{{#toString}}x{{/toString}}',
      '{{{valueOf}}}',
      '{{this.nope}}',
    ],
    ...[
      '{{#if toString}}{{/if}}',
      '{{#each papers.map}}{{/each}}',
      '{{flow nope}}',
      '{{flow title first=nope}}',
    ],
    ...[
      '{{#each papers as |paper|}}{{paper.nope}}{{/each}}',
      '{{> masthead nope}}',
      '{{> masthead lead=nope}}',
    ],
  ])('%s asks for a name that is not there', async (text) => {
    const name = /\w+(?=\W*(?:$|\}\}))/.exec(
      text.replace(/\{\{\/.*$/, '').replace(/^.*as \|paper\|\}\}/, ''),
    )?.[0];
    const detail = `there is no ${text.includes('nope') ? 'nope' : name} here`;
    await expect(render(week, format, new Map([['closing', `a\n${text}\n`]]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/closing.hbs`, line: 2, detail },
    });
  });

  test.each(['log', 'lookup', 'helperMissing', 'blockHelperMissing'])(
    'there is no helper %s',
    async (name) => {
      for (const text of [
        `{{${name} title}}`,
        `{{#${name} title}}x{{/${name}}}`,
        `{{flow (${name} this "title")}}`,
      ])
        await expect(render(week, format, new Map([['closing', `a\n${text}`]]))).rejects.toMatchObject({
          code: 'template-broken',
          args: { line: 2, detail: `there is no helper ${name}` },
        });
    },
  );

  test('a plain section goes through a list, and into what it names', async () => {
    const own = new Map([
      ['closing', 'IN{{#papers}}[{{position}}]{{/papers}}{{#labels}}{{paper}}{{/labels}}'],
    ]);
    expect(await render(week, format, own)).toMatch(/\[1\]\[2\]\[3\]논문 링크/);
  });

  test.each([
    ['blocks in blocks', [['closing', `${'{{#each @root}}'.repeat(14)}x${'{{/each}}'.repeat(14)}`]]],
    [
      'sections in sections',
      [
        [
          'closing',
          `${'{{#@root.labels}}'.repeat(3)}${'{{#each @root}}'.repeat(12)}x${'{{/each}}'.repeat(12)}${'{{/@root.labels}}'.repeat(3)}`,
        ],
      ],
    ],
    [
      'partials that each include the next twice',
      [
        ['closing', '{{> p0}}'],
        ...Array.from({ length: 34 }, (_, i): [string, string] => [
          `p${i}`,
          `{{> p${i + 1}}}{{> p${i + 1}}}`,
        ]),
        ['p34', 'x'],
      ],
    ],
    [
      'one long text, often',
      [['closing', `${'{{#each @root}}'.repeat(5)}${'x'.repeat(100_000)}${'{{/each}}'.repeat(5)}`]],
    ],
    [
      'texts alone',
      [
        [
          'closing',
          `${'{{#each @root}}'.repeat(4)}${'{{@root.title}}'.repeat(1000)}${'{{/each}}'.repeat(4)}`,
        ],
      ],
    ],
  ] as [string, [string, string][]][])('%s end', async (_, own) => {
    await expect(render(week, format, new Map(own))).rejects.toMatchObject({
      code: 'template-broken',
      args: { detail: 'it repeats blocks or templates without end' },
    });
  });

  test.each([
    '{{#*inline "x"}}{{> x}}{{/inline}}{{> x}}',
    '{{#> masthead}}{{/masthead}}{{#*inline "x"}}{{#> x}}{{> @partial-block}}{{/x}}{{/inline}}{{> x}}',
    '{{#if true}}{{> closing}}{{/if}}',
  ])('%s includes itself', async (text) => {
    await expect(render(week, format, new Map([['closing', text]]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { detail: 'it includes itself without end' },
    });
  });

  test.each([
    [
      'many blocks',
      `${'{{#if lang}}'.repeat(20_000)}x${'{{/if}}'.repeat(20_000)}`,
      'it has more than 2000 {{ }}, which no template needs',
    ],
    ['a long path', `{{${'a.'.repeat(50_000)}a}}`, 'it is nested too deep to be read'],
  ])('a template of %s is told as that, and not compiled without end', async (_, text, detail) => {
    await expect(loadTemplates(format, new Map([['closing', text]]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/closing.hbs`, detail },
    });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'a template may be called %s',
    async (name) => {
      const own = new Map([
        ['closing', `{{> ${name}}}`],
        [name, 'ALL MINE'],
      ]);
      expect(await render(week, format, own)).toContain('ALL MINE');
      await expect(render(week, format, new Map([['closing', `{{> ${name}}}`]]))).rejects.toMatchObject({
        args: { line: 1, detail: `there is no template ${name}` },
      });
    },
  );

  test('nothing of a template gets to the terminal', async () => {
    const said = (['debug', 'info', 'log', 'warn', 'error'] as const).map((method) =>
      vi.spyOn(console, method),
    );
    for (const text of [
      '{{log "::error::x"}}',
      '{{log}}',
      '{{toString}}',
      '{{title.constructor}}',
      '{{#with this}}{{__proto__}}{{/with}}',
    ])
      await expect(render(week, format, new Map([['closing', text]]))).rejects.toMatchObject({
        code: 'template-broken',
      });
    for (const method of said) expect(method).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test('so is a template that is no template', async () => {
    await expect(loadTemplates(format, new Map([['card', 'a\nb\n{{#if link}}\n']]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/card.hbs` },
    });
  });

  test.each(['#if', '#each', '#unless'])(
    'a typo in %s is told too, and leaves nothing out',
    async (block) => {
      const own = new Map([['closing', `a\n  {{${block} closng}}x{{/${block.slice(1)}}}\n`]]);
      await expect(render(week, format, own)).rejects.toMatchObject({
        code: 'template-broken',
        args: { template: `templates/${format}/closing.hbs`, line: 2, detail: 'there is no closng here' },
      });
    },
  );

  test.each(['{{papers}}', '{{labels}}'])('%s is no text', async (text) => {
    await expect(render(week, format, new Map([['closing', text]]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/closing.hbs`, detail: expect.stringContaining('not a text') },
    });
  });

  test.each([
    ['a helper that does not exist', 'closing', '{{shout name}}', /there is no helper shout/],
    ['a block that is not closed right', 'closing', 'a\n{{#if}\n', /cannot be read as a template, near/],
    ['a template that includes itself', 'closing', '{{> closing}}', /includes itself/],
    ['a template that nothing includes', 'crad', 'x', /no template includes it/],
  ])('%s', async (_, name, text, detail) => {
    await expect(render(week, format, new Map([[name, text]]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/${name}.hbs`, detail: expect.stringMatching(detail) },
    });
  });

  test('a partial of one’s own may have any name', async () => {
    const own = new Map([
      ['closing', '{{> mine}}'],
      ['mine', 'ALL MINE'],
    ]);
    expect(await render(week, format, own)).toContain('ALL MINE');
  });

  test('and a partial that does not exist', async () => {
    await expect(render(week, format, new Map([['closing', 'a\n{{> nowhere}}']]))).rejects.toMatchObject({
      code: 'template-broken',
      args: { template: `templates/${format}/closing.hbs`, line: 2, detail: 'there is no template nowhere' },
    });
  });
});
