const quotes = /^(?:\s{0,3}>\s?)*/;
const fence = /^\s*(`{3,}|~{3,})/;
const underline = /^ {0,3}(?:=+|-+)\s*$/;
const item = /^\s{0,3}(?:[-+*]|\d{1,9}[.)])\s/;

/**
 * A post with an empty line before each line that Markdown may take for a part of the block above: what would underline it as a
 * heading, and what goes on below a quotation or a list without their signs (CommonMark 4.3, 5.1). Our printers write none.
 */
export function loosen(post: string): string {
  const lines: string[] = [];
  let open: string | undefined;
  let above = { depth: 0, text: '' };
  let isInList = false;
  for (const line of post.split('\n')) {
    const signs = quotes.exec(line)?.[0] ?? '';
    const text = line.slice(signs.length);
    const depth = signs.replace(/[^>]/g, '').length;
    const mark = fence.exec(text)?.[1];
    if (text.trim() === '') isInList = false;
    else if (open === undefined && above.text.trim() !== '') {
      const fallsOut = depth < above.depth || (isInList && /^\S/.test(text) && !item.test(text));
      if (fallsOut || (depth === above.depth && underline.test(text))) {
        lines.push(signs.trimEnd());
        isInList = false;
      }
    }
    if (item.test(text)) isInList = true;
    if (open === undefined) open = mark;
    else if (mark !== undefined && mark.startsWith(open)) open = undefined;
    lines.push(line);
    above = { depth, text };
  }
  return lines.join('\n');
}
