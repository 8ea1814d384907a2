import { composed, replaceInvisible } from '../../text/index.ts';
import { fromTex } from '../../markdown/index.ts';

/**
 * Removes characters that readers do not see but programs obey: control characters, marks that change the direction of a text
 * (https://unicode.org/reports/tr9/), and those that nobody sees, such as soft hyphens and zero-width spaces. Joiners stay: Korean,
 * Persian and emoji need them. A dotless i under an accent, as TeX and some registries write it (`\'{\i}`), becomes an i.
 */
export function visibleText(raw: string): string {
  const written = raw
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]|[\uFFF9-\uFFFB]/gu, '');
  return composed(
    replaceInvisible(written, (found) => (/[\u061C\u200E\u200F]/.test(found) ? found : ''))
      .replace(/\u0131(?=[\u0300-\u0314])/g, 'i')
      // Half of a surrogate pair is no character.
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'),
  );
}

/** Cleans a text and puts it on one line. */
export function oneLine(raw: string): string {
  return visibleText(raw).replace(/\s+/g, ' ').trim();
}

/** Reads TeX in running text as one line. */
export function lineFromTex(raw: string): string {
  return readTex(oneLine(raw), false);
}

/** Reads TeX in a field of BibTeX as one line. Braces are not shown there. */
export function lineFromBibtex(raw: string): string {
  return readTex(oneLine(raw), true);
}

/** The longest text that is read as TeX, longer than any paragraph of an abstract. Reading nested TeX can take very long. */
const longestTex = 20_000;

function readTex(line: string, hideBraces: boolean): string {
  return line.length > longestTex ? line : oneLine(fromTex(closed(line), { hideBraces }));
}

/** Closes quotations with TeX's own sign, where authors open them as in TeX but close them with a straight quote. */
function closed(line: string): string {
  return line.replace(/``([^"`]*[^"`\\])"/g, "``$1''");
}

/**
 * Splits a text into paragraphs and joins the lines of each. An empty line or an indented one begins a paragraph, as on arXiv
 * (https://info.arxiv.org/help/prep.html#abstracts).
 */
export function paragraphs(raw: string, line: (raw: string) => string = oneLine): string {
  return visibleText(raw)
    .trim()
    .split(/\n[ \u00A0]*\n\s*|\n(?:[ \u00A0]{2,})(?=\S)/)
    .map(line)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Whether a text looks like TeX, for sources that do not say so. */
export function looksLikeTex(text: string): boolean {
  return /\\[a-zA-Z"'`^~=.]|\$[^$\n\\^_]*[\\^_][^$\n]*\$/.test(text);
}
