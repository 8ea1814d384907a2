/** Templates that a newsletter might have in place of the built-in ones: those that break something, and those that do not. */
export interface Override {
  readonly name: string;
  /** Of the built-in template that is changed: `forum/card`. */
  readonly template: string;
  readonly changes: readonly (readonly [from: string, to: string])[];
  /** What the issue says besides, for what only some issues show. */
  readonly issue?: (text: string) => string;
}

interface Broken extends Override {
  /** The line of the template that is named. */
  readonly line: string;
  /** What is said of it. */
  readonly says: string;
}

const summary = '{{#each summary}}\n{{text}}';
const abstract =
  '{{#quote}}\n{{#each abstract}}\n{{#unless @first}}\n\n{{/unless}}\n{{text}}\n{{/each}}\n{{/quote}}';
const card = 'forum/card';
const main = 'forum/main';

const withQuotationMark = (text: string): string =>
  text.replace('"작은 모델의 쓸모"', `'작은 "모델"의 쓸모'`);

export const broken: readonly Broken[] = [
  // Lists and numbers.
  {
    name: 'a year that begins a list',
    template: card,
    changes: [['{{byline}}', '1986. {{byline}}']],
    line: '1986. {{byline}}',
    says: 'begin a list with "1986.',
  },
  {
    name: 'a number that begins a list',
    template: main,
    changes: [['# {{title}}', '{{number}}. {{title}}']],
    line: '{{number}}. {{title}}',
    says: 'begin a list with "112.',
  },
  {
    name: 'a label that begins a list',
    template: card,
    changes: [['### {{labels.paper}}', '2025. {{labels.paper}}']],
    line: '2025. {{labels.paper}}',
    says: 'begin a list with "2025.',
  },
  {
    name: 'a text whose first paragraph alone is an entry',
    template: card,
    changes: [[summary, '{{#each summary}}\n- {{text}}']],
    line: '- {{text}}',
    says: 'other side',
  },
  {
    name: 'a text that an entry runs on into',
    template: card,
    changes: [
      ['{{byline}}\n\n', '- {{byline}}\n'],
      ['{{#if image}}\n{{image.markup}}\n\n{{/if}}\n', ''],
      ['### {{labels.summary}}\n\n', ''],
    ],
    line: '{{text}}',
    says: 'other side',
  },
  {
    name: 'a list glued to a label',
    template: card,
    changes: [[summary, '{{#each summary}}\n**{{../labels.summary}}** {{text}}']],
    line: '**{{../labels.summary}}** {{text}}',
    says: 'outside of its list',
  },
  {
    name: 'texts without an empty line between',
    template: card,
    changes: [['{{text}}\n\n', '{{text}}\n']],
    issue: (text) =>
      text
        .replace('- It counts the work\n        - that small models do', 'It counts.')
        .replace(/\n +- 하나는.*\n.*요약입니다/, '\n        셈입니다.'),
    line: '{{text}}',
    says: 'into the text before',
  },
  {
    name: 'lists of two languages that become one',
    template: 'forum/main',
    changes: [['{{text}}\n\n', '{{text}}\n']],
    issue: (text) =>
      text.replace(/lead: [^]*?intro:/, 'lead:\n  ko: "하나\\n\\n- 둘"\n  en: "셋\\n\\n넷"\nintro:'),
    line: '{{text}}',
    says: 'other side',
  },
  // Quotations and boxes.
  {
    name: 'a second paragraph that falls out of a quotation',
    template: card,
    changes: [[summary, '{{#each summary}}\n> {{text}}']],
    line: '> {{text}}',
    says: 'other side',
  },
  {
    name: 'the same in the abstract',
    template: card,
    changes: [[abstract, '{{#each abstract}}\n> {{text}}\n\n{{/each}}']],
    line: '> {{text}}',
    says: 'other side',
  },
  {
    name: 'the same in the closing lines',
    template: 'forum/closing',
    changes: [['{{text}}', '> {{text}}']],
    issue: (text) => text.replace('고맙습니다.', '고맙습니다.\n\n  또 만나요.'),
    line: '> {{text}}',
    says: 'other side',
  },
  {
    name: 'a text that a quotation runs on into',
    template: card,
    changes: [
      ['{{byline}}\n\n', '> {{byline}}\n'],
      ['{{#if image}}\n{{image.markup}}\n\n{{/if}}\n', ''],
      ['### {{labels.summary}}\n\n', ''],
    ],
    line: '{{text}}',
    says: 'other side',
  },
  {
    name: 'a box whose title has a quotation mark',
    template: card,
    changes: [
      ['## {{heading}}', '[details="{{heading}}"]'],
      ['{{#if link}}', '[/details]\n\n{{#if link}}'],
    ],
    issue: withQuotationMark,
    line: '[details="{{heading}}"]',
    says: '"[details',
  },
  {
    name: 'a box that is never closed',
    template: card,
    changes: [['### {{labels.abstract}}', '[details="초록"]']],
    line: '[details="초록"]',
    says: '"[details',
  },
  {
    name: 'a box that is closed without being opened',
    template: card,
    changes: [['{{/quote}}', '{{/quote}}\n\n[/details]']],
    line: '[/details]',
    says: '"[/details',
  },
  {
    name: 'a spoiler within a line around paragraphs',
    template: card,
    changes: [[summary, '{{#each summary}}\n[spoiler]{{text}}[/spoiler]']],
    line: '[spoiler]{{text}}[/spoiler]',
    says: '"[spoiler',
  },
  {
    name: 'details in HTML that are never closed',
    template: card,
    changes: [['### {{labels.abstract}}', '<details><summary>{{labels.abstract}}</summary>']],
    line: '<details><summary>{{labels.abstract}}</summary>',
    says: 'not closed',
  },
  {
    name: 'details that cards begin and never close',
    template: card,
    changes: [['---\n', '<details><summary>논문</summary>\n']],
    line: '<details><summary>논문</summary>',
    says: 'not closed',
  },
  {
    name: 'a name of no tag',
    template: card,
    changes: [
      ['### {{labels.abstract}}', '[detail="초록"]'],
      ['{{/quote}}', '{{/quote}}\n\n[/detail]'],
    ],
    line: '[detail="초록"]',
    says: '"[detail=',
  },
  {
    name: 'a text that falls out of its entry',
    template: 'forum/section',
    changes: [
      ['{{#bullet}}\n{{link}}\n{{#each text}}', '- {{link}}\n{{#each text}}'],
      ['{{/bullet}}', ''],
    ],
    line: '{{text}}',
    says: 'outside of its list',
  },
  {
    name: 'entries without words',
    template: 'forum/section',
    changes: [
      ['{{#bullet}}', '- '],
      ['{{/bullet}}', ''],
    ],
    line: '- ',
    says: '"•"',
  },
  // Headings.
  {
    name: 'a byline that a line makes a heading',
    template: card,
    changes: [['{{byline}}\n', '{{byline}}\n---\n']],
    line: '{{byline}}',
    says: 'as a heading',
  },
  {
    name: 'a text that a line makes a heading',
    template: card,
    changes: [
      [
        '{{text}}\n\n{{/each}}\n{{/if}}\n{{#if abstract}}',
        '{{text}}\n---\n\n{{/each}}\n{{/if}}\n{{#if abstract}}',
      ],
    ],
    issue: (text) => text.replace('      > 값은 늘 누군가 치른다.\n', ''),
    line: '{{text}}',
    says: 'as a heading',
  },
  {
    name: 'a text that is a heading',
    template: 'forum/theme',
    changes: [['{{text}}', '## {{text}}']],
    line: '## {{text}}',
    says: 'as a heading',
  },
  {
    name: 'words that a line makes a heading',
    template: 'forum/closing',
    changes: [['---\n', '우리 모임에서\n---\n']],
    line: '우리 모임에서',
    says: 'as a heading',
  },
  {
    name: 'a heading of seven signs',
    template: card,
    changes: [['### {{labels.summary}}', '#######']],
    line: '#######',
    says: '"#######',
  },
  {
    name: 'the same before words',
    template: card,
    changes: [['### {{labels.summary}}', '####### {{labels.summary}}']],
    line: '####### {{labels.summary}}',
    says: '"#######',
  },
  {
    name: 'a heading without a space',
    template: card,
    changes: [['## {{heading}}', '##{{heading}}']],
    line: '##{{heading}}',
    says: 'as a hashtag',
  },
  // Mentions and hashtags.
  {
    name: 'a template that calls everybody',
    template: main,
    changes: [['{{> closing}}', '@here\n\n{{> closing}}']],
    line: '@here',
    says: 'mention "@here"',
  },
  {
    name: 'a name in the credits',
    template: 'forum/closing',
    changes: [['---', '---\n\n정리: @moderator 님']],
    line: '정리: @moderator 님',
    says: 'mention "@moderator"',
  },
  {
    name: 'a sign before authors',
    template: card,
    changes: [['{{byline}}', '@{{byline}}']],
    line: '@{{byline}}',
    says: 'mention "@Ada"',
  },
  {
    name: 'a number as a hashtag',
    template: card,
    changes: [['## {{heading}}', '## #{{position}} {{heading}}']],
    line: '## #{{position}} {{heading}}',
    says: '"#1" as a hashtag',
  },
  {
    name: 'tags as hashtags',
    template: card,
    changes: [['{{#if link}}', '{{#each tags}}\n#{{this}}\n{{/each}}\n\n{{#if link}}']],
    line: '#{{this}}',
    says: 'as a hashtag',
  },
  // Texts twice, lost or changed.
  {
    name: 'a text twice',
    template: card,
    changes: [[summary, `${summary}\n\n{{text}}`]],
    line: '{{text}}',
    says: 'twice',
  },
  {
    name: 'a theme and its text',
    template: 'forum/theme',
    changes: [['{{text}}', '{{text}}\n\n{{#each ../text}}\n{{text}}\n\n{{/each}}']],
    line: '{{text}}',
    says: 'twice',
  },
  {
    name: 'a title twice in its line',
    template: card,
    changes: [['## {{heading}}', '## {{heading}}: {{heading}}']],
    line: '## {{heading}}: {{heading}}',
    says: 'twice',
  },
  {
    name: 'authors twice',
    template: card,
    changes: [['{{byline}}', '{{byline}}\n\n{{byline}}']],
    line: '{{byline}}',
    says: 'twice',
  },
  {
    name: 'a lost text',
    template: card,
    changes: [[summary, '{{#each summary}}\n']],
    line: '{{#each summary}}',
    says: 'would not show',
  },
  {
    name: 'a lost title',
    template: card,
    changes: [['## {{heading}}', '']],
    line: '{{#if heading}}',
    says: 'would not show',
  },
  {
    name: 'bold around a text',
    template: card,
    changes: [[summary, '{{#each summary}}\n**{{text}}**']],
    line: '**{{text}}**',
    says: 'would show "**',
  },
  {
    name: 'an address twice',
    template: card,
    changes: [['{{link}}', '{{link}}\n\n{{link}}']],
    line: '{{link}}',
    says: 'twice',
  },
  {
    name: 'cards twice',
    template: main,
    changes: [['{{> card}}', '{{> card}}\n{{> card}}']],
    line: '{{> card}}',
    says: 'twice',
  },
  // Previews.
  {
    name: 'a label before an address',
    template: card,
    changes: [['{{link}}', '링크: {{link}}']],
    line: '링크: {{link}}',
    says: 'without its preview',
  },
  {
    name: 'words behind an address',
    template: card,
    changes: [['{{url}}', '{{url}} (PDF)']],
    line: '{{url}} (PDF)',
    says: 'without its preview',
  },
  {
    name: 'an indented address',
    template: card,
    changes: [['{{link}}', '  {{link}}']],
    line: '  {{link}}',
    says: 'without its preview',
  },
  {
    name: 'an address behind a title',
    template: card,
    changes: [
      ['{{title}}\n{{/if}}', '{{title}} — {{url}}\n{{else}}'],
      ['{{url}}\n\n{{/each}}', '{{url}}\n{{/if}}\n\n{{/each}}'],
    ],
    line: '{{title}} — {{url}}',
    says: 'without its preview',
  },
  // Markup that becomes text.
  {
    name: 'bold that Korean letters undo',
    template: card,
    changes: [['{{byline}}', '**저자(authors)**는 {{byline}}']],
    line: '**저자(authors)**는 {{byline}}',
    says: '"**',
  },
  {
    name: 'bold that is not closed',
    template: card,
    changes: [['{{byline}}', '**{{byline}}']],
    line: '**{{byline}}',
    says: '"**',
  },
  {
    name: 'a link with a space in it',
    template: card,
    changes: [['{{byline}}', '[저자] ({{byline}})\n\n[문서](한 글.html)']],
    line: '[문서](한 글.html)',
    says: '"](',
  },
  {
    name: 'a name of no emoji',
    template: card,
    changes: [['## {{heading}}', '## :page_facng_up: {{heading}}']],
    line: '## :page_facng_up: {{heading}}',
    says: ':page_facng_up:',
  },
  {
    name: 'braces that were escaped',
    template: card,
    changes: [['{{byline}}', String.raw`{{byline}} \{{link}}`]],
    line: String.raw`{{byline}} \{{link}}`,
    says: '"{{',
  },
  {
    name: 'a line of signs',
    template: card,
    changes: [['{{byline}}\n', '{{byline}}\n\n=====\n']],
    line: '=====',
    says: '"=====',
  },
  {
    name: 'code that is not closed',
    template: card,
    changes: [['{{byline}}', '`저자 {{byline}}']],
    line: '`저자 {{byline}}',
    says: '"`저자',
  },
  {
    name: 'a label with three braces',
    template: card,
    changes: [['{{labels.paper}}', '{{{labels.paper}}}']],
    line: '### {{{labels.paper}}}',
    says: '{{{ }}}',
  },
  {
    name: 'a mark of no note',
    template: card,
    changes: [['{{byline}}', '{{byline}}[^1]']],
    line: '{{byline}}[^1]',
    says: '"[^1]"',
  },
  // The mail and the plain text.
  {
    name: 'the mail: a text twice',
    template: 'email/card',
    changes: [
      [
        '{{text}}</div>\n{{/each}}\n{{#if has_abstract}}',
        '{{text}}{{text}}</div>\n{{/each}}\n{{#if has_abstract}}',
      ],
    ],
    line: '<div{{attributes}} style="margin:{{#if @first}}16px{{else}}14px{{/if}} 0 0">{{text}}{{text}}</div>',
    says: 'twice',
  },
  {
    name: 'the mail: Markdown',
    template: 'email/card',
    changes: [['{{byline}}', '**{{byline}}**']],
    line: '<p class="m" style="margin:10px 0 0;font-size:14px;line-height:1.6;color:{{style.muted}}">**{{byline}}**</p>',
    says: '"**',
  },
  {
    name: 'the mail: a lost text',
    template: 'email/closing',
    changes: [['{{text}}', '']],
    line: '<div{{attributes}} style="margin:0 0 14px"></div>',
    says: 'would not show',
  },
  {
    name: 'the text: a text twice',
    template: 'text/card',
    changes: [[summary, `${summary}\n\n{{text}}`]],
    line: '{{text}}',
    says: 'twice',
  },
  {
    name: 'the text: HTML',
    template: 'text/card',
    changes: [['{{byline}}', '<b>{{byline}}</b>']],
    line: '<b>{{byline}}</b>',
    says: '"<b',
  },
];

