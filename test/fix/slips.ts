/** A slip in a sound file: the file as it should be, and as it was typed. No slip makes a line more or less. */
export interface Slipped {
  readonly sound: string;
  readonly typed: string;
}

export interface Slip {
  readonly name: string;
  /** The slip at the line at `index`, where it can be made there. */
  readonly at: (lines: readonly string[], index: number) => { sound: string[]; typed: string[] } | undefined;
}

/** One line in place of another, in the sound file and in the typed one; both are made of the line. */
function onLine(
  name: string,
  form: RegExp,
  make: (found: readonly string[]) => readonly [sound: string, typed: string],
): Slip {
  return {
    name,
    at(lines, index) {
      const found = form.exec(lines[index] ?? '');
      if (found === null) return undefined;
      const [sound, typed] = make(found.map((group) => group ?? ''));
      return { sound: lines.with(index, sound), typed: lines.with(index, typed) };
    },
  };
}

const title = /^(\s+(?:ko|en): )"([^":]+)"$/;
const id = /^(\s+arxiv: )"(\d[^"]+)"$/;
const item = /^(\s+- )([A-Z][\w. ]+)$/;
const key = /^(\s*(?:- )?[a-z]+):( .*|)$/;
const address = /^(\s+(?:- |link: |url: ))(https:\/\/\S+)$/;
/** A line of a block text: it is indented deeper than the header above it. */
const prose = /^( {6,})((?!- |[a-z]+:)\p{Lu}[a-z].*|(?!- )[가-힣].*)$/u;

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** The lines of the block text whose header is at `index`. */
function textBelow(lines: readonly string[], index: number): number[] {
  if (lines[index]?.endsWith(': |') !== true) return [];
  const column = indentOf((lines[index] ?? '').replace('- ', '  '));
  const below: number[] = [];
  for (let line = index + 1; line < lines.length; line++) {
    if (lines[line] === '') continue;
    if (indentOf(lines[line] ?? '') <= column) break;
    below.push(line);
  }
  return below;
}

function withLines(
  lines: readonly string[],
  all: readonly number[],
  edit: (line: string) => string,
): string[] {
  return lines.map((line, i) => (all.includes(i) ? edit(line) : line));
}

