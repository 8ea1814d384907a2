import { mutated, randomFrom, smallFile } from '../yaml/mutations.ts';

/** Parts of the languages that files and answers are written in, which matter most where they do not belong. */
const pieces = [
  ...[
    '%YAML 1.1\n---\n',
    '&a [*a]',
    '<<: [*a, *a]',
    '!!binary "/"',
    '? [a]\n: b\n',
    '- - - x\n',
    '|2-\n',
    '{',
    '[',
    ']',
    '}',
  ],
  ...[
    '{{',
    '}}',
    '{{#each papers}}',
    '{{/each}}',
    '{{{this}}}',
    '{{> card}}',
    '{{lookup . "constructor"}}',
    '{{../..}}',
    '{{!--',
  ],
  ...['@article{', 'author = {', '\\"{', '$\\frac{', 'TY  - JOUR\n', 'ER  - \n', '"DOI":', '@string{a = "'],
  ...[
    '<![CDATA[',
    '<entry>',
    '</feed>',
    '<!DOCTYPE x [<!ENTITY a "&a;">]>',
    '&#0;',
    '&#x110000;',
    '<meta name="citation_title" content="',
    '<!--',
    '<script>',
  ],
  ...[
    '<<<<<<< HEAD\n',
    '=======\n',
    '>>>>>>> x\n',
    '# digest-ignore\n',
    '__proto__: x\n',
    'constructor: x\n',
    '"__proto__": {',
    '\u2028',
    '\u0085',
  ],
  ...[
    '\0',
    '\x1b[31m',
    '\uFEFF',
    '\r',
    '\r\n',
    '\u202E',
    '\uD83D',
    '😀',
    '가',
    '\\u0000',
    '1e999',
    '-0',
    'NaN',
    'null',
    'true',
    '""',
    "''",
  ],
  ...[
    '](',
    '![](',
    '[^1]',
    '[^1]: ',
    '```\n',
    '$$',
    '~~~\n',
    '<details>',
    '| a | b |\n|---|---|\n',
    '> ',
    'http://',
    'mailto:a@b',
    '\\',
  ],
];

/** What in a line of prose may mean something to Markdown, to Discourse, to a mail, or to a check. */
const prosePieces = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '``',
    '$',
    '$$',
    '[',
    ']',
    '](',
    '[a](https://a.example)',
    '![a](https://a.example/b.png)',
    '<b>',
    '</b>',
    '<br>',
    '<!-- ',
    '-->',
    '&amp;',
    '&lt;',
  ],
  ...[
    '@team',
    '#tag',
    '#12',
    ':fire:',
    ':)',
    '(c)',
    '--',
    '---',
    '...',
    '"',
    "'",
    '\\',
    '\\*',
    '|',
    '> ',
    '- ',
    '1. ',
    '# ',
    '### ',
    '- [ ] ',
    '[^1]',
    '[^1]: x',
    '+ ',
    '= ',
  ],
  ...[
    'https://a.example',
    'www.a.example',
    'a@b.example',
    'https://a.example/(b)',
    'http://',
    '{{x}}',
    '{{{x}}}',
    '*|X|*',
    '<%x%>',
    '%x%',
    '\\(x\\)',
    '$x_1$',
    '$5',
    '\\frac{1}{2}',
  ],
  ...[
    '\u00A0',
    '\u3000',
    '\u200B',
    '\u200D',
    '\u202E',
    '\u00AD',
    '\t',
    '가',
    '😀',
    'e\u0301',
    '\u1100\u1161',
    '、',
    '~',
    '3~5',
    '“',
    '”',
    '**(가)**은',
    '`a|b`',
    '    ',
  ],
];

const values: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    1.5,
    1e21,
    1e-7,
    Number.MAX_SAFE_INTEGER,
    '',
    ' ',
    '\n',
    'x',
    'null',
    'true',
    '1',
    '2025-07-07',
  ],
  ...[
    '2025-02-30',
    '9999-12-31',
    '0000-01-01',
    '2507.00001',
    '10.1000/xyz',
    'https://a.example/',
    'https://[',
    'javascript:alert(1)',
    'mailto:a@b.example',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '\0',
    '\x1b]0;x\x07',
    '\uFEFF',
    '\uD800',
    '가',
    '😀',
    ':fire:',
    '{{x}}',
    '{{range}}',
    '<b>',
    'ko',
    'en',
    'x-a',
    '한',
  ],
];

/** What is drawn at random in one case. The same seed draws the same. */
export class Dice {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  below(count: number): number {
    return Math.floor(this.random() * count);
  }

