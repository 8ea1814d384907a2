const context = 3;

/**
 * Two texts as a unified diff, as git and patch read it; empty where they are equal. Texts of equally many lines are compared line by
 * line; of others, what lies between their common beginning and end is shown as one change.
 */
export function unifiedDiff(before: string, after: string, path: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length !== now.length) return oneChange(old, now, path);
  const changed = old.flatMap((line, i) => (line === now[i] ? [] : [i]));
  if (changed.length === 0) return '';
  let diff = `--- a/${path}\n+++ b/${path}\n`;
  for (let i = 0; i < changed.length;) {
    const first = i;
    // Changes with no more between them than both their contexts are in one hunk.
    while (i + 1 < changed.length && (changed[i + 1] ?? 0) - (changed[i] ?? 0) <= 2 * context + 1) i++;
    const from = Math.max(0, (changed[first] ?? 0) - context);
    const to = Math.min(old.length, (changed[i] ?? 0) + context + 1);
    diff += `@@ -${range(from, to)} +${range(from, to)} @@\n${hunk(old, now, { from, to })}`;
    i++;
  }
  return diff;
}

function oneChange(old: readonly string[], now: readonly string[], path: string): string {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const from = Math.max(0, start - context);
  const behind = Math.min(end, context);
  const rows = [
    ...old.slice(from, start).map((line) => row(' ', line)),
    ...old.slice(start, old.length - end).map((line) => row('-', line)),
    ...now.slice(start, now.length - end).map((line) => row('+', line)),
    ...old.slice(old.length - end, old.length - end + behind).map((line) => row(' ', line)),
  ];
  const ranges = [old, now].map(({ length }) => range(from, length - end + behind));
  return `--- a/${path}\n+++ b/${path}\n@@ -${ranges[0]} +${ranges[1]} @@\n${rows.join('')}`;
}

function hunk(old: readonly string[], now: readonly string[], { from, to }: Range): string {
  let text = '';
  let added = '';
  for (let i = from; i < to; i++) {
    const [was = '', is = ''] = [old[i], now[i]];
    if (was === is) {
      text += added + row(' ', was);
      added = '';
    } else {
      text += row('-', was);
      added += row('+', is);
    }
  }
  return text + added;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function range(from: number, to: number): string {
  // Of no line, the one behind which it stands.
  if (to === from) return `${from},0`;
  return to - from === 1 ? String(from + 1) : `${from + 1},${to - from}`;
}

function row(sign: string, line: string): string {
  return line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
}

/** With their line ends; what follows the last one is no line. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
