import { blockHeader, type Form, formOf, gluedForm, type Line } from './line-forms.ts';

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const [index, source] of text.split('\n').entries()) {
    const indent = /^ */.exec(source)?.[0].length ?? 0;
    lines.push({ index, start, indent, hasTab: source[indent] === '\t', content: source.trim() });
    start += source.length + 1;
  }
  return lines;
}

const language = /^[a-z]{2,3}(?:-[A-Za-z]+)?$/;

/** The lines of a file, what each looks like, and what is usual among them. */
export class Lines {
  readonly length: number;
  /** How much deeper than its key a text usually is in this file. */
  readonly usual: number;
  private readonly all: readonly Line[];
  private readonly forms: readonly Form[];
  private readonly keys = new Map<string, number>();

  constructor(text: string) {
    this.all = linesOf(text);
    this.length = this.all.length;
    const forms = this.all.map(formOf);
    for (const { kind, key } of forms) {
      if (key !== undefined && kind !== 'words') this.keys.set(key, (this.keys.get(key) ?? 0) + 1);
    }
    this.forms = forms.map((form, i) => (form.key === undefined ? this.withGlued(form, this.at(i)) : form));
    this.usual = usualStep(this.all, this.forms);
  }

  at(index: number): Line {
    return this.all[index] ?? { index, start: 0, indent: 0, hasTab: false, content: '' };
  }

  form(index: number): Form {
    return this.forms[index] ?? formOf(this.at(index));
  }

  private withGlued(form: Form, line: Line): Form {
    if (form.kind !== 'words' && form.kind !== 'entry') return form;
    const glued = gluedForm(line);
    if (glued?.key === undefined) return form;
    return this.countOf(glued.key) > 0 || this.isBesideLanguage(glued, line.index) ? glued : form;
  }

  /** `en:Title` beside `ko: 제목`. */
  private isBesideLanguage({ key = '', keyColumn }: Form, index: number): boolean {
    return (
      language.test(key) &&
      [this.before(index), this.after(index)].some((line) => {
        const beside = formOf(this.at(line));
        return line !== index && beside.keyColumn === keyColumn && language.test(beside.key ?? '');
      })
    );
  }

  /** How many lines of the file have this key. */
  countOf(key: string): number {
    return this.keys.get(key) ?? 0;
  }

  /** The line above that is not empty. */
  before(index: number): number {
    let line = index - 1;
    while (line > 0 && this.at(line).content === '') line--;
    return Math.max(0, line);
  }

  /** The line below that is not empty; the same one where there is none. */
  after(index: number): number {
    let line = index + 1;
    while (line < this.length && this.at(line).content === '') line++;
    return line < this.length ? line : index;
  }

  /** The first line behind what is deeper than a line. */
  endOf(index: number): number {
    const { indent } = this.at(index);
    let line = index + 1;
    // What a misplaced entry has below it is never so long.
    const most = Math.min(this.length - 1, index + 500);
    while (line < most && (this.at(line).content === '' || this.at(line).indent > indent)) line++;
    return line;
  }
}

/** How much deeper than its key a text usually is in this file. */
function usualStep(lines: readonly Line[], forms: readonly Form[]): number {
  const counts = new Map([[2, 1]]);
  let parent: number | undefined;
  for (const [index, line] of lines.entries()) {
    const form = forms[index];
    if (form === undefined || form.kind === 'blank') continue;
    if (parent !== undefined && line.indent > parent) {
      const step = line.indent - parent;
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
    const { kind, key, keyColumn, value } = form;
    const header = key !== undefined && kind !== 'words' ? blockHeader(value) : undefined;
    parent = header !== undefined && header.indicator === undefined ? keyColumn : undefined;
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 2;
}
