/** Texts of any length that have cost somebody a second: a piece over and over, between two ends. */
export interface Piece {
  readonly name: string;
  /** A text of about so many bytes of UTF-8. */
  readonly of: (bytes: number) => string;
}

const sizeOf = (text: string): number => Buffer.byteLength(text);

const over = (piece: string, before = '', after = ''): Piece => ({
  name: JSON.stringify(`${before}${piece}…${after}`),
  of: (bytes) => before + piece.repeat(Math.ceil(bytes / sizeOf(piece))) + after,
});

/** Opened over and over, then closed as often. */
const nested = (open: string, close: string): Piece => ({
  name: JSON.stringify(`${open}…${close}…`),
  of: (bytes) => {
    const times = Math.ceil(bytes / sizeOf(open + close));
    return open.repeat(times) + close.repeat(times);
  },
});

/** Pieces that differ, so that what is looked up by its name is another each time. */
const counted = (name: string, piece: (i: number) => string): Piece => ({
  name: JSON.stringify(name),
  of: (bytes) => {
    const pieces: string[] = [];
    for (let i = 0, size = 0; size < bytes; i++) {
      const next = piece(i);
      pieces.push(next);
      size += sizeOf(next);
    }
    return pieces.join('');
  },
});

/** One word, of letters or of signs: names, addresses, entities, attributes, a pasted picture. */
export const words: readonly Piece[] = [
  ...['a', '가', 'A', '0', 'é', '漢', '😀', '\u0301', '\u200b', 'AB-', 'a.', 'a-', 'a_', 'a/'].map((one) =>
    over(one),
  ),
  ...['*', '_', '~', '`', '[', ']', '(', ')', '<', '>', '&', '\\', '|', '$', '{', '}', '#', '!', '?'].map(
    (one) => over(one),
  ),
  ...['+', '=', '-', '.', ',', ':', ';', '/', '%', '^', '@', "'", '"', '“', '’'].map((one) => over(one)),
  over('a', '&', ';'),
  over('a', '@'),
  over('a', '#'),
  over('a', ':', ':'),
  over('a', 'https://', '.example/'),
  over('a', 'https://a.example/'),
  over(')', 'https://a.b/'),
  over('(', 'https://a.b/'),
  over('%e0', 'https://a.b/'),
  over('a', 'a@', '.b'),
  over('a', '', '@a.b'),
  over('a', '<img src="', '">'),
  over('a', '<a ', '>'),
  over('a', '[', '](https://a.b)'),
  over('a', '[a](', ')'),
  over('a', '**', '**'),
  over('a', '`', '`'),
  over('a', '$', '$'),
  over('iVBORw0KGgo', '![](data:image/png;base64,', ')'),
  over('http://'),
  over('www.a'),
  over('a@b.'),
  over('a@b.c'),
  over(':a:'),
  over(':a'),
  over('@a'),
  over('&a'),
  over('&a;'),
  over('&#'),
  over('a`'),
  over('a*'),
  over('a_'),
  over('*a_'),
  over('**a*'),
  over('[]'),
  over('[]('),
  over('[](a)'),
  over('[a][b]'),
  over('![]('),
  over('!['),
  over('<a'),
  over('</a>'),
  over('<sub>'),
  over('<!--'),
  over('<?'),
  over('<![CDATA['),
  over('{{'),
  over('{{a}}'),
  over('${'),
  over('\\('),
  over('\\a{'),
  over('x_{'),
  over('^{'),
  over('[b]'),
  over('[/b]'),
  over('[quote]'),
  over('[date=2025'),
  over('[details'),
  over('10.1000/'),
  over('2506.00001'),
  over('arxiv:'),
  over('1,'),
  over('1.'),
  over('(c)'),
  over('a\u0301'),
  over('👩‍'),
];