/** Slips whose mending gives the sound file's data back. */
export const slips: readonly Slip[] = [
  onLine('an id without quotes', id, ([line = '', before, value]) => [line, `${before}${value}`]),
  onLine('an address for an id', id, ([line = '', before, value]) => [
    line,
    `${before}https://arxiv.org/abs/${value}`,
  ]),
  onLine('a prefix before an id', id, ([line = '', before, value]) => [line, `${before}"arXiv:${value}"`]),
  onLine('curly quotes around an id', id, ([line = '', before, value]) => [line, `${before}“${value}”`]),
  onLine('something invisible in an id', id, ([line = '', before, value]) => [
    line,
    `${before}"${value}\u200b"`,
  ]),
  onLine('a DOI as an address', id, ([, before = '', value]) => {
    const own = before.replace('arxiv', 'doi');
    return [`${own}"10.1000/${value}"`, `${own}https://doi.org/10.1000/${value}?utm_source=x`];
  }),
  onLine('a title with a colon', title, ([, before, value]) => [
    `${before}"새것: ${value}"`,
    `${before}새것: ${value}`,
  ]),
  onLine('a title with a colon and a comment', title, ([, before, value]) => [
    `${before}"${value}:" # 메모`,
    `${before}${value}: # 메모`,
  ]),
  onLine('a title with a colon, marks and a backslash', title, ([, before, value]) => [
    `${before}'A\\b: "It''s" ${value}'`,
    `${before}A\\b: "It's" ${value}`,
  ]),
  onLine('curly quotes around a title', title, ([line = '', before, value]) => [line, `${before}“${value}”`]),
  onLine('single curly quotes around a title', title, ([line = '', before, value]) => [
    line,
    `${before}‘${value}’`,
  ]),
  onLine('guillemets around a title', title, ([line = '', before, value]) => [line, `${before}«${value}»`]),
  onLine('marks in a title', title, ([, before, value]) => [
    `${before}'${value} "Two" is'`,
    `${before}"${value} "Two" is"`,
  ]),
  onLine('a title that begins with a bracket', title, ([, before, value]) => [
    `${before}"[Survey] ${value}"`,
    `${before}[Survey] ${value}`,
  ]),
  onLine('a number for a title', title, ([, before]) => [`${before}"0x10"`, `${before}0x10`]),
  onLine('something invisible in a title', title, ([line = '', before, value = '']) => [
    line,
    `${before}"${value.slice(0, 2)}\u200b${value.slice(2)}\ufeff"`,
  ]),
  onLine('ligatures in a title', title, ([, before, value]) => [
    `${before}"efficient ${value}"`,
    `${before}"eﬃcient ${value}"`,
  ]),
  onLine('an entry with a colon', item, ([, before, value]) => [
    `${before}"Team: ${value}"`,
    `${before}Team: ${value}`,
  ]),
  onLine('a dash', /^(\s*)- (.*)$/, ([line = '', before, rest]) => [line, `${before}– ${rest}`]),
  onLine('a bullet', /^(\s*)- (title:|theme:|text:)(.*)$/, ([line = '', before, name, rest]) => [
    line,
    `${before}• ${name}${rest}`,
  ]),
  onLine('a dash without a space', /^(\s*)- (title:|theme:)(.*)$/, ([line = '', before, name, rest]) => [
    line,
    `${before}—${name}${rest}`,
  ]),
  onLine('a full-width colon', key, ([line = '', before, rest]) => [line, `${before}：${rest}`]),
  onLine('a full-width colon without a space', key, ([line = '', before, rest = '']) => [
    line,
    `${before}：${rest.trim()}`,
  ]),
  onLine('no space behind a colon', /^(\s*(?:- )?(?!x-)[\w-]+:) (\S.*)$/, ([line = '', before, rest]) => [
    line,
    `${before}${rest}`,
  ]),
  onLine('an apostrophe between single quotes', title, ([, before, value]) => [
    `${before}"Bob's: ${value}"`,
    `${before}'Bob's: ${value}'`,
  ]),
  onLine('another mark at the end of a title', title, ([line = '', before, value]) => [
    line,
    `${before}"${value}”`,
  ]),
  onLine('tracking', address, ([line = '', before, url = '']) => [
    line,
    `${before}${url}${url.includes('?') ? '&' : '?'}utm_source=a.b&fbclid=x_1`,
  ]),
  onLine('http', address, ([, before]) => [
    `${before}https://arxiv.org/abs/2501.00001`,
    `${before}http://arxiv.org/abs/2501.00001`,
  ]),
  onLine('something invisible in an address', address, ([line = '', before, url]) => [
    line,
    `${before}${url}\u2060`,
  ]),
  onLine('something invisible in a text', prose, ([line = '', before, text = '']) => [
    line,
    `${before}${text.slice(0, 1)}\u00ad${text.slice(1)}`,
  ]),
  onLine('tracking in a text', prose, ([, before, text]) => [
    `${before}[a](https://b.example/x?id=1) ${text}`,
    `${before}[a](https://b.example/x?utm_campaign=z&id=1) ${text}`,
  ]),
  onLine('a ligature in a text', prose, ([, before, text]) => [
    `${before}fine ${text}`,
    `${before}ﬁne ${text}`,
  ]),
  {
    name: 'a text without |',
    at(lines, index) {
      const below = textBelow(lines, index);
      const [first] = below;
      if (first === undefined || !/[가-힣A-Z]/.test(lines[first] ?? '')) return undefined;
      const sound = lines.with(first, (lines[first] ?? '').replace(/^( +)/, '$1첫째: '));
      return { sound, typed: sound.with(index, (lines[index] ?? '').replace(' |', '')) };
    },
  },
  {
    name: 'a text in the column of its key',
    at(lines, index) {
      const below = textBelow(lines, index);
      if (below.length === 0) return undefined;
      const column = indentOf((lines[index] ?? '').replace('- ', '  '));
      return {
        sound: [...lines],
        typed: withLines(lines, below, (line) => ' '.repeat(column) + line.trimStart()),
      };
    },
  },
  {
    name: 'a line without its indent',
    at(lines, index) {
      const header = lines.findLastIndex((line, i) => i < index && line.endsWith(': |'));
      const below = textBelow(lines, header);
      const isLater = below.indexOf(index) > 0;
      return isLater
        ? { sound: [...lines], typed: lines.with(index, (lines[index] ?? '').trimStart()) }
        : undefined;
    },
  },
  {
    name: 'tabs before a text',
    at(lines, index) {
      const below = textBelow(lines, index);
      if (below.length === 0) return undefined;
      return { sound: [...lines], typed: withLines(lines, below, (line) => `\t${line.trimStart()}`) };
    },
  },
  {
    name: 'spaces on an empty line',
    at(lines, index) {
      const below = textBelow(lines, index);
      const [first = 0, second = 0] = below;
      if (second !== first + 2) return undefined;
      // The empty line goes before the text.
      const sound = [...lines.slice(0, first), '', ...lines.slice(first, first + 1), ...lines.slice(second)];
      return { sound, typed: sound.with(first, ' '.repeat(indentOf(lines[first] ?? '') + 3)) };
    },
  },
  {
    name: 'an entry that is too deep',
    at(lines, index) {
      if (!/^ {2}- title:/.test(lines[index] ?? '')) return undefined;
      const isFirst = lines[index - 1] === 'papers:';
      const end = lines.findIndex((line, i) => i > index && line !== '' && indentOf(line) <= 2);
      const own = lines.map((_, i) => i).filter((i) => i >= index && (end === -1 || i < end));
      return isFirst
        ? undefined
        : { sound: [...lines], typed: withLines(lines, own, (line) => (line === '' ? '' : `  ${line}`)) };
    },
  },
];

/** Every slip that can be made in a file, each alone. */
export function everySlip(source: string): (Slipped & { readonly name: string; readonly line: number })[] {
  const lines = source.split('\n');
  return slips.flatMap(({ name, at }) =>
    lines.flatMap((_, index) => {
      const made = at(lines, index);
      if (made === undefined) return [];
      return [{ name, line: index + 1, sound: made.sound.join('\n'), typed: made.typed.join('\n') }];
    }),
  );
}
