import { dictionary } from '../../data.ts';

/** The entities people type; all others stay text. Numbers are decoded whatever they are. */
const named: Record<string, string> = dictionary(
  Object.fromEntries(
    (
      'amp:& lt:< gt:> quot:" apos:\' nbsp:\u00a0 copy:© reg:® trade:™ deg:° plusmn:± times:× divide:÷ middot:· bull:• hellip:… ' +
      'ndash:– mdash:— lsquo:‘ rsquo:’ ldquo:“ rdquo:” laquo:« raquo:» larr:← uarr:↑ rarr:→ darr:↓ harr:↔ rArr:⇒ hearts:♥ check:✓ ' +
      'sect:§ para:¶ cent:¢ pound:£ yen:¥ euro:€ frac12:½ frac14:¼ frac34:¾ sup1:¹ sup2:² sup3:³ micro:µ ' +
      'alpha:α beta:β gamma:γ delta:δ epsilon:ε theta:θ lambda:λ mu:μ pi:π sigma:σ tau:τ phi:φ omega:ω Delta:Δ Sigma:Σ Omega:Ω ' +
      'infin:∞ asymp:≈ ne:≠ le:≤ ge:≥ sum:∑ prod:∏ radic:√ minus:− colon:: num:# ast:* lowbar:_ lbrack:[ rbrack:] ' +
      'zwj:\u200d zwnj:\u200c shy:\u00ad ensp:\u2002 emsp:\u2003 thinsp:\u2009 ZeroWidthSpace:\u200b NoBreak:\u2060 ' +
      'aacute:á eacute:é iacute:í oacute:ó uacute:ú auml:ä ouml:ö uuml:ü Auml:Ä Ouml:Ö Uuml:Ü szlig:ß ntilde:ñ ccedil:ç egrave:è agrave:à'
    )
      .split(' ')
      .map((entry) => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)]),
  ),
);

const pattern = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));/y;

/** The entity that begins at `index`, decoded, and where it ends; undefined where there is none. */
export function entityAt(text: string, index: number): { text: string; end: number } | undefined {
  pattern.lastIndex = index;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [whole, decimal, hex, name] = match;
  const decoded =
    name === undefined
      ? fromCode(Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10))
      : Object.hasOwn(named, name)
        ? named[name]
        : undefined;
  return decoded === undefined ? undefined : { text: decoded, end: index + whole.length };
}

function fromCode(code: number): string {
  const none = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return none ? '\ufffd' : String.fromCodePoint(code);
}

/** A link's address or title: escapes and entities become what they stand for. */
export function unescape(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const next = text.charAt(i + 1);
    const entity = c === '&' ? entityAt(text, i) : undefined;
    if (entity !== undefined) {
      out += entity.text;
      i = entity.end - 1;
    } else if (c === '\\' && /^[!-/:-@[-`{-~]$/.test(next)) {
      out += next;
      i++;
    } else out += c;
  }
  return out;
}