  of<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined && list.length === 0) throw new Error('nothing to draw from');
    return one as T;
  }

  /** Bytes of any kind, or one of the samples with something wrong in it. */
  bytes(...samples: readonly string[]): Uint8Array {
    switch (this.below(samples.length === 0 ? 3 : 10)) {
      case 0:
        return Uint8Array.from({ length: this.below(400) }, () => this.below(256));
      case 1:
        return utf8(Array.from({ length: this.below(30) }, () => this.of(pieces)).join(''));
      case 2:
        return utf8(smallFile(this.random));
      case 3:
        return this.withoutSomeBytes(utf8(this.of(samples)));
      default:
        return utf8(this.damaged(this.of(samples)));
    }
  }

  /** The text with one to four things changed, as people, programs and strangers do it. */
  damaged(text: string): string {
    let changed = text;
    for (let times = 1 + this.below(3); times > 0; times--) {
      const [from, to] = [this.below(changed.length + 1), this.below(changed.length + 1)].toSorted(
        (a, b) => a - b,
      );
      const [start = 0, end = 0] = [from, to];
      const kind = this.below(9);
      if (kind === 0) changed = changed.slice(0, start) + this.of(pieces) + changed.slice(start);
      else if (kind === 1) changed = changed.slice(0, start) + changed.slice(Math.min(end, start + 40));
      else if (kind === 2) changed = changed.slice(0, start);
      else if (kind === 3)
        changed =
          changed.slice(0, start) + changed.slice(start, start + 60).repeat(2) + changed.slice(start + 60);
      else if (kind === 4)
        changed = changed.slice(0, start) + this.of(pieces).repeat(1 + this.below(30)) + changed.slice(start);
      else changed = mutated(changed, this.random);
    }
    return this.below(12) === 0 ? changed.replaceAll('\n', '\r\n') : changed;
  }

  /** The text with something of Markdown or its neighbours in one to three lines of prose: most stay what can be read. */
  retouched(text: string): string {
    const lines = text.split('\n');
    const prose = [...lines.keys()].filter((i) => /^ {4,}[^-\s][^:]*$|^ {4,}.*[.?!]$/.test(lines[i] ?? ''));
    for (let times = 1 + this.below(3); times > 0 && prose.length > 0; times--) {
      const at = this.of(prose);
      const line = lines[at] ?? '';
      const first = line.search(/\S/);
      const column = this.below(3) === 0 ? first : first + this.below(line.length - first + 1);
      lines[at] = line.slice(0, column) + this.of(prosePieces) + line.slice(column);
    }
    return lines.join('\n');
  }

  /** Any JSON value. */
  json(depth = 0): unknown {
    const kind = this.below(depth > 3 ? 6 : 9);
    if (kind === 6) return Array.from({ length: this.below(4) }, () => this.json(depth + 1));
    if (kind < 6) return kind === 0 ? this.of(pieces) : this.of(values);
    const names = [
      ...['ko', 'en', 'title', 'url', 'text', 'x', '', '__proto__', 'constructor', 'x-y', '1'],
      this.of(pieces),
    ];
    return Object.fromEntries(
      Array.from({ length: this.below(4) }, () => [this.of(names), this.json(depth + 1)]),
    );
  }

  /** The data with any JSON value in one place of it, or in two; now and then under a key that is new there. */
  withAnother(data: unknown): unknown {
    const once = this.put(data);
    return this.below(4) === 0 ? this.put(once) : once;
  }

  private put(data: unknown): unknown {
    const keys = typeof data === 'object' && data !== null ? Object.keys(data) : [];
    if (keys.length === 0 || this.below(5) === 0) return this.json();
    const key =
      this.below(20) === 0 ? this.of(['__proto__', 'constructor', 'x-a', 'de', 'titel', '']) : this.of(keys);
    if (Array.isArray(data)) return data.map((one: unknown, i) => (String(i) === key ? this.put(one) : one));
    const entries = Object.entries(data as object);
    return Object.fromEntries([
      ...entries.map(([name, one]) => [name, name === key ? this.put(one) : (one as unknown)]),
      ...(keys.includes(key) ? [] : [[key, this.json()]]),
    ]);
  }

  private withoutSomeBytes(bytes: Uint8Array): Uint8Array {
    const changed = bytes.slice();
    for (let times = 1 + this.below(5); times > 0; times--)
      changed[this.below(changed.length)] = this.below(256);
    return changed.slice(0, this.below(3) === 0 ? this.below(changed.length) : undefined);
  }
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