/** Several words on a line. */
export const lines: readonly Piece[] = [
  ...[' ', '  a', 'a ', '가 ', '가\n\n', '\t', '\u00a0', '\u3000'].map((one) => over(one)),
  ...[
    '* ',
    '**a ',
    '*a ',
    '_a ',
    '__a ',
    '~~a ',
    '`a ',
    '$x ',
    '\\$x ',
    '$x{ \\',
    '$ ',
    '"a ',
    "'a ",
    'a" ',
    "a' ",
  ].map((one) => over(one)),
  ...['**a** ', '*a* ', '_a_ ', '`a` ', '$x$ ', '"a" ', "'a' ", '~~a~~ '].map((one) => over(one)),
  ...['<a ', '<a href="', "<a href='", '<a href=', '<a b', '<a> ', '<img ', '<img src=x ', '</a ', '< '].map(
    (one) => over(one),
  ),
  ...['<sub>a ', '<kbd>a</kbd> ', '<br>', '<!-- ', '-- ', '--- ', '... '].map((one) => over(one)),
  ...['[a ', '[a] ', '[a]: ', '[^a]: ', '[^a] ', '[a](b ', '[a](b "', '![a](', '![a](b) ', '](a ', '][ '].map(
    (one) => over(one),
  ),
  ...['[a](https://a.b) ', '[a][b] ', '(a)[b] ', '[x] ', '[b]a ', '[i]a[/i] ', '[quote] ', '[date=2025 '].map(
    (one) => over(one),
  ),
  ...[
    'https://a.b ',
    'http:// ',
    'https:///',
    'www.a.b ',
    'a@b.c ',
    'mailto:a ',
    '@a ',
    '#a ',
    ':a: ',
    ':a ',
  ].map((one) => over(one)),
  ...['| ', '|a', '|a ', '| a |', '\\ ', '\\| ', '&amp; ', '&a ', ':) ', ';) ', '1. ', '- ', '+ ', '# '].map(
    (one) => over(one),
  ),
  ...[
    '{{a}} ',
    '{{ ',
    '{a ',
    '\\a ',
    '\\text{a ',
    '\\begin{a} ',
    '\\frac{a}{b} ',
    '${a} ',
    '^a ',
    '_{a ',
  ].map((one) => over(one)),
  ...[
    '3 of ',
    '12% ',
    '1,000 ',
    '3만 5천 ',
    'We do it. ',
    'Here is the ',
    '가(Fine-tuning) ',
    'Ab Cd ',
    'and ',
  ].map((one) => over(one)),
  ...['a, ', 'a; ', 'a and ', ', ', '; ', 'A. B. ', 'a. ', '(a ', 'a) ', '가“ ', '“가” ', '「 '].map((one) =>
    over(one),
  ),
  over(' ', 'a', 'b'),
  over('\t', 'a', 'b'),
  over(' ', '*', '*'),
  over(' ', '[a](', ')'),
  over(' ', '<a', '>'),
  over(' ', '| a', '|'),
  over(' ', '{{', '}}'),
  nested('[', '](a)'),
  nested('<sub>', '</sub>'),
  nested('**a ', ' a**'),
  nested('*a ', ' a*'),
  nested('(', ')'),
  nested('{', '}'),
  nested('“', '”'),
  nested('[b]', '[/b]'),
  counted('[a1] …', (i) => `[a${i}] `),
  counted('a1 …', (i) => `a${i} `),
  counted('https://a1.example …', (i) => `https://a${i}.example `),
  counted('10.1000/1 …', (i) => `10.1000/${i} `),
  counted('`×n …', (i) => `${'`'.repeat((i % 300) + 1)}a `),
];

/** Texts of several lines. */
export const blocks: readonly Piece[] = [
  ...[
    '\n',
    'a\n',
    'a\n\n',
    '가\n',
    ' \n',
    '\n\n\n',
    'a  \n',
    'a\\\n',
    '\ta\n',
    '    a\n',
    '\r\n',
    'a\r\n',
  ].map((one) => over(one)),
  ...[
    '* a\n',
    '* a\n\n',
    '- ',
    '- a\n',
    '1. a\n',
    '1. a\n\n',
    '- [ ] a\n',
    '- a\n\n\n',
    '  - a\n',
    '*\n',
  ].map((one) => over(one)),
  over('  a\n', '- a\n'),
  over('a\n', '- a\n'),
  over('  - a\nb\n', '- a\n'),
  ...['> ', '> a\n', '> a\n\n', '>\n', '> - ', '> [!NOTE]\n> a\n\n', '> [x]: y\n[quote]\n'].map((one) =>
    over(one),
  ),
  ...['# a\n', 'a\n=\n', 'a\n-\n', '---\n', '***\n', '===\n', '#\n', '# a #\n'].map((one) => over(one)),
  ...['```\n', '```a\n', '~~~\n', '```\na\n```\n', '````\n', '   ```\n'].map((one) => over(one)),
  ...['| a |\n', '| a | b |\n\n', '| a |\n|---|\n', '|a\n', '|-\n', 'a|b\n-|-\n'].map((one) => over(one)),
  over('|a', '', '\n|-|-|\n'),
  over('| a | b |\n', '| a | b |\n|---|---|\n'),
  over('|', '|a|b|\n|-|-|\n'),
  over('-|', 'a|b\n'),
  ...['[a]: u\n', '[a]: u\n\n', '[a]:\n', '[a]: <\n', '[a]: u "\n', '[^a]: b\n', '[^a]: b\n\n', '[^a]\n'].map(
    (one) => over(one),
  ),
  counted('[a1]: u…', (i) => `[a${i}]: u\n`),
  counted('[^1]: u…', (i) => `[^${i}]: u\n\n`),
  {
    name: '"[a]: long, [a] [a] …"',
    of: (bytes) =>
      `[a]: https://a.example/${'a'.repeat(Math.ceil(bytes / 2))}\n\n${'[a] '.repeat(Math.ceil(bytes / 8))}`,
  },
  {
    name: '"[^a]: long, [^a] [^a] …"',
    of: (bytes) => `[^a]: ${'a '.repeat(Math.ceil(bytes / 4))}\n\n${'[^a] '.repeat(Math.ceil(bytes / 10))}`,
  },
  ...[
    '<p>\n',
    '<div>\n\n',
    '<!--\n',
    '<!-- a\n\n',
    '<a\n',
    '<details>\n',
    '</p>\n',
    '<table>\n',
    '<?\n',
    '<![CDATA[\n',
  ].map((one) => over(one)),
  ...[
    '[details]\n',
    '[quote]\n',
    '[details=a]\n\n',
    '[quote="a"]\nb\n[/quote]\n',
    '[b]\n',
    '[poll]\n',
    '[/quote]\n',
  ].map((one) => over(one)),
  ...[
    '$$\n',
    '$$\na\n$$\n',
    '\\[\n',
    '\\begin{a}\n',
    'https://a.b\n',
    'https://a.b\n\n',
    'THEME: a\n',
    'a: b\n',
  ].map((one) => over(one)),
  ...[
    '"\n',
    "'\n",
    '“\n',
    '*a\n',
    '_a\n',
    '**a\n\n',
    '`a\n',
    '`\n\n',
    '<a href="\n',
    '\\\n',
    '@a\n',
    ':a\n',
  ].map((one) => over(one)),
  nested('> ', 'x'),
  nested('[details=a]\n', '[/details]\n'),
  nested('<div>\n', '</div>\n'),
  { name: '"- , one deeper each line"', of: (bytes) => deeper(bytes, '- a') },
  { name: '"> , one deeper each line"', of: (bytes) => deeper(bytes, '> a') },
];

function deeper(bytes: number, piece: string): string {
  const rows: string[] = [];
  for (let i = 0, size = 0; size < bytes; i = (i + 1) % 200) {
    const row = `${'  '.repeat(i)}${piece}\n`;
    rows.push(row);
    size += row.length;
  }
  return rows.join('');
}

/** What YAML makes something of. */
export const yaml: readonly Piece[] = [
  ...[
    '- ',
    '- a\n',
    '- - ',
    '? ',
    '? a\n',
    ': ',
    'a: ',
    'a:\n',
    '&a ',
    '*a ',
    '!a ',
    '!',
    '&',
    '*',
    '%',
    '% a\n',
  ].map((one) => over(one)),
  ...[
    '# a\n',
    '#\n',
    ' #\n',
    '# digest-ignore a\n',
    '# digest-ignore yaml/tag: a\n',
    '---\n',
    '...\n',
    '--- a\n',
  ].map((one) => over(one)),
  ...[
    'a: |\n',
    'a: |\n  b\n',
    'a: >\n  b\n',
    '"',
    "'",
    '"a\n',
    "'a\n",
    '"a"\n',
    '{',
    '[',
    '{}',
    '[]',
    ',',
    '{a: ',
  ].map((one) => over(one)),
  over('a, ', '# digest-ignore ', ': a\nweek: 2025-07-07\n'),
  over('yaml/tag, ', '# digest-ignore ', ': a\nweek: 2025-07-07\n'),
  over(' ', '# digest-ignore ', 'a\nweek: 2025-07-07\n'),
  over('a', '# yaml-language-server: $schema=', '\nweek: 2025-07-07\n'),
  over(' ', '# yaml-language-server:', '\nweek: 2025-07-07\n'),
  over('=', '# yaml-language-server: $schema', '\nweek: 2025-07-07\n'),
  over(' ', 'week: 2025-07-07', 'a\n'),
  over('\n', 'week: 2025-07-07\ntitle: "a', '"\n'),
  over('a\n ', 'week: 2025-07-07\ntitle: a\n '),
  over('a\n\n ', 'week: 2025-07-07\ntitle: a\n '),
  over('a', 'week: 2025-07-07\n', ': b\n'),
  over('a', 'week: 2025-07-07\nx-a: &', ' b\n'),
  over('a', 'week: 2025-07-07\nx-a: *', '\n'),
  over('a', 'week: 2025-07-07\nx-a: !', ' b\n'),
  over(',', 'week: 2025-07-07\nx-a: {', '}\n'),
  over(',', 'week: 2025-07-07\nx-a: [', ']\n'),
  over('a,', 'week: 2025-07-07\nx-a: {', '}\n'),
  over('a, ', 'week: 2025-07-07\nx-a: {', '}\n'),
  over('a: b,', 'week: 2025-07-07\nx-a: {', '}\n'),
  over('a,', 'week: 2025-07-07\nx-a: [', ']\n'),
  over('\n', 'week: 2025-07-07\nx-a: [', ']\n'),
  over('"a",', 'week: 2025-07-07\nx-a: [', ']\n'),
  over('[],', 'week: 2025-07-07\nx-a: [', ']\n'),
  over('a: b\n', 'week: 2025-07-07\n'),
  over('  - a\n', 'week: 2025-07-07\npapers:\n'),
  over('  - title: a\n', 'week: 2025-07-07\npapers:\n'),
  over('  - title: a\n    arxiv: "2506.00001"\n    summary: a\n', 'week: 2025-07-07\npapers:\n'),
  over('  - text: a\n', 'week: 2025-07-07\nintro:\n'),
  over('  - text: [a\n', 'week: 2025-07-07\nintro:\n'),
  over('  - a: "\n', 'week: 2025-07-07\nintro:\n'),
  over('      - a\n', 'week: 2025-07-07\npapers:\n  - title: a\n    tags:\n'),
  over('      - a\n', 'week: 2025-07-07\npapers:\n  - title: a\n    authors:\n'),
  over('      - https://a.b\n', 'week: 2025-07-07\npapers:\n  - title: a\n    more:\n'),
  over('\ta\n', 'week: 2025-07-07\n'),
  over(' a\n', 'week: 2025-07-07\n'),
  over('a\n', 'week: 2025-07-07\n'),
  over('  a: b\n c: d\n', 'week: 2025-07-07\nx-a:\n'),
  over('\\u0041', 'week: 2025-07-07\ntitle: "', '"\n'),
  over("''", "week: 2025-07-07\ntitle: '", "'\n"),
  over('\r', 'week: 2025-07-07\n'),
  over('\u2028', 'week: 2025-07-07\n'),
  over('\u00a0', 'week: 2025-07-07\n'),
  over('\u0000', 'week: 2025-07-07\n'),
  over('“', 'week: 2025-07-07\ntitle: '),
  over('#', 'week: 2025-07-07\ntitle: a '),
  over('# digest-ignore text/number: a\nx-a: 1\n', 'week: 2025-07-07\n'),
  counted('a1: b…', (i) => `a${i}: b\n`),
  counted('x-1: b…', (i) => `x-${i}: b\n`),
  counted('x-1: &a1…', (i) => `x-${i}: &a${i} b\n`),
  counted('x-1: *a1…', (i) => `x-${i}: *a${i}\n`),
  counted('# digest-ignore a1…', (i) => `# digest-ignore a/${i}: b\n`),
  {
    name: '"papers of ids…"',
    of: (bytes) => `week: 2025-07-07\n${papers(bytes)}`,
  },
  {
    name: '"{a1: b, …}"',
    of: (bytes) =>
      `week: 2025-07-07\nx-a: {${Array.from({ length: Math.ceil(bytes / 10) }, (_, i) => `a${i}: b`).join(', ')}}\n`,
  },
];

function papers(bytes: number): string {
  const rows = ['papers:\n'];
  for (let i = 0, size = 0; size < bytes; i++) {
    const id = String(i).padStart(5, '0');
    const row = `  - title: Some title of paper ${i}\n    arxiv: "2506.${id}"\n    summary: 어느 논문 ${i}\n`;
    rows.push(row);
    size += sizeOf(row);
  }
  return rows.join('');
}

/** What other forms are written in: HTML, BibTeX, RIS, CSV, JSON. */
export const foreign: readonly Piece[] = [
  ...[
    '<p>a</p>',
    '<li>',
    '<table><tr><td>',
    '<b>a',
    '<a href="b">c</a>',
    '<br>\n',
    '<div>',
    '<p>',
    '&nbsp;',
    '<h2>a</h2>',
  ].map((one) => over(one)),
  ...[
    '<meta name="citation_author" content="A B">',
    '<meta ',
    '<script>',
    '<style>',
    '<title>',
    '<math>',
    '<svg>',
  ].map((one) => over(one)),
  over(' ', '<meta name="citation_authors" content="a', 'b">'),
  over(' ;', '<meta name="citation_authors" content="a', 'b">'),
  over('a; ', '<meta name="citation_authors" content="', '">'),
  over(' ', '<meta name="citation_title" content="a', 'b">'),
  over('a ', '<meta name="citation_title" content="T"><meta name="description" content="', '">'),
  over(' ', '@article{a, title={T}, author={a', 'b}}'),
  over('a and ', '@article{a, title={T}, author={', '}}'),
  over(', ', '@article{a, title={T}, author={a', '}}'),
  over('{', '@article{a, title={'),
  over('\\', '@article{a, title={', '}}'),
  over('a', '@article{', ', title={T}}'),
  over(' ', '@article{a', ', title={T}}'),
  over('@article{a, title={T}}\n'),
  over('@'),
  over('@a{', ''),
  over('@a\n', ''),
  over('"', '@article{a, title='),
  over('TY  - JOUR\nTI  - a\nER  - \n'),
  over('AU  - a\n', 'TY  - JOUR\n', 'ER  - \n'),
  over(' ', 'TY  - JOUR\nAU  - a', 'b\nER  - \n'),
  over('a\n', 'TY  - JOUR\nAB  - a\n', 'ER  - \n'),
  over('{"title":"a"},', '[', '{"title":"a"}]'),
  over('[', ''),
  over('{"a":', ''),
];

export const everything: readonly Piece[] = [...words, ...lines, ...blocks];
