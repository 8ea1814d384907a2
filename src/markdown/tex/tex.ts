import { mathAt } from '../parse/math.ts';
import {
  accentOf,
  alphabetOf,
  functions,
  operators,
  scriptOf,
  spaces,
  styles,
  symbols,
  textAccents,
} from './tex-symbols.ts';

/**
 * Mathematics as text: Greek letters, operators, raised and lowered digits and letters as far as Unicode has them. What it
 * lacks stays as it was written, `x_{t+1}`, which readers of papers can read; so does a command nobody knows here.
 */
export function texToUnicode(source: string): string {
  return new TexPrinter(source, 'math').print().replace(/\s+/g, ' ').trim();
}

/**
 * A title or an abstract as arXiv stores it, TeX in running text: `Schr\"odinger`, ``quotes''`, `{\it x}`, `$x^2$`. There, braces
 * behind a letter are mostly somebody's own (`sqrt{s}`) and stay; with `hideBraces` they all are TeX's, as in BibTeX (`Un{NLP}`).
 */
export function fromTex(raw: string, { hideBraces = false }: { readonly hideBraces?: boolean } = {}): string {
  return new TexPrinter(raw, 'text', hideBraces).print().replace(/\s+/g, ' ').trim();
}

/** Groups and arguments within each other, before what begins another one is a character like others. */
const deepest = 40;

class TexPrinter {
  private readonly source: string;
  private readonly mode: 'math' | 'text';
  private readonly hideBraces: boolean;
  private at = 0;
  private depth = 0;
  /** Where a `{` stands that nothing closes: what is behind it is read anew, once. */
  private readonly unclosed: Set<number>;

  constructor(source: string, mode: 'math' | 'text', hideBraces = false) {
    this.source = source;
    this.mode = mode;
    this.hideBraces = hideBraces;
    this.unclosed = unclosedBraces(source);
  }

  print(until?: '}' | ']'): string {
    let out = '';
    while (this.at < this.source.length && this.source.charAt(this.at) !== until) out += this.unit(out);
    return out;
  }

  /** The next character, group or command, printed; `before` is what stands to its left. */
  private unit(before: string): string {
    const c = this.source.charAt(this.at);
    if (this.depth >= deepest) {
      this.at++;
      return this.rest(c);
    }
    this.depth++;
    const printed = this.printed(c, before);
    this.depth--;
    return printed;
  }

  private printed(c: string, before: string): string {
    if (c === '\\') return this.command(before);
    if (c === '{') return this.isOwnBrace(before) ? this.braced() : this.group();
    return this.mode === 'math' ? this.mathCharacter(c) : this.textCharacter(c, before);
  }

  private isOwnBrace(before: string): boolean {
    if (this.mode === 'math' || this.hideBraces || !/[A-Za-z0-9]/.test(before.slice(-1))) return false;
    return this.source.charAt(this.at + 1) !== '\\';
  }

  private mathCharacter(c: string): string {
    if (c === '^' || c === '_') return this.script(c);
    // A formula inside \text{…} inside a formula: its dollars have done their work.
    this.at++;
    if (c === "'") return '′';
    if (c === '~') return ' ';
    return c === '$' || c === '&' || c === '}' ? '' : this.rest(c);
  }

