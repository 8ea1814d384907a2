import { type Problem, sayProblem } from '../../../problem/index.ts';
import { wrapped } from '../../../terminal/index.ts';

/** The lines of a card exactly as they will stand in the file, but broken where the terminal ends. */
export function showCard(inserted: string, columns: number): string {
  const rows = inserted.split(/\r?\n/).flatMap((line) => {
    if (line.trim() === '') return [''];
    const indent = /^[ -]*/.exec(line)?.[0] ?? '';
    const [first = '', ...rest] = wrapped(line.slice(indent.length), {
      columns,
      indent: ' '.repeat(Math.min(indent.length, columns >> 1)),
    });
    return [indent + first.trimStart(), ...rest];
  });
  return `${rows.join('\n').trim() === '' ? '' : rows.join('\n').replace(/^\n+|(?<!\n)\n+$/g, '')}\n`;
}

/** Lists the problems of a card, one sentence a line. */
export function showProblems(problems: readonly Problem[], columns: number): string {
  return problems
    .flatMap((problem) =>
      wrapped(`${problem.severity}: ${sayProblem(problem).message}`, { columns, indent: '  ' }).map(
        (row, i) => (i === 0 ? `!${row.slice(1)}` : row),
      ),
    )
    .map((row) => `${row}\n`)
    .join('');
}
