/** So many pairs of lines are compared; longer texts are shown as taken out and put in whole. */
const mostPairs = 4_000_000;

/** What becomes of a text, line by line: `-` for what is there, `+` for what comes, with a line around it. Empty where nothing does. */
export function difference(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const changed = changes(a.slice(start, a.length - end), b.slice(start, b.length - end));
  if (changed.length === 0) return '';
  const [above, below] = [a[start - 1], end === 0 ? undefined : a[a.length - end]];
  return [
    ...(above === undefined ? [] : [`  ${above}`]),
    ...nearChanges(changed),
    ...(below === undefined ? [] : [`  ${below}`]),
  ].join('\n');
}

function changes(a: readonly string[], b: readonly string[]): string[] {
  const width = b.length + 1;
  if ((a.length + 1) * width > mostPairs)
    return [...a.map((line) => `- ${line}`), ...b.map((line) => `+ ${line}`)];
  // How long the longest sequence is that the ends of both have in common.
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(`  ${a[i]}`);
      [i, j] = [i + 1, j + 1];
    } else if (j === b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`- ${a[i]}`);
      i++;
    } else {
      lines.push(`+ ${b[j]}`);
      j++;
    }
  }
  return lines;
}

/** Long stretches without a change are left out. */
function nearChanges(lines: readonly string[]): string[] {
  const isNear = lines.map((_, i) =>
    lines.slice(Math.max(0, i - 1), i + 2).some((line) => !line.startsWith('  ')),
  );
  return lines.flatMap((line, i) => (isNear[i] === true ? [line] : isNear[i - 1] === true ? ['  …'] : []));
}
