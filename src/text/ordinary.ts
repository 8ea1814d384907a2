/** What everybody sees, and what no form of Unicode (NFC) makes something else of. */
const ordinary =
  '\\n -~\\u00a0-\\u00ac\\u00ae-\\u02ff\\u0391-\\u03c9\\u0400-\\u0481\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u20cf\\u2190-\\u2328\\u232b-\\u27ff' +
  '\\u3001-\\u3029\\u3041-\\u3096\\u30a1-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff5e' +
  // The halves of emoji and other pictures.
  '\\ud83c-\\ud83e\\udc00-\\udfff';

/** Nearly all characters are known by a class of few ranges, which is asked in a quarter of the time. */
const odd = new RegExp(`[^\\n -~\\uac00-\\ud7a3](?<=\\r(?!\\n)|[^\\r${ordinary}])`);

/**
 * Whether a text, as it was decoded from UTF-8, has nothing but ordinary characters: none that is invisible, controls or turns
 * anything, comes from a font of its own or is composed with another, and no line end besides LF and CRLF. Few files have others,
 * and who looks for those has only this to ask.
 */
export function isOrdinary(text: string): boolean {
  return !odd.test(text);
}