  private textCharacter(c: string, before: string): string {
    const math = c === '$' ? mathAt(this.source, this.at) : undefined;
    if (math !== undefined) {
      const written = this.source.slice(this.at, math.end);
      this.at = math.end;
      const text = texToUnicode(math.source);
      // What cannot be said in text stays a formula, which formats may still show as one.
      return /\\[A-Za-z]/.test(text) ? written : text;
    }
    if (c === '~') return this.tie(before);
    const address = c === 'h' ? addressAt(this.source, this.at) : '';
    if (address !== '') {
      this.at += address.length;
      return address.replace(/\\([_%#&~])/g, '$1');
    }
    for (const [written, meant] of ligatures) {
      if (!this.source.startsWith(written, this.at)) continue;
      this.at += written.length;
      // An arrow, `-->`, is none of TeX's dashes.
      return this.source.charAt(this.at) === '>' ? written : meant;
    }
    this.at++;
    return this.rest(c);
  }

  /**
   * TeX's tie is a space that does not break. Before a number it says "about", as in z~2.56 and ~5%, unless it ties the number
   * to a word (Fig.~1, Section~2).
   */
  private tie(before: string): string {
    this.at++;
    const isAbout =
      /^[$\d.]/.test(this.source.slice(this.at)) && !/(?:\p{L}{2}|[.,)])$/u.test(before.slice(-4));
    return isAbout ? '~' : ' ';
  }

  /** The rest of a character whose first unit was passed: the other surrogate, and marks on it. */
  private rest(c: string): string {
    if (c < '\ud800' && !(this.source.charAt(this.at) > '\u02ff')) return c;
    const whole = /^[^](?:\p{M}|\u200d[^])*/u.exec(this.source.slice(this.at - 1, this.at + 20))?.[0] ?? c;
    this.at += whole.length - 1;
    return whole;
  }

  private group(): string {
    const start = this.at++;
    if (this.unclosed.has(start)) return '{';
    const inside = this.print('}');
    if (this.source.charAt(this.at) !== '}') {
      this.unclosed.add(start);
      this.at = start + 1;
      return '{';
    }
    this.at++;
    return inside;
  }

  private script(kind: '^' | '_'): string {
    this.at++;
    const text = this.argument();
    if (kind === '^' && (text === '∘' || text === '°')) return '°';
    if (kind === '^' && /^′+$/.test(text)) return text;
    return scriptOf(text, kind) ?? ([...text].length <= 1 ? kind + text : `${kind}{${text}}`);
  }

  /** A command's argument: a group, a command with its own, or one character. */
  private argument(): string {
    while (/\s/.test(this.source.charAt(this.at))) this.at++;
    // In `{x_}` there is none, and the brace is the group's.
    return this.at >= this.source.length || this.source.charAt(this.at) === '}' ? '' : this.unit('');
  }

  private command(before: string): string {
    const start = this.at;
    const name = /^\\(?:[A-Za-z]+|[^]?)/u.exec(this.source.slice(start))?.[0].slice(1) ?? '';
    this.at += name.length + 1;
    const word = /^[A-Za-z]/.test(name);
    const hadSpace = word && /^\s+/.test(this.source.slice(this.at));
    if (word) this.at += /^\s*/.exec(this.source.slice(this.at))?.[0].length ?? 0;
    const printed = this.meaning(name, before, hadSpace);
    if (printed !== undefined) return printed;
    // A command nobody knows here stays as it was written, with its braces.
    this.at = start + name.length + 1;
    return `\\${name}${this.source.charAt(this.at) === '{' ? this.braced() : ''}`;
  }

  /** A group whose braces mean nothing to TeX or to us, such as in `sqrt{s}`: they stay. */
  private braced(): string {
    const inside = this.group();
    return inside === '{' ? inside : `{${inside}}`;
  }

  private meaning(name: string, before: string, hadSpace: boolean): string | undefined {
    if (/^[{}%$#_&]$/.test(name)) return name;
    if (name === '|') return '‖';
    if (name === '!' || name === '/' || name === '-') return '';
    const accent = accentOf(name);
    // In mathematics \: and the like are spaces, and \c or \b would be somebody's own command.
    if (accent !== undefined && (this.mode === 'text' || !textAccents.has(name)) && this.accentFits(name))
      return this.accented(accent);
    if (spaces.has(name)) return ' ';
    const operator = operators.get(name);
    if (operator !== undefined) return hadSpace && /\s/.test(before.slice(-1)) ? `${operator} ` : operator;
    const symbol = symbols.get(name);
    if (symbol !== undefined) return symbol + (hadSpace && this.wantsSpace(name) ? ' ' : '');
    if (functions.has(name))
      return name + (hadSpace && (/^[A-Za-z0-9]/.test(this.ahead()) || this.operatorFollows()) ? ' ' : '');
    return this.withArguments(name);
  }

  /** TeX drops the space behind a command; readers need it in text, and on both sides of an operator or on none. */
  private wantsSpace(name: string): boolean {
    return this.mode === 'math' ? this.operatorFollows() : name.length > 2 && /^[A-Za-z]/.test(name);
  }

  private operatorFollows(): boolean {
    const next = this.ahead();
    const command = /^\\([A-Za-z]+)/.exec(next)?.[1];
    return command === undefined ? /^[-+=<>|/:*]/.test(next) : operators.has(command);
  }

  /** Returns the text that is read next. */
  private ahead(): string {
    return this.source.slice(this.at, this.at + 40);
  }

  private withArguments(name: string): string | undefined {
    const alphabet = alphabetOf(name);
    if (alphabet !== undefined) return alphabet(this.argument());
    if (/^[dt]?frac$/.test(name) && this.at < this.source.length)
      return `${enclosed(this.argument())}/${enclosed(this.argument())}`;
    if (name === 'sqrt') return this.root();
    if (this.mode === 'text' && (name === 'url' || name === 'href')) return this.link(name);
    if (name === 'textsuperscript' || name === 'textsubscript') {
      const text = this.argument();
      return scriptOf(text, name === 'textsuperscript' ? '^' : '_') ?? text;
    }
    if (styles.has(name)) return this.source.charAt(this.at) === '{' ? this.group() : '';
    return undefined;
  }

  /** The address of `\url`, the text of `\href`. */
  private link(name: 'url' | 'href'): string | undefined {
    const address = /^\{([^{}]*)\}/.exec(this.source.slice(this.at));
    if (address === null) return undefined;
    this.at += address[0].length;
    return name === 'url' ? (address[1] ?? '').replace(/\\([_%#&~])/g, '$1') : this.argument();
  }

  private root(): string {
    let degree = '';
    if (this.source.charAt(this.at) === '[') {
      this.at++;
      degree = this.print(']');
      this.at++;
    }
    const sign =
      degree === '' || degree === '2'
        ? '√'
        : degree === '3'
          ? '∛'
          : degree === '4'
            ? '∜'
            : `${scriptOf(degree, '^') ?? ''}√`;
    return sign + enclosed(this.argument());
  }

  private accentFits(name: string): boolean {
    const next = this.source.slice(this.at);
    return textAccents.has(name)
      ? /^(?:\{[^{}]*\}|\{\\[ij]\}|\p{L}|\\[ij](?![A-Za-z]))/u.test(next)
      : next !== '';
  }

  private accented(mark: string): string {
    const [first = '', ...others] = [...this.argument()];
    // NFC would replace a letter such as the sign for ångström (U+212B) by another.
    const letter = first.normalize('NFC') === first ? (first + mark).normalize('NFC') : first + mark;
    return letter + others.join('');
  }
}

/** Where the `{` stand that no `}` pairs with, so that the rest is not read in vain for each of them. */
function unclosedBraces(source: string): Set<number> {
  const open: number[] = [];
  for (let i = 0; i < source.length; i++) {
    const c = source.charAt(i);
    if (c === '\\') i++;
    else if (c === '{') open.push(i);
    else if (c === '}') open.pop();
  }
  return new Set(open);
}

const ligatures: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
];

/** An address in running text, in which neither tildes nor dashes are TeX's. */
function addressAt(source: string, index: number): string {
  return /^https?:\/\/[^\s{}$<>]+/.exec(source.slice(index, index + 2000))?.[0] ?? '';
}

/** In parentheses where the text is more than one name or number. */
function enclosed(text: string): string {
  return /^(?:[\p{L}\p{M}]|[\d.]+|\(.*\))[\p{No}\p{Lm}₀-₉′]*$/u.test(text) ? text : `(${text})`;
}
