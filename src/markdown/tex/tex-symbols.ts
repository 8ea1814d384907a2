import textSymbols from '../../generated/tex-text.js';
import { dictionary } from '../../data.ts';

/** The characters that TeX's commands print, as far as Unicode has them, as `name:character` with spaces between. */
function table(entries: string): ReadonlyMap<string, string> {
  return new Map(
    entries
      .split(/\s+/)
      .map((entry) => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)]),
  );
}

export const symbols = table(
  'alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ ' +
    'omicron:ο pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:φ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ ' +
    'Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω ' +
    'infty:∞ partial:∂ nabla:∇ hbar:ℏ ell:ℓ Re:ℜ Im:ℑ aleph:ℵ emptyset:∅ varnothing:∅ forall:∀ exists:∃ neg:¬ lnot:¬ top:⊤ bot:⊥ ' +
    'angle:∠ triangle:△ square:□ Box:□ checkmark:✓ degree:° bullet:• star:⋆ cdots:⋯ dots:… ldots:… vdots:⋮ ' +
    'ddots:⋱ prime:′ dagger:† ddagger:‡ sum:∑ prod:∏ coprod:∐ int:∫ iint:∬ oint:∮ bigcup:⋃ bigcap:⋂ bigoplus:⨁ bigotimes:⨂ ' +
    'langle:⟨ rangle:⟩ lceil:⌈ rceil:⌉ lfloor:⌊ rfloor:⌋ lVert:‖ rVert:‖ Vert:‖ lvert:| rvert:| vert:| colon:: backslash:\\ ' +
    'Q:ℚ R:ℝ Z:ℤ N:ℕ C:ℂ S:§ P:¶ copyright:© pounds:£ euro:€ textdegree:° ' +
    'AA:Å aa:å slash:/ lq:‘ rq:’ mathsemicolon:; mathcolon:: TeX:TeX LaTeX:LaTeX LaTeXe:LaTeX2e BibTeX:BibTeX relax: null: ' +
    'glqq:„ grqq:“ flqq:« frqq:» ' +
    textSymbols,
);

/** Between two operands: a space before one in the source asks for one behind it. */
export const operators = table(
  'mid:| cdot:· circ:∘ ast:∗ times:× div:÷ pm:± mp:∓ le:≤ leq:≤ leqslant:≤ ge:≥ geq:≥ geqslant:≥ ne:≠ neq:≠ approx:≈ sim:∼ simeq:≃ cong:≅ equiv:≡ propto:∝ ' +
    'll:≪ gg:≫ lt:< gt:> lesssim:≲ gtrsim:≳ in:∈ notin:∉ ni:∋ subset:⊂ subseteq:⊆ supset:⊃ supseteq:⊇ cup:∪ cap:∩ setminus:∖ wedge:∧ ' +
    'land:∧ vee:∨ lor:∨ oplus:⊕ ominus:⊖ otimes:⊗ odot:⊙ perp:⊥ parallel:∥ vdash:⊢ models:⊨ to:→ rightarrow:→ longrightarrow:⟶ ' +
    'leftarrow:← gets:← leftrightarrow:↔ Rightarrow:⇒ implies:⇒ Leftarrow:⇐ Leftrightarrow:⇔ iff:⇔ mapsto:↦ uparrow:↑ downarrow:↓ ' +
    'nearrow:↗ searrow:↘ hookrightarrow:↪ rightharpoonup:⇀ triangleq:≜ coloneqq:≔ prec:≺ succ:≻ preceq:⪯ succeq:⪰',
);

/** Functions: their names are what is printed. */
export const functions = new Set(
  (
    'log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh min max inf sup lim limsup liminf arg argmin argmax det ' +
    'dim ker deg gcd hom Pr mod bmod softmax'
  ).split(' '),
);

/** Commands that say how their argument looks and print nothing themselves. */
export const styles = new Set(
  (
    'text textbf textit textrm textsf texttt textsc textnormal textup emph mathrm mathbf mathit mathsf mathtt mathnormal boldsymbol bm ' +
    'textsl textmd mkbibemph mkbibitalic mkbibbold strong itshape bfseries slshape scshape upshape mdseries rmfamily ' +
    'sffamily ttfamily normalfont fbox mathord ' +
    'pmb operatorname mbox hbox underline rm bf it sf tt em sc sl tiny small large displaystyle textstyle scriptstyle ' +
    'left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr limits nolimits protect ensuremath mathop mathbin mathrel'
  ).split(' '),
);