const forum = (name: string, template: string, ...changes: (readonly [string, string])[]): Override => ({
  name,
  template,
  changes,
});

export const good: readonly Override[] = [
  forum(
    'no labels',
    card,
    ['### {{labels.summary}}\n\n', ''],
    ['### {{labels.abstract}}\n\n', ''],
    ['### {{labels.paper}}\n\n', ''],
  ),
  forum('a label before authors', card, ['{{byline}}', '**저자:** {{byline}}']),
  forum('authors as an entry', card, ['{{byline}}', '- {{byline}}']),
  forum('authors as a small heading', card, ['{{byline}}', '#### {{byline}}']),
  forum('authors in a quotation', card, ['{{byline}}', '> {{byline}}']),
  forum('titles in bold', card, ['## {{heading}}', '**{{heading}}**']),
  forum('a title underlined as a heading', main, ['# {{title}}', '{{title}}\n===']),
  forum('titles with numbers', card, ['## {{heading}}', '## {{position}}. {{heading}}']),
  forum('titles as a numbered list', card, ['## {{heading}}', '{{position}}. {{heading}}']),
  forum('a title that is a link', card, ['## {{heading}}', '## [{{heading}}]({{link}})']),
  forum('a link with words', card, ['{{link}}', '[논문 보기]({{link}})']),
  forum('a link without a preview', card, ['{{link}}', '링크: <{{link}}>']),
  forum('the link first', card, ['{{link}}\n\n', ''], ['## {{heading}}', '{{link}}\n\n## {{heading}}']),
  forum('further reading as a list of links', card, [
    '{{#if title}}\n{{title}}\n{{/if}}\n{{url}}\n',
    '{{#if title}}\n- [{{title}}]({{url}})\n{{else}}\n- <{{url}}>\n{{/if}}',
  ]),
  forum(
    'the abstract before the summary',
    card,
    [`### {{labels.abstract}}\n\n${abstract}`, ''],
    [
      '{{#if summary}}',
      `{{#if abstract}}\n### {{labels.abstract}}\n\n${abstract}\n\n{{/if}}\n{{#if summary}}`,
    ],
  ),
  forum('the abstract without a quotation', card, ['{{#quote}}', ''], ['{{/quote}}', '']),
  forum(
    'the abstract in details',
    card,
    ['### {{labels.abstract}}', '[details="{{labels.abstract}}"]'],
    ['{{/quote}}', '{{/quote}}\n\n[/details]'],
  ),
  forum(
    'the abstract in details of HTML',
    card,
    ['### {{labels.abstract}}', '<details><summary>{{labels.abstract}}</summary>\n'],
    ['{{/quote}}', '{{/quote}}\n\n</details>'],
  ),
  forum(
    'the abstract in a spoiler',
    card,
    ['{{#quote}}', '[spoiler]\n\n{{#quote}}'],
    ['{{/quote}}', '{{/quote}}\n\n[/spoiler]'],
  ),
  forum('the summary quoted', card, [
    `${summary}\n\n{{/each}}`,
    '{{#each summary}}\n{{#quote}}\n{{text}}\n{{/quote}}\n\n{{/each}}',
  ]),
  forum('the summary as an entry', card, [
    `${summary}\n\n{{/each}}`,
    '{{#each summary}}\n{{#bullet}}\n{{text}}\n{{/bullet}}\n\n{{/each}}',
  ]),
  forum('whole cards in details', main, ['{{> card}}', '[details="논문"]\n\n{{> card}}\n\n[/details]\n']),
  forum(
    'all cards in details',
    main,
    ['{{#each papers}}', '[details="논문"]\n\n{{#each papers}}'],
    ['{{/each}}\n{{#each sections}}', '{{/each}}\n\n[/details]\n\n{{#each sections}}'],
  ),
  forum('a list of contents', main, [
    '{{#each papers}}',
    '## 차례\n\n{{#each papers}}\n- {{heading}}\n{{/each}}\n\n{{#each papers}}',
  ]),
  forum(
    'a table of title and authors',
    card,
    ['## {{heading}}\n', '| 논문 | 저자 |\n| --- | --- |\n| {{heading}} | {{byline}} |\n'],
    ['{{#if byline}}\n{{byline}}\n\n{{/if}}\n', ''],
  ),
  forum(
    'sections before cards',
    main,
    ['{{#each sections}}\n{{> section}}\n{{/each}}\n', ''],
    ['{{#each papers}}', '{{#each sections}}\n{{> section}}\n{{/each}}\n\n{{#each papers}}'],
  ),
  forum('tags in a line', card, [
    '{{#if link}}',
    '{{#if tags}}\n🏷️ {{#each tags}}{{#unless @first}}, {{/unless}}{{this}}{{/each}}\n\n{{/if}}\n{{#if link}}',
  ]),
  forum(
    'emoji and other decoration',
    card,
    ['## {{heading}}', '## :page_facing_up: 📄 {{heading}} ★'],
    ['---', '━━━━━━'],
  ),
  forum(
    'words around texts',
    card,
    [summary, '{{#each summary}}\n편집부의 말 —\n\n{{text}}'],
    ['{{byline}}', '{{byline}} · 논문 #<!-- -->{{position}}'],
  ),
  forum('the link in details', card, [
    '### {{labels.paper}}\n\n{{link}}\n',
    '[details="링크"]\n{{link}}\n[/details]\n',
  ]),
  forum('authors in italics', card, ['{{byline}}', '*{{byline}}*']),
  forum('authors in a spoiler', card, ['{{byline}}', '[spoiler]{{byline}}[/spoiler]']),
  forum(
    'entries of sections as headings',
    'forum/section',
    ['{{#bullet}}\n{{link}}', '### {{link}}\n'],
    ['{{/bullet}}', ''],
  ),
  forum('titles in a box of HTML', card, [
    '## {{heading}}',
    '<div align="center">\n\n## {{heading}}\n\n</div>',
  ]),
  forum('labels underlined as headings', card, [
    '### {{labels.paper}}\n\n{{link}}',
    '{{labels.paper}}\n---\n\n{{link}}',
  ]),
  forum('lines at the end', main, [
    '{{> closing}}',
    '{{> closing}}\n\n---\n\n> 다음 주에 만나요 :wave:\n\n1. 하나\n2. 둘\n\n문의: team@example.org, C# 모임 (1986)\n\nhttps://example.org/home',
  ]),
  forum('a list of contents with a line a language', main, [
    '{{#each papers}}',
    '{{#each papers}}\n{{#each title}}\n- {{text}}\n{{/each}}\n{{/each}}\n\n{{#each papers}}',
  ]),
  forum('a list of contents in details', main, [
    '{{> masthead}}',
    '[details="차례"]\n{{#each papers}}\n- {{heading}} ({{byline}})\n{{/each}}\n[/details]\n\n{{> masthead}}',
  ]),
  forum('cards in details under their titles', main, [
    '{{> card}}',
    '[details="{{heading}}"]\n{{> card}}\n[/details]\n',
  ]),
  forum('the introduction in a quotation', main, [
    '{{#each lead}}\n{{text}}\n\n{{/each}}\n{{#each themes}}\n{{> theme}}\n{{/each}}',
    '{{#quote}}\n{{#each lead}}\n{{text}}\n\n{{/each}}\n{{#each themes}}\n{{> theme}}\n{{/each}}\n{{/quote}}\n',
  ]),
  forum('the mail: words before authors', 'email/card', ['{{byline}}', '저자: {{byline}}']),
  forum(
    'the mail: a quotation',
    'email/card',
    ['{{#each summary}}', '<blockquote>\n{{#each summary}}'],
    ['{{/each}}\n{{#if has_abstract}}', '{{/each}}\n</blockquote>\n{{#if has_abstract}}'],
  ),
  forum(
    'the text: other signs',
    'text/card',
    ['[{{labels.summary}}]', '* {{labels.summary}} *'],
    ['{{#underline "-"}}', '{{#underline "="}}'],
  ),
];
