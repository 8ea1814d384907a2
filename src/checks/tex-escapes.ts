import { nameOfCharacter } from '../text/index.ts';
import { dictionary } from '../data.ts';

/**
 * Commands of TeX that begin with a letter which, behind a backslash in double quotation marks, is an escape of YAML. Left
 * out are those that a line break or tab and a word also make: `\nor`, `\ta`.
 */
const commands = new Set(
  (
    'abs aleph alpha amalg and angle approx arccos arcsin arctan arg argmax argmin ast asymp ' +
    'backslash bar barwedge because begin beta beth bf big bigcap bigcup bigg biggl biggr bigl bigoplus bigotimes bigr bigsqcup bigvee bigwedge binom blacksquare bm bmod boldsymbol bot bowtie boxed boxplus breve bullet ' +
    'ell em emph empty emptyset end ensuremath epsilon eqref equiv eta eth exists exp ' +
    'fbox flat footnote footnotesize forall frac frak frown ' +
    'nabla natural ncong ne nearrow neg neq newcommand newline nexists ngeq nleq nmid nolimits nonumber norm not notin nparallel nprec nsim nsubseteq nsupseteq nu nwarrow ' +
    'raisebox rangle rceil ref renewcommand rfloor rho right rightarrow rightharpoonup rightleftharpoons rm root rvert ' +
    'tan tanh tau tbinom text textbf textcolor textit textmd textrm textsc textsf textstyle texttt textup textwidth tfrac therefore theta thetasym thickapprox thicksim thinspace tilde times tiny to top triangle triangledown triangleleft triangleq triangleright ' +
    'varepsilon varkappa varnothing varphi varpi varrho varsigma vartheta vartriangle vbox vdash vdots vec vee verb vert vspace ' +
    'LaTeX Lambda Leftarrow Leftrightarrow Longleftarrow Longleftrightarrow Longrightarrow Phi Pi Pr Psi'
  ).split(' '),
);

/** The character that YAML makes of the letter. */
const escapes: Readonly<Record<string, string>> = dictionary({
  a: '\u0007',
  b: '\b',
  e: '\u001B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  L: '\u2028',
  P: '\u2029',
});

/** The first command of TeX in the source of a text in double quotation marks whose backslash YAML takes for its own. */
export function escapedCommand(
  source: string,
): { readonly offset: number; readonly command: string; readonly character: string } | undefined {
  for (const match of source.matchAll(/\\(?:([abefnrtvLP][A-Za-z]+)|[^])/g)) {
    const word = match[1];
    if (word === undefined || !commands.has(word)) continue;
    // A line break and "e.g.".
    if (/^neg?$/.test(word) && source[match.index + word.length + 1] === '.') continue;
    const character = nameOfCharacter(escapes[word.charAt(0)] ?? '');
    return { offset: match.index, command: `\\${word}`, character };
  }
  return undefined;
}
