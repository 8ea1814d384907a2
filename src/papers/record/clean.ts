import { composed, isLanguageTag } from '../../text/index.ts';
import { fromTex } from '../../markdown/index.ts';

/**
 * Without what no reader sees and some programs obey: control characters, marks that turn the direction of a text around
 * (https://unicode.org/reports/tr9/), soft hyphens, zero-width spaces and byte order marks. Joiners stay: Korean, Persian and
 * emoji need them. An i without its dot, as TeX and some registries have it under an accent (`\'{\i}`), is an i with it.
 */
export function visibleText(raw: string): string {
  return composed(
    raw
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      .replace(/\t/g, ' ')
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      .replace(
        /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u200B\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/g,
        '',
      )
      .replace(/\u0131(?=[\u0300-\u0314])/g, 'i')
      // Half of a surrogate pair is no character.
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'),
  );
}

/** A text of one line. */
export function oneLine(raw: string): string {
  return visibleText(raw).replace(/\s+/g, ' ').trim();
}

/** TeX in running text, as one line. */
export function lineFromTex(raw: string): string {
  return readTex(oneLine(raw), false);
}

/** TeX in a field of BibTeX, where braces are never seen. */
export function lineFromBibtex(raw: string): string {
  return readTex(oneLine(raw), true);
}

/** Longer than any paragraph of an abstract. TeX can be nested so that reading it takes far longer than it is long. */
const longestTex = 20_000;

function readTex(line: string, hideBraces: boolean): string {
  return line.length > longestTex ? line : oneLine(fromTex(closed(line), { hideBraces }));
}

/** Many open a quotation as TeX has it and close it as keyboards do, which TeX prints as they mean it. */
function closed(line: string): string {
  return line.replace(/``([^"`]*[^"`\\])"/g, "``$1''");
}

/**
 * A text of many lines: breaks inside a paragraph are joined, an empty line or an indented one begins another, as arXiv has it
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

/** Whether a text from a source that does not say so is TeX after all. */
export function looksLikeTex(text: string): boolean {
  return /\\[a-zA-Z"'`^~=.]|\$[^$\n\\^_]*[\\^_][^$\n]*\$/.test(text);
}

/** The tag of a language, where a record has one with two letters, as newsletters have them. */
export function languageIn(text: string): string | undefined {
  return isLanguageTag(text) && /^[a-z]{2}\b/i.test(text) ? text : undefined;
}
