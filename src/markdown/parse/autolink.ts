import { delimiterAt } from './cjk-emphasis.ts';
import { characterAt, characterBefore, isLetter, isMark } from '../../text/index.ts';

/** With a name, and a password, before the host. */
const beginning = /(?:https?:\/\/(?:[\w.~-]+(?::[\w.~-]*)?@)?|www\.(?=[^\s.]))/iy;
/** Characters that no address has: white space, quotation marks, brackets and commas of CJK text, emoji. */
const stop =
  /[\s<>"`\\^{|}\u0000-\u001f\u007f\u00b7\u2010-\u203a\u2190-\u21ff\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u{1f300}-\u{1faff}]/u;
/** Syllables, also taken apart: addresses stay as they were typed. */
const hangul = /[\u1100-\u11ff\uac00-\ud7a3]+/y;

/** Kana and Han. Sentences in these scripts go on behind an address without a space. */
const kanaAndHan = String.raw`\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}`;
/** With what only stands among them. */
const unspaced = new RegExp(`[${kanaAndHan}ー々]`, 'u');
/** An ASCII name before Hangul, kana or Han. */
const gluedName = new RegExp(`^[\\x21-\\x7e]+(?=[\\u1100-\\u11ff\\uac00-\\ud7a3${kanaAndHan}])`, 'u');

const particles = [
  ...[
    '은',
    '는',
    '이',
    '가',
    '을',
    '를',
    '의',
    '에',
    '와',
    '과',
    '도',
    '만',
    '로',
    '랑',
    '나',
    '요',
    '께',
    '및',
    '등',
  ],
  ...[
    '으로',
    '에서',
    '에게',
    '께서',
    '한테',
    '부터',
    '까지',
    '처럼',
    '보다',
    '마다',
    '조차',
    '밖에',
    '이랑',
    '이나',
    '하고',
    '이며',
    '이고',
  ],
  ...[
    '라고',
    '이라고',
    '라는',
    '이라는',
    '란',
    '이란',
    '라며',
    '이라며',
    '인',
    '인데',
    '이다',
    '이에요',
    '예요',
    '입니다',
    '이었다',
    '였다',
    '입니까',
  ],
  ...[
    '으로서',
    '로서',
    '으로써',
    '로써',
    '에서부터',
    '으로부터',
    '로부터',
    '쪽',
    '측',
    '같은',
    '같이',
    '대신',
    '내',
    '상',
  ],
];
/** A particle, and what may follow one: `에서는`, `까지의`, `으로부터도`. */
const particle = new RegExp(
  `^(?:${particles.join('|')})(?:은|는|도|만|의|요|을|를|이|가|과|와|로|으로|부터|까지|서)?$`,
);

/**
 * The bare address that begins at `index`, and where it ends. It ends before a Korean particle that is glued to it,
 * before a bracket that it did not open, before punctuation at its end and before a star that opens emphasis; it ends before
 * kana and Han that follow an ASCII letter or digit directly. Hangul inside a path stays part of it.
 */
export function bareUrlAt(text: string, index: number): { href: string; end: number } | undefined {
  beginning.lastIndex = index;
  const match = beginning.exec(text);
  if (match === null || /^[A-Za-z0-9_]$/.test(characterBefore(text, index))) return undefined;
  const first = beginning.lastIndex;
  if (!/^[0-9]$/.test(text.charAt(first)) && !isLetter(characterAt(text, first))) return undefined;
  const end = trimmed(text, first, endOf(text, first));
  if (end === first) return undefined;
  const url = text.slice(index, end);
  return { href: match[0].toLowerCase().startsWith('www') ? `http://${url}` : url, end };
}

const plainHost = /[A-Za-z0-9._-]+/y;
const port = /:\d{1,5}(?![0-9:])/y;

/** Where the name of a host and its port end. */
function endOfHost(text: string, first: number): number {
  let i = first;
  for (;;) {
    plainHost.lastIndex = i;
    if (plainHost.test(text)) i = plainHost.lastIndex;
    const c = characterAt(text, i);
    if (!isLetter(c)) break;
    i += c.length;
  }
  port.lastIndex = i;
  return i > first && port.test(text) ? port.lastIndex : i;
}

function endOf(text: string, first: number): number {
  const name = text.slice(first, endOfHost(text, first));
  // `https://x.kr에서`, `https://x.krです`: ASCII names have no Hangul, kana or Han at their end, other names have.
  const glued = gluedName.exec(name)?.[0].length;
  const pathStart = first + (glued ?? name.length);
  return glued === undefined && /^[/?#]/.test(text.slice(pathStart, pathStart + 1))
    ? endOfPath(text, pathStart)
    : pathStart;
}

function endOfPath(text: string, first: number): number {
  const open: string[] = [];
  /** Below /wiki/ stand titles, such as C言語. */
  let titles = text.length;
  for (let i = first; i < text.length;) {
    const c = characterAt(text, i);
    if (stop.test(c) || (/^[*~]$/.test(c) && text.charAt(i + 1) === c)) return i;
    if (c === '*' && opensEmphasis(text, i)) return i;
    if (c === '/' && text.startsWith('/wiki/', i)) titles = Math.min(titles, i + '/wiki/'.length);
    if (i < titles && /^[A-Za-z0-9]$/.test(text.charAt(i - 1)) && unspaced.test(c)) return i;
    if (c === '(' || c === '[') open.push(c === '(' ? ')' : ']');
    else if ((c === ')' || c === ']') && open.pop() !== c) return i;
    hangul.lastIndex = i;
    const word = hangul.exec(text)?.[0];
    if (word === undefined) i += c.length;
    else {
      if (particle.test(word.normalize('NFC')) && !continues(text, i + word.length)) return i;
      i += word.length;
    }
  }
  return text.length;
}

/** Whether a star stands before words that another one closes in the same paragraph: `https://a.kr/x*강조*`. */
function opensEmphasis(text: string, index: number): boolean {
  if (!delimiterAt(text, index, index + 1).canOpen) return false;
  // The last stars tell it; a text of nothing but stars is not worth more.
  let at = text.length;
  for (let looked = 0; looked < 20; looked++) {
    at = text.lastIndexOf('*', at - 1);
    if (at <= index + 1) return false;
    const isAlone = text.charAt(at - 1) !== '*' && text.charAt(at + 1) !== '*';
    if (isAlone && delimiterAt(text, at, at + 1).canClose) return true;
  }
  return false;
}

/** Does the address go on after a Hangul word, as in `/에서/x`? */
function continues(text: string, index: number): boolean {
  return /^[A-Za-z0-9/_%=&#+~-]/.test(text.slice(index, index + 1));
}

function trimmed(text: string, first: number, end: number): number {
  let last = end;
  // Half of a character, such as a keycap's digit without its frame, belongs to what follows.
  if (isMark(characterAt(text, last))) last--;
  while (last > first && /^[?!.,:;*_~'&([]$/.test(text.charAt(last - 1))) last--;
  return last;
}

const inAngles = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>/y;
const mailInAngles =
  /<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+)>/y;

/** `<https://…>` or `<name@host>` at `index`. */
export function angleLinkAt(
  text: string,
  index: number,
): { href: string; text: string; end: number } | undefined {
  inAngles.lastIndex = index;
  const url = inAngles.exec(text)?.[1];
  if (url !== undefined) return { href: url, text: url, end: inAngles.lastIndex };
  mailInAngles.lastIndex = index;
  const mail = mailInAngles.exec(text)?.[1];
  return mail === undefined ? undefined : { href: `mailto:${mail}`, text: mail, end: mailInAngles.lastIndex };
}
