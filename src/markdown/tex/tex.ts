import { formulasIn, type Formula } from './dollars.ts';
import { type Displayed, displayedAt } from './displayed.ts';
import { addressAt, ligatureAt, plainAddress, primeAt, tieAt } from './running-text.ts';
import { quotesIn } from './tex-quotes.ts';
import {
  accentOf,
  alphabetOf,
  functions,
  isSwitch,
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
  private readonly formulas: ReadonlyMap<number, Formula>;
  /** The single quotes that pair with each other, by where they stand. */
  private readonly quotes: ReadonlyMap<number, string>;

  constructor(source: string, mode: 'math' | 'text', hideBraces = false) {
    this.source = source;
    this.mode = mode;
    this.hideBraces = hideBraces;
    this.unclosed = unclosedBraces(source);
    this.formulas = mode === 'text' ? formulasIn(source) : new Map();
    this.quotes = mode === 'text' ? quotesIn(source) : new Map();
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
    const formula = this.formulas.get(this.at);
    if (formula !== undefined) {
      const { source, end, fence } = formula;
      this.at = end;
      const text = texToUnicode(source.replace(/(?<!\\|\s)\s+(?=[\^_])/g, ''));
      // What cannot be said in text stays a formula, which formats may still show as one.
      return /\\[A-Za-z]/.test(text) ? `${fence}${source.trim()}${fence}` : text;
    }
    if (c === '~') {
      const at = this.at++;
      return tieAt(this.source, at, before);
    }
    if (c === '^' || (c === '_' && this.source.charAt(this.at + 1) === '{')) {
      const script = this.scriptInText(c);
      if (script !== undefined) return script;
    }
    const sign = this.quotes.get(this.at) ?? primeAt(this.source, this.at, before);
    if (sign !== undefined) {
      // Two marks are one sign only where they stand for seconds.
      this.at += sign === '″' ? 2 : 1;
      return sign;
    }
    const known = addressAt(this.source, this.at) ?? ligatureAt(this.source, this.at);
    if (known !== undefined) {
      this.at = known.end;
      return known.text;
    }
    this.at++;
    return this.rest(c);
  }

  /** A raised or lowered group, or a sign of degree; `undefined` for a script without braces, which stays as it was written. */
  private scriptInText(kind: '^' | '_'): string | undefined {
    const start = this.at;
    if (kind === '^' && /^\^\s*\\circ(?![A-Za-z])/.test(this.source.slice(start, start + 8))) {
      this.at = start + this.source.slice(start).indexOf('c') + 4;
      return '°';
    }
    if (this.source.charAt(start + 1) !== '{' || this.unclosed.has(start + 1)) return undefined;
    this.at++;
    const inside = this.group().trim();
    if (kind === '^' && (inside === '∘' || inside === '°')) return '°';
    if (kind === '^' && /^[′″]+$/.test(inside)) return inside;
    // Words and products are hard to read in small letters.
    const isLong = /[A-Za-z]{4}|[A-Za-z\d][*][A-Za-z\d]/.test(inside);
    return (isLong ? undefined : scriptOf(inside, kind)) ?? `${kind}{${inside}}`;
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
    return this.scriptOfArgument(kind);
  }

  private scriptOfArgument(kind: '^' | '_'): string {
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
    if (this.mode === 'text' && /^[([]$|^begin$/.test(name)) {
      const formula = displayedAt(this.source, this.at, name);
      if (formula !== undefined) return this.displayed(formula);
    }
    const accent = accentOf(name);
    // In mathematics \: and the like are spaces, and \c or \b would be somebody's own command.
    if (accent !== undefined && (this.mode === 'text' || !textAccents.has(name)) && this.accentFits(name))
      return this.accented(accent);
    if (spaces.has(name)) return ' ';
    const operator = operators.get(name);
    if (operator !== undefined) return hadSpace && /\s/.test(before.slice(-1)) ? `${operator} ` : operator;
    const symbol = symbols.get(name);
    if (symbol !== undefined) return symbol + (hadSpace && this.wantsSpace(name, symbol, before) ? ' ' : '');
    if (functions.has(name))
      return name + (hadSpace && (/^[A-Za-z0-9]/.test(this.ahead()) || this.operatorFollows()) ? ' ' : '');
    return this.withArguments(name);
  }

  /** TeX drops the space behind a command; readers need it in text, and on both sides of an operator or on none. */
  private wantsSpace(name: string, symbol: string, before: string): boolean {
    const behindNumber = /\d\s*$/.test(before.slice(-8));
    // 5 \mu m is no word behind a letter.
    if (name === 'mu' && behindNumber && unit.test(this.ahead())) return false;
    if (this.mode === 'math') return this.operatorFollows();
    // The unit, and no letter of a word: 5 \AA resolution.
    if (name === 'AA' && behindNumber) return /^(?!ngstr)[A-Za-z]/.test(this.ahead());
    if (ofText.test(name)) return isApart(symbol, before, this.ahead());
    return /^[A-Za-z]/.test(name) && !letters.has(name);
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
    if (alphabet !== undefined) return alphabet(isSwitch(name) ? this.letters() : this.argument());
    if (name === 'sp' || name === 'sb') return this.scriptOfArgument(name === 'sp' ? '^' : '_');
    if (/^[dt]?binom$/.test(name)) return `(${this.argument()} choose ${this.argument()})`;
    if (name === 'choose') return ' choose ';
    if (name === 'enquote' || name === 'mkbibquote') return `“${this.argument()}”`;
    if (name === 'noopsort') return this.argument() && '';
    if (name === 'hspace') return /[1-9]/.test(this.argument()) ? ' ' : '';
    // The language or the colour of what follows is not shown.
    if (name === 'foreignlanguage' || name === 'textcolor') return this.argument() && this.argument();
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
    return name === 'url' ? plainAddress(address[1] ?? '') : this.argument();
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

  /** A switch such as `\cal` means the capitals that follow it in its group, and without one a single letter. */
  private letters(): string {
    const [, run = ''] = /^([A-Z]{2,})\}/.exec(this.source.slice(this.at, this.at + 40)) ?? [];
    this.at += run.length;
    return run === '' ? this.argument() : run;
  }

  /** In Unicode, or whole as it was written. */
  private displayed({ source, whole, isLines, end }: Displayed): string {
    this.at = end;
    const text = isLines ? texToUnicode(source) : undefined;
    return text === undefined || /\\[A-Za-z]/.test(text) ? whole : text;
  }

  private accentFits(name: string): boolean {
    // Accents stand in braces with their letter, at times with a space between: {\" u}.
    const isBraced = /\{\\[^]$/.test(this.source.slice(Math.max(0, this.at - 3), this.at));
    const rest = this.source.slice(this.at);
    const next = isBraced ? rest.trimStart() : rest;
    return textAccents.has(name)
      ? /^(?:\{[^{}]*\}|\{\\[ij]\}|\p{L}|\\[ij](?![A-Za-z]))/u.test(next)
      : next !== '';
  }

  private accented(mark: string): string {
    const [first = '', ...others] = [...this.argument().trimStart()];
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

const unit = /^(?:[msgLlKTVAWFJNM]|Hz|Jy|eV|as|arcsec|Pa|bar|mol|rad|sec)(?![A-Za-z])/;

/** The letters that words are spelt with: TeX's space behind their commands is no space between words. */
const letters = new Set(
  'i j l o L O ae oe ss aa AE OE AA dh dj ng th DH DJ NG TH SS S P null relax'.split(' '),
);

/** LaTeX's symbols for text, which programs write with the space that TeX drops: N\textbar uu, \textquotedblleft a. */
const ofText = /^(?:text|quote|guil|[gf][lr]qq$)/;

/** Whether a word stands apart from the sign of text before it: one that ends a word, or stands between two. */
function isApart(symbol: string, before: string, next: string): boolean {
  if (/[®©™℠†‡°…]/.test(symbol)) return !/^[CFK](?![A-Za-z])/.test(next);
  return /[<>=|±×÷−–—•·∗‖←-↓]/.test(symbol) && /^$|\s$/.test(before);
}

/** In parentheses where the text is more than one name or number. */
function enclosed(text: string): string {
  return /^(?:[\p{L}\p{M}]|[\d.]+|\(.*\))[\p{No}\p{Lm}₀-₉′]*$/u.test(text) ? text : `(${text})`;
}
