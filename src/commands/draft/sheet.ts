import { themesIn, type Want } from '../../drafting/index.ts';
import { exactText, type Fill, fileKeys, fillText, insertThemes, markOf } from '../../issue/index.ts';
import { isMap, valueAt } from '../../data.ts';
import { type CheckedIssue, checkIssueBytes, type Newsletter } from '../../pipeline/index.ts';
import {
  type DraftFault,
  Failure,
  formatPath,
  type Path,
  type Problem,
  sayProblem,
} from '../../problem/index.ts';
import { whatOf } from './what-of.ts';

/** Who wrote a text, and when. */
export interface Author {
  readonly model: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

interface SheetOptions {
  readonly newsletter: Newsletter;
  /** Absolute path of the issue, and as people see it. */
  readonly file: string;
  readonly name: string;
}

/** What of a check keeps a text from being written, besides errors. */
const refusing: ReadonlySet<string> = new Set([
  'claim/number',
  'claim/link',
  'text/left-over',
  'text/untranslated',
  'text/language',
  'text/placeholder',
  'text/html',
  'text/url',
  'text/image',
  'text/live',
  'text/control',
  'text/invisible',
]);

/** An issue, on which texts are tried before they are written. */
export class Sheet {
  /** The whole file as it was. */
  readonly original: string;
  private readonly options: SheetOptions;
  private at: CheckedIssue;
  private written: string;

  private constructor(options: SheetOptions, at: CheckedIssue, text: string) {
    this.options = options;
    this.at = at;
    this.original = text;
    this.written = text;
  }

  /** Throws Failure `issue-has-errors` where it cannot be read as an issue. */
  static async open(bytes: Uint8Array, options: SheetOptions): Promise<Sheet> {
    const text = exactText(bytes, options.name);
    const checked = await check(bytes, options);
    const isBroken = checked.problems.some(({ code }) => code.startsWith('yaml/'));
    if (checked.issue === undefined || isBroken)
      throw new Failure('issue-has-errors', { path: options.name });
    return new Sheet(options, checked, text);
  }

  get checked(): CheckedIssue {
    return this.at;
  }

  /** The whole file as it is by now. */
  get text(): string {
    return this.written;
  }

  /** Whether the file has a place for a text; better known before anybody is asked for it. */
  takes(want: Want): boolean {
    return this.filled(want, exampleFor(want), { model: '-', date: '2000-01-01' }) !== undefined;
  }

  /** Puts a text in, or says why it is not put in. */
  async put(want: Want, text: string, author: Author): Promise<Failure | undefined> {
    const filled = this.filled(want, text, author);
    const what = whatOf(want);
    if (filled === undefined) return new Failure('draft-not-editable', { what, path: this.options.name });
    const after = await check(new TextEncoder().encode(filled), this.options);
    const fault = this.newFault(after.problems, want.path);
    if (fault !== undefined) return new Failure('draft-not-written', { what, fault });
    this.at = after;
    this.written = filled;
    return undefined;
  }

  /** What the checks say of the text that they did not say before. */
  private newFault(after: readonly Problem[], path: Path): DraftFault | undefined {
    const nameOf = (problem: Problem): string => `${problem.code} ${formatPath(problem.path)}`;
    const known = new Set(this.at.problems.map(nameOf));
    const found = after.find((problem) => {
      const { code, severity } = problem;
      if (code === 'paper/unread-draft' || known.has(nameOf(problem))) return false;
      const isHere = path.every((step, i) => problem.path[i] === step);
      return severity === 'error' || (isHere && refusing.has(code));
    });
    return found === undefined ? undefined : { why: 'problem', text: sayProblem(found).message };
  }

  private filled(want: Want, text: string, author: Author): string | undefined {
    return want.kind === 'intro' ? this.withThemes(want, text, author) : this.withText(want, text, author);
  }

  private withText({ path, kind }: Want, text: string, author: Author): string | undefined {
    const { languages } = this.options.newsletter.config;
    const [, , key, lang] = path;
    const before =
      typeof lang === 'string'
        ? languages.slice(languages.indexOf(lang) + 1)
        : [...behind(String(key)), 'x-draft', 'x-import'];
    const isLine = kind === 'titles' || kind === 'takeaways';
    return fillText(this.written, fillOf(path, text, { author, before, style: isLine ? 'quoted' : 'long' }));
  }

  /** Themes that only hold a place are filled, the others follow them. */
  private withThemes(want: Want, answer: string, author: Author): string | undefined {
    const themes = themesIn(answer, want) ?? [];
    const { data } = this.at.parsed;
    const there = this.at.issue?.intro.length ?? 0;
    let text: string | undefined = this.written;
    for (const [i, { label, text: paragraph }] of themes.slice(0, there).entries()) {
      for (const [key, value] of [
        ['theme', label],
        ['text', paragraph],
      ] as const) {
        const path = ['intro', i, key];
        const own = isMap(valueAt(data, path)) ? [...path, want.lang] : path;
        const style = key === 'theme' ? 'quoted' : 'long';
        text =
          text === undefined
            ? undefined
            : fillText(text, fillOf(own, value, { author, before: ['text', 'x-draft'], style }));
      }
    }
    const more = themes.slice(there).map(({ label, text: paragraph }) => ({
      theme: label,
      text: `${paragraph}\n`,
      'x-draft': { theme: markOf(label, author), text: markOf(paragraph, author) },
    }));
    if (text === undefined || more.length === 0) return text;
    try {
      return insertThemes(text, more, this.options.name);
    } catch (error) {
      if (error instanceof Failure) return undefined;
      throw error;
    }
  }
}

/** The keys of a card that stand behind one. */
function behind(key: string): readonly string[] {
  const keys: readonly string[] = fileKeys;
  return keys.includes(key) ? keys.slice(keys.indexOf(key) + 1) : [];
}

function fillOf(
  path: Path,
  text: string,
  {
    author,
    before,
    style,
  }: { readonly author: Author; readonly before: readonly string[]; readonly style: Fill['style'] },
): Fill {
  const key = formatPath(path.slice(2));
  return { owner: path.slice(0, 2), key, path, text, style, before, mark: markOf(text, author) };
}

/** A text of the form that is asked for. */
function exampleFor({ kind, papers }: Want): string {
  if (kind !== 'intro') return 'x';
  const theme = `THEME: x\nPAPERS: ${Number(papers[0]?.path[1]) + 1}\nx\n\n`;
  return theme.repeat(Math.min(3, papers.length));
}

/** Whatever the newsletter's rules turn off: a text that nobody has read is held to all of them. */
function check(bytes: Uint8Array, { newsletter, file }: SheetOptions): Promise<CheckedIssue> {
  const config = { ...newsletter.config, rules: {} };
  return checkIssueBytes(bytes, { ...newsletter, config }, { file, withClaims: true });
}