export const spaces = new Set([
  'quad',
  'qquad',
  'space',
  'nobreakspace',
  'thinspace',
  'enspace',
  ' ',
  ',',
  ';',
  ':',
  '>',
  '~',
  '\\',
  'newline',
]);

const combining = table(
  'tilde:\u0303 widetilde:\u0303 hat:\u0302 widehat:\u0302 bar:\u0304 overline:\u0305 vec:\u20d7 dot:\u0307 ddot:\u0308 acute:\u0301 ' +
    'grave:\u0300 check:\u030c breve:\u0306 mathring:\u030a \':\u0301 `:\u0300 ^:\u0302 ":\u0308 ~:\u0303 =:\u0304 .:\u0307 u:\u0306 ' +
    'v:\u030c H:\u030b r:\u030a c:\u0327 k:\u0328 d:\u0323 b:\u0331 t:\u0361 textcommabelow:\u0326',
);

/** Commands that put a mark on one letter; those in `textAccents` mean it outside of mathematics only. */
export const accentOf = (name: string): string | undefined => combining.get(name);
export const textAccents = new Set([
  "'",
  '`',
  '^',
  '"',
  '~',
  '=',
  '.',
  'u',
  'v',
  'H',
  'r',
  'c',
  'k',
  'd',
  'b',
  't',
  'textcommabelow',
]);

const superscripts = scripts(
  '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ′*−',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡ′*⁻',
);
const subscripts = scripts(
  '0123456789+-=()aehijklmnoprstuvxβγρφχ−',
  '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋',
);

function scripts(from: string, to: string): ReadonlyMap<string, string> {
  const targets = [...to];
  return new Map([...from].map((c, index) => [c, targets[index] ?? '']));
}

/** The text raised or lowered; undefined where Unicode lacks one of its characters. */
export function scriptOf(text: string, kind: '^' | '_'): string | undefined {
  const map = kind === '^' ? superscripts : subscripts;
  let out = '';
  for (const c of text) {
    if (c === ' ') continue;
    const script = map.get(c);
    if (script === undefined) return undefined;
    out += script;
  }
  return out === '' ? undefined : out;
}

/** Where an alphabet of mathematical letters begins, and the letters that Unicode put elsewhere. */
const alphabets: Record<string, { upper: number; lower?: number; digit?: number; elsewhere: string }> =
  dictionary({
    mathbb: { upper: 0x1d538, lower: 0x1d552, digit: 0x1d7d8, elsewhere: 'Cℂ Hℍ Nℕ Pℙ Qℚ Rℝ Zℤ' },
    mathcal: { upper: 0x1d49c, elsewhere: 'Bℬ Eℰ Fℱ Hℋ Iℐ Lℒ Mℳ Rℛ' },
    mathscr: { upper: 0x1d49c, elsewhere: 'Bℬ Eℰ Fℱ Hℋ Iℐ Lℒ Mℳ Rℛ' },
    mathfrak: { upper: 0x1d504, lower: 0x1d51e, elsewhere: 'Cℭ Hℌ Iℑ Rℜ Zℨ' },
  });

/** Their commands of old, which mean what follows in their group. */
const short: Record<string, string> = dictionary({
  cal: 'mathcal',
  scr: 'mathscr',
  frak: 'mathfrak',
  Bbb: 'mathbb',
});
export const isSwitch = (name: string): boolean => Object.hasOwn(short, name);

/** The text in blackboard, script or Fraktur letters; undefined for another command. */
export function alphabetOf(name: string): ((text: string) => string) | undefined {
  const full = Object.hasOwn(short, name) ? (short[name] ?? name) : name;
  const alphabet = Object.hasOwn(alphabets, full) ? alphabets[full] : undefined;
  if (alphabet === undefined) return undefined;
  const elsewhere = new Map(alphabet.elsewhere.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]));
  const from = (c: string, first: string, start: number | undefined) =>
    start === undefined ? c : String.fromCodePoint(start + c.charCodeAt(0) - first.charCodeAt(0));
  return (text) =>
    text.replace(/[A-Za-z0-9]/g, (c) => {
      const other = elsewhere.get(c);
      if (other !== undefined) return other;
      if (/[A-Z]/.test(c)) return from(c, 'A', alphabet.upper);
      return /[a-z]/.test(c) ? from(c, 'a', alphabet.lower) : from(c, '0', alphabet.digit);
    });
}
