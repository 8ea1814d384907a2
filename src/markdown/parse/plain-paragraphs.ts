/** Lines of these could begin a block, end one, or go on with one, whatever follows. */
const risky = new Set(' \t#>+-=|<');
/** The same, but only where more follows than in ordinary text: see `mayBegin`. */
const doubtful = new Set('*_`~[:0123456789');

/**
 * The paragraphs of a text that has nothing but paragraphs, which most texts of an issue are; undefined where a line could
 * be anything else. Block rules are slow to compile, and without this every text would wait for them.
 */
export function plainParagraphs(text: string): string[] | undefined {
  if (text.includes(']:')) return undefined;
  const paragraphs: string[] = [];
  let from = -1;
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end === start) {
      if (from !== -1) paragraphs.push(text.slice(from, start - 1));
      from = -1;
    } else {
      const first = text.charAt(start);
      if (risky.has(first) || (doubtful.has(first) && mayBegin(text.slice(start, end)))) return undefined;
      if (from === -1) from = start;
    }
    start = end + 1;
  }
  if (from !== -1) paragraphs.push(text.slice(from));
  return paragraphs;
}

/** Could a line that begins with one of these be a list's, a rule, a fence, a table's second line, a block of the forum's? */
function mayBegin(line: string): boolean {
  return (
    !/^(?:(?:\*{1,2}|_{1,2}|`{1,2}|~{1,2})[^\s*_`~]|\[[^\]]|:[^-]|\d{1,9}(?![.)](?:\s|$)|\d))/.test(line) ||
    /^\[(?:details|quote|spoiler|wrap|grid|poll)\b/.test(line)
  );
}
