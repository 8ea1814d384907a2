import { describe, expect, test } from 'vitest';
import { fromTex, texToUnicode } from '../../src/markdown/tex/tex.ts';
import { mathAt } from '../../src/markdown/parse/math.ts';
import { sharedCases, withShared } from '../support/shared.ts';

describe('mathematics as text', () => {
  test.each([
    ['O(n^2)', 'O(n²)'],
    ['O(n \\log n)', 'O(n log n)'],
    ['x_1', 'x₁'],
    ['\\alpha', 'α'],
    ['AdS_5 \\times S^5', 'AdS₅ × S⁵'],
    ['\\mathcal{N}=4', '𝒩=4'],
    ['\\mathbb{E}_{x \\sim p}[f(x)]', '𝔼_{x ∼ p}[f(x)]'],
    ['\\Delta x_{t+1}', 'Δxₜ₊₁'],
    ['p_\\theta(x \\mid y)', 'p_θ(x | y)'],
    ['\\frac{1}{2}', '1/2'],
    ['\\frac{a+b}{c}', '(a+b)/c'],
    ['\\sqrt{x+1}', '√(x+1)'],
    ['\\hat{y}', 'ŷ'],
    ['10^{-5}', '10⁻⁵'],
    ['90^\\circ', '90°'],
    ['\\|x\\|_2', '‖x‖₂'],
    ['\\mathbf{W}^\\top', 'W^⊤'],
    ['\\begin{cases} x', '\\begin{cases} x'],
    ['\\alpha + \\frac{1}{2}', 'α + 1/2'],
    ['\\alpha+\\beta = \\gamma', 'α+β = γ'],
    ['\\alpha \\beta x', 'αβx'],
    ['\\alpha \\times \\beta', 'α × β'],
    ['a \\cdot b \\cdot c + \\cdots + z', 'a · b · c + ⋯ + z'],
    ['x\\cdot y', 'x·y'],
    ['\\max - \\min x', 'max - min x'],
  ])('%s is %s', (source, text) => {
    expect(texToUnicode(source)).toBe(text);
  });

  test.each(['{', '}', '\\', '^', '_', '\\frac', '\\sqrt', '\\hat', '{{{', '^^^', '\\text{'])(
    '%j breaks nothing',
    (source) => {
      expect(typeof texToUnicode(source)).toBe('string');
      expect(typeof fromTex(source)).toBe('string');
    },
  );
});

test.each([
  ['braces that nothing closes', '{'.repeat(40)],
  ['groups in groups that nothing closes', '\\text{x_{'.repeat(3000)],
  ['groups in groups', `${'{'.repeat(20_000)}x${'}'.repeat(20_000)}`],
  ['scripts of scripts', '^'.repeat(20_000)],
  ['roots of roots', '\\sqrt[\\sqrt{'.repeat(5000)],
  ['scripts without an argument', '{x_}'.repeat(6000)],
  ['formulas that nothing closes', '\\('.repeat(10_000)],
  ['environments that nothing closes', '\\begin{align}'.repeat(2000)],
  ['dollars', '$x '.repeat(10_000)],
  ['quotes', "`x' 5'' ".repeat(4000)],
  ['ties', 'x~5 '.repeat(8000)],
])('%s break nothing', (_, source) => {
  expect(texToUnicode(source)).not.toBe('');
  expect(fromTex(source)).not.toBe('');
});

test('an argument that is not there leaves the brace to its group', () => {
  expect(texToUnicode('a^{x_}b')).toBe('a^{x_}b');
});

describe('where dollars are mathematics', () => {
  test.each([
    ['$O(n^2)$', 'O(n^2)'],
    ['$N$', 'N'],
    ['$100$ tests', '100'],
    ['$^{132}$Sn', '^{132}'],
    ['$$x^2$$', 'x^2'],
    ['$\\textbf{up to 0.14$\\sim$0.45dB}$, then $x$', '\\textbf{up to 0.14$\\sim$0.45dB}'],
  ])('%s', (text, source) => {
    expect(mathAt(text, 0)?.source).toBe(source);
  });

  test.each([
    ...['$5 and $10', '$5-$10', '$5는 $6입니다', '$HOME/$USER', '$ x$', '$x', '$$', '$$$'],
    ...['$5 (x_1) and US$6', '$3^a–US$4', '$1{,}000/$2'],
  ])('%s is money or text', (text) => {
    expect(mathAt(text, 0)).toBeUndefined();
  });
});

