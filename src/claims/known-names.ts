import { type Beginnings, BySource } from './by-source.ts';
import type { NameUse } from './names.ts';
import { address } from './plain.ts';

/** A word of more capitals is no acronym. */
const longestAcronym = 32;

/** Names of sources, in every form in which a text may have them. */
export class KnownNames {
  private readonly known = new BySource();
  private readonly words = new BySource();
  /** First letters of the words of a text, with and without small words. */
  private readonly initials = new BySource();
  private stems: Beginnings | undefined;
  private acronyms: Beginnings | undefined;

  constructor(texts: readonly string[]) {
    for (const [source, text] of texts.entries()) this.add(text, source);
  }

  /** The words of a name that no source has but the one that is left out; none where the sources have its initials instead. */
  missing({ words }: Pick<NameUse, 'words'>, leftOut?: number): string[] {
    const missing = words.filter((one) => !this.has(one, leftOut));
    if (missing.length === 0 || words.length < 3) return missing;
    const initials = words.map(([first = '']) => first.toLowerCase()).join('');
    return this.known.has(initials, leftOut) ? [] : missing;
  }

  private has(token: string, leftOut?: number): boolean {
    const plain = squashed(token);
    if (this.known.has(plain, leftOut) || this.known.has(singular(plain), leftOut)) return true;
    const parts = token.split(/[-/.&+·_]/).filter((part) => part !== '');
    // OpenAI-o1 is both; of AdS/CFT one may be said otherwise.
    if (parts.length > 1) {
      const isIn = (part: string): boolean =>
        /^\d+$/.test(part) ? this.known.has(part, leftOut) : this.has(part, leftOut);
      if (token.includes('/') ? parts.some(isIn) : parts.every(isIn)) return true;
    }
    if (/^[A-Z][A-Z\d-]{2,}s?$/.test(token) || /^(?=.*[A-Z].*[A-Z])[A-Za-z]{3,4}$/.test(token))
      return this.hasInitials(singular(plain), leftOut);
    if (/^[A-Z]{2}s?$/.test(token)) return this.hasPair(singular(plain), leftOut);
    return /^[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{3,}$/.test(token) && this.hasStem(plain, leftOut);
  }

  private hasInitials(acronym: string, leftOut?: number): boolean {
    if (acronym.length > longestAcronym) return false;
    this.acronyms ??= this.initials.parts(longestAcronym);
    return this.acronyms.has(acronym, leftOut);
  }

  /** Two letters stand somewhere by chance. */
  private hasPair(acronym: string, leftOut?: number): boolean {
    const meant = pairs[acronym];
    return meant !== undefined && this.known.has(meant, leftOut);
  }

  private hasStem(plain: string, leftOut?: number): boolean {
    if (plain.length < 5) return false;
    const least = Math.max(5, Math.ceil(plain.length * 0.6));
    this.stems ??= this.words.beginnings();
    return this.stems.has(plain.slice(0, least), leftOut);
  }

  private add(text: string, source: number): void {
    // The sign stands between letters in the table of characters, and is none.
    for (const sentence of text.replaceAll('×', ' ').split(/(?<=[.!?;])\s+|\n+/)) {
      const tokens = [
        ...sentence.normalize('NFC').matchAll(/[A-Za-z\u00c0-\u024f]+\d*|\d+[A-Za-z\u00c0-\u024f]*/g),
      ].map(([one]) => one);
      for (const i of tokens.keys()) this.addRuns(tokens, i, source);
      this.addInitials(tokens, source);
    }
    // A host names who is behind it.
    for (const [url] of text.matchAll(address))
      for (const part of url.split(/[^A-Za-z0-9]+/)) this.known.add(part.toLowerCase(), source);
  }

  /** A name may be written as one word, with hyphens or with spaces. */
  private addRuns(tokens: readonly string[], from: number, source: number): void {
    const [first = ''] = tokens.slice(from, from + 1);
    this.words.add(squashed(first), source);
    for (const part of [
      ...first.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/),
      first.replace(/(?<!\d)\d+$/, ''),
    ])
      this.known.add(singular(squashed(part)), source);
    let run = '';
    for (const token of tokens.slice(from, from + 5)) {
      run += squashed(token);
      this.known.add(run, source);
      this.known.add(singular(run), source);
    }
  }

  private addInitials(tokens: readonly string[], source: number): void {
    const firsts = (list: readonly string[]): string =>
      list.map(([first = '']) => first.toLowerCase()).join('');
    const long = tokens.filter((token) => !small.has(token.toLowerCase()));
    // Superconformal Field Theory is a conformal one.
    const bare = long.map((token) =>
      token.replace(/^(?:super|multi|hyper|auto|self|meta|non|inter|sub)(?=[a-z]{4})/i, ''),
    );
    // A variational autoencoder is a VAE.
    const parts = long.flatMap((token) => token.split(/(?<=^(?:auto|multi|hyper|super))(?=[a-z]{4})/i));
    for (const list of [tokens, long, bare, parts]) this.initials.add(firsts(list), source);
  }
}

const small = new Set('a an and as at by for from in into of on or the to via with'.split(' '));

/** Acronyms of two letters, and the words that they stand for, as one. */
const pairs: Readonly<Record<string, string>> = Object.assign(Object.create(null) as Record<string, string>, {
  rl: 'reinforcementlearning',
  cv: 'computervision',
  nn: 'neuralnetwork',
  mt: 'machinetranslation',
  ir: 'informationretrieval',
  kg: 'knowledgegraph',
  qa: 'questionanswering',
  lm: 'languagemodel',
  vr: 'virtualreality',
  ar: 'augmentedreality',
  fl: 'federatedlearning',
  kv: 'keyvalue',
  eu: 'europeanunion',
  un: 'unitednations',
  us: 'unitedstates',
  uk: 'unitedkingdom',
});

function squashed(token: string): string {
  return token
    .normalize('NFD')
    .replace(/[^A-Za-z0-9\u00df-\u024f]/g, '')
    .toLowerCase();
}

function singular(plain: string): string {
  return plain.length > 3 && plain.endsWith('s') && !plain.endsWith('ss') ? plain.slice(0, -1) : plain;
}
