const opening = /^([ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?)(`{3,}(?=[^`]*$)|~{3,})/;

/** A Markdown text of the same length, in which closed blocks of code are blank. One that is never closed stays. */
export function withoutBlocksOfCode(text: string): string {
  if (!text.includes('```') && !text.includes('~~~')) return text;
  const lines = text.split('\n');
  let open: { readonly at: number; readonly before: string; readonly fence: string } | undefined;
  for (const [at, line] of lines.entries()) {
    if (open === undefined) {
      const [, before = '', fence] = opening.exec(line) ?? [];
      if (fence !== undefined) open = { at, before, fence };
    } else if (closes(line, open)) {
      for (let i = open.at; i <= at; i++) lines[i] = ' '.repeat(lines[i]?.length ?? 0);
      open = undefined;
    }
  }
  return lines.join('\n');
}

/** In the same quote or item: behind as many `>`, and as far from the line's start where an item has it. */
function closes(line: string, { before, fence }: { before: string; fence: string }): boolean {
  const indent = /^[ \t>]*/.exec(line)?.[0] ?? '';
  const own = line.slice(indent.length).trimEnd();
  if (own.length < fence.length || own !== fence.charAt(0).repeat(own.length)) return false;
  const depth = (text: string): number => text.replace(/[^>]/g, '').length;
  return depth(indent) === depth(before) && (before.trim() === '' || indent.length >= before.length);
}

const spans = /(?<!`)(`{1,2})(?!`)[^`\n]+\1(?!`)/g;

/** The same, with code within lines blank too. */
export function withoutCode(text: string): string {
  const bare = withoutBlocksOfCode(text);
  return bare.includes('`') ? bare.replace(spans, (code) => ' '.repeat(code.length)) : bare;
}