withShared('data/latex.json', 'real titles and abstracts', () => {
  // `\mbox{-}`: the source keeps the command; its own note says that a newsletter should not. `sqrt{s}` is no TeX.
  const disputed = new Set(['\\mbox{-}']);
  const cases = sharedCases<{ raw: string; expected_text: string; also_ok?: string[] }>('data/latex.json');

  test.each(cases.filter(({ raw }) => !disputed.has(raw)).map((entry) => [entry.raw, entry] as const))(
    '%s',
    (raw, entry) => {
      expect([entry.expected_text, ...(entry.also_ok ?? [])]).toContain(fromTex(raw));
    },
  );
});

describe('running text', () => {
  test.each([
    // A tilde says "about", or ties a number to its word.
    ['B_0 ~ 30 T, ~ 40%, >~ 2', 'B_0 ~ 30 T, ~ 40%, >~ 2'],
    ['M_tot~0.4, z~2.56, $M_{tot}$~0.4, \\sigma~5, R~-0.5', 'M_tot~0.4, z~2.56, Mₜₒₜ~0.4, σ~5, R~-0.5'],
    ['Fig.~3, Table~2, of~10, et~al.~2003, Eq.~(3)', 'Fig. 3, Table 2, of 10, et al. 2003, Eq. (3)'],
    ['GRB~070110, D~meson, 10~000 stars, 3~5 GeV', 'GRB 070110, D meson, 10 000 stars, 3~5 GeV'],
    // Every dollar opens or closes, but for money.
    ['3$-$10 keV: $k$NN', '3-10 keV: kNN'],
    ['near $\\nu= 1/2 $ on $ L ^2$', 'near ν= 1/2 on L²'],
    ['the $\\alpha $-stable law with $\\tau $', 'the α-stable law with τ'],
    ['It costs $5 and $6.', 'It costs $5 and $6.'],
    ['from $5 million to $10 million, $x_1$', 'from $5 million to $10 million, x₁'],
    ['$5 for research and education, $6', '$5 for research and education, $6'],
    ['$5 and $k$', '$5 and $k$'],
    ['US$ 10 and US$ 20, $ 5 $ of $10$ and $20$', 'US$ 10 and US$ 20, 5 of 10 and 20'],
    ['\\$5 and $x$, $$y^2$$, $a$$b$', '$5 and x, y², ab'],
    ['$\\foo x $ and $\\text{for $x$ in } X$', '$\\foo x$ and for x in X'],
    ['${x$ and $y$', '{x and y'],
    // A command eats no word.
    ['Let \\pi be, \\mu is and \\alpha, 5 \\mu m', 'Let π be, μ is and α, 5 μm'],
    ['N\\textbar uu, \\textquotedblleft a\\textquotedblright, \\textbackslash emph', 'N|uu, “a”, \\emph'],
    [
      '1\\textmu F, 20\\textdegree C, 5 \\AA resolution, 5 \\AA ngstr\\"om',
      '1µF, 20°C, 5 Å resolution, 5 Ångström',
    ],
    ['p \\textless 0.05, a\\textgreater b, X\\texttrademark is', 'p < 0.05, a>b, X™ is'],
    ['Stra\\ss e, \\O rsted, \\aa ngstrom', 'Straße, Ørsted, ångstrom'],
    // Scripts keep their braces, or are raised.
    ['P^{d-2} and 1^{+1.39}_{-0.59}', 'Pᵈ⁻² and 1^{+1.39}_{-0.59}'],
    ['^{13}C at 90^\\circ, 90^{\\circ}C, e^{+}e^{-}', '¹³C at 90°, 90°C, e⁺e⁻'],
    ['p_T of x^{alpha} and V_{cb} of H_2O', 'p_T of x^{alpha} and V_{cb} of H_2O'],
    // Primes and quotes.
    ["0.36'' by 12' and 12'34''", '0.36″ by 12′ and 12′34″'],
    ["2.''5 by 0.'3, ``version 2.'' and 'one 5.'", "2.″5 by 0.′3, “version 2.” and 'one 5.'"],
    ["``the year 2000'' and 1990's, the 'Model 5' x", "“the year 2000” and 1990's, the 'Model 5' x"],
    ["`quoted' and `don't do' it, (`x')", "‘quoted’ and ‘don't do’ it, (‘x’)"],
    ["a ` b, the `90s and ``he said `yes' there''", 'a ` b, the `90s and “he said ‘yes’ there”'],
  ])('%s', (raw, text) => {
    expect(fromTex(raw)).toBe(text);
  });
});
