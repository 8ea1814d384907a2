/** What people and programs get wrong in a file, and what YAML has a meaning for. */
const pieces = [
  ...':-#"\'|>[]{}&*!?%@`,~\\=. \n\t\r0',
  ...[
    ': ',
    ' #',
    '# ',
    '- ',
    '-',
    '? ',
    '&a ',
    '*a',
    '!!str ',
    '<<: *a',
    '[a, b]',
    '[',
    '{a: b}',
    '""',
    "''",
  ],
  ...[
    '|-',
    '|+',
    '|2',
    '>-',
    '>',
    '| # x',
    '---\n',
    '...\n',
    '\n\n',
    '\n  ',
    '\n      ',
    '  ',
    ' \n',
    '\r\n',
  ],
  ...[
    'null',
    '~',
    'true',
    'FALSE',
    'yes',
    '1',
    '1.0',
    '.5',
    '0x1F',
    '0o7',
    '1e3',
    '+1',
    '-1',
    '.inf',
    '2025-07-07',
  ],
  ...[
    '\0',
    '\u0007',
    '\u0085',
    '\u2028',
    '\uFEFF',
    '\u00A0',
    '\u3000',
    '\u200B',
    '\uD800',
    '\uFFFE',
    'e\u0301',
  ],
  ...[
    '：',
    '｜',
    '“',
    '”',
    '‘',
    '가',
    '\u1100\u1161',
    '😀',
    '\\n',
    '\\"',
    '\\u00e9',
    '# digest-ignore a/b: c\n',
    'key: ',
  ],
  // What rules look for in texts.
  ...['\u00AD', '\u202E', '\u2066', '\uE000', '\uFB01', '\uFFFD', '(cid:1)', 'inter- esting', '&#27;'],
  ...['"\\nabla"', '\n        - title: x', '\n        • x', ' #x', 'TODO', '<<<<<<< HEAD', '”x”', 'x"'],
];

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The text with one or two things changed. */
export function mutated(text: string, random: () => number): string {
  let changed = text;
  for (let times = 1 + Math.floor(random() * 2); times > 0; times--) changed = mutatedOnce(changed, random);
  return changed;
}

function mutatedOnce(text: string, random: () => number): string {
  const below = (most: number): number => Math.floor(random() * most);
  const lines = text.split('\n');
  const [line, other] = [below(lines.length), below(lines.length)];
  const of = (index: number): string => lines[index] ?? '';
  const row = of(line);
  const withLine = (...put: string[]): string => lines.toSpliced(line, 1, ...put).join('\n');
  const piece = pieces[below(pieces.length)] ?? '';
  const column = below(row.length + 1);
  switch (below(12)) {
    case 0:
      return withLine();
    case 1:
      return withLine(row, of(other));
    case 2:
      return lines.with(line, of(other)).with(other, row).join('\n');
    case 3:
      return withLine(' '.repeat(1 + below(4)) + row);
    case 4:
      return withLine(row.slice(below(4)));
    case 5:
      return withLine(row.slice(0, column) + row.slice(column + 1 + below(3)));
    case 6:
      return withLine(row.slice(0, column), row.slice(column));
    case 7:
      return withLine(row, '', ' '.repeat(below(12)) + piece);
    // Where a value or key begins or ends, more often than within a text.
    case 8:
      return withLine(row + piece);
    case 9:
      return withLine(row.replace(/(?<=^[ -]*)\S|(?<=: ) *\S/, (first) => piece + first));
    case 10:
      return withLine(row.replace(/(?<=[:-] ).+$/, piece));
    default:
      return withLine(row.slice(0, column) + piece + row.slice(column));
  }
}

const values = [
  ...[
    'x',
    'x y # c',
    'x#y  ',
    '"x" # c',
    "'it''s'  ",
    '[a, b]',
    '[ a , "b" ] # c',
    '[]',
    '1',
    'true',
    '“x” #y',
    'x:y',
    '',
  ],
  ...[
    '"a\\"b\\\\"',
    '2025-07-07',
    '"x"y',
    '01',
    '1.5',
    'null',
    '{}',
    'x: y',
    'x:',
    '-x',
    '@',
    '&a b',
    '? x',
    '[a,]',
    '>2',
    '|',
  ],
];

/** A small file of all forms that there are: nested in each other, with comments and empty lines anywhere. */
export function smallFile(random: () => number): string {
  const below = (most: number): number => Math.floor(random() * most);
  const rows: string[] = [];
  const value = (): string => values[below(random() < 0.9 ? 13 : values.length)] ?? '';
  const between = (): void => {
    if (random() < 0.15) rows.push(' '.repeat(below(9)) + (random() < 0.5 ? '# c' : ''));
  };
  const block = (indent: number): void => {
    rows.push(`${rows.pop() ?? ''}${'|>'[below(2)]}${['', '', '-', '+', ' # c', '  '][below(6)]}`);
    for (let left = below(4); left >= 0; left--) {
      if (random() < 0.3) rows.push(' '.repeat(below(indent + 3)));
      rows.push(' '.repeat(random() < 0.9 ? indent : below(indent + 3)) + (random() < 0.1 ? '# x' : 'x: y'));
    }
    if (random() < 0.3) rows.push(' '.repeat(below(indent + 2)));
  };
  const node = (start: string, column: number, depth: number): void => {
    const kind = depth > 3 ? below(3) : below(6);
    if (kind > 3) {
      rows.push(start.trimEnd() + (random() < 0.1 ? ' # c' : ''));
      if (kind === 4 || start.endsWith('- ')) map('', column + 1 + below(4), depth);
      else list(random() < 0.4 ? column : column + 1 + below(3), depth);
    } else if (kind === 2) {
      rows.push(start);
      block(column + 1 + below(3));
    } else {
      rows.push(start + ' '.repeat(random() < 0.1 ? 2 : 0) + value());
    }
    between();
  };
  function map(start: string, column: number, depth: number): void {
    for (let i = 0, count = 1 + below(3); i < count; i++)
      node(
        `${i === 0 && start !== '' ? start : ' '.repeat(column)}k${random() < 0.95 ? i : 0}: `,
        column,
        depth + 1,
      );
  }
  function list(column: number, depth: number): void {
    for (let left = 1 + below(2); left > 0; left--) {
      const start = `${' '.repeat(column)}-${' '.repeat(1 + below(2))}`;
      if (random() < 0.5) map(start, start.length, depth + 1);
      else node(start, column, depth + 1);
    }
  }
  between();
  map('', 0, 0);
  if (random() < 0.3) {
    const line = below(rows.length);
    rows[line] = random() < 0.5 ? ` ${rows[line] ?? ''}` : (rows[line] ?? '').slice(1);
  }
  return rows.join('\n') + (random() < 0.8 ? '\n' : '');
}
