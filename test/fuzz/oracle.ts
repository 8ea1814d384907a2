import { linesOf } from '../../src/report/frame.ts';
import { fakeContext, type FakeContext, type FakeWorld } from '../support/context.ts';
import { type Ran, runCli } from '../support/run-cli.ts';

/** What no input may bring about. */
export class Finding extends Error {}

/** The exit codes that docs/commands.md names for a run that nobody interrupts. */
const codes = new Set([0, 1, 2]);

/** Runs a command, and holds of it what holds of each run: no bug, no stack, a known exit code, JSON that is JSON, places in the file. */
export async function runHeld(
  command: string | readonly string[],
  world: FakeWorld | FakeContext,
): Promise<Ran> {
  const argv = typeof command === 'string' ? command.split(' ') : command;
  const said = argv.join(' ');
  let ran: Ran;
  try {
    ran = await runCli(argv, 'packageRoot' in world ? world : fakeContext(world));
  } catch (error) {
    throw new Finding(`${said} throws ${error instanceof Error ? error.stack : String(error)}`);
  }
  const { code, stdout, stderr } = ran;
  for (const text of [stdout, stderr]) {
    if (/this is a bug in digest|\n\s+at .*:\d+:\d+/.test(text)) throw new Finding(`${said}: ${text}`);
  }
  if (!codes.has(code)) throw new Finding(`${said}: exit ${code}\n${stderr}`);
  // Silence is no answer to a command that did not do what it was asked.
  if (code !== 0 && stdout + stderr === '') throw new Finding(`${said}: exit ${code}, and not a word`);
  if (/(?:-f|--format) (?:json|sarif)/.test(said) && stdout !== '') holdJson(said, ran);
  return ran;
}

interface Placed {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function holdJson(said: string, { stdout, context }: Ran): void {
  const data = parsed(said, stdout);
  if (!said.startsWith('validate') || !Array.isArray(data)) return;
  for (const row of data as Placed[]) holdPlace(said, row, context);
}

function parsed(said: string, stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Finding(`${said}: no JSON: ${stdout.slice(0, 500)}`);
  }
}

/** A line and a column that are there; behind the last character of a line is a column of its own. */
export function holdPlace(said: string, row: Placed, { files }: FakeContext): void {
  const path = `/desk/${row.file}`;
  if (!files.paths('/desk').includes(path)) return;
  // Handlebars counts a lone CR as the end of a line, as editors do.
  const text = files.text(path);
  const lines = path.endsWith('.hbs') ? text.split(/\r\n?|\n/) : linesOf(text);
  const isInside = (line: number, column: number): boolean =>
    Number.isInteger(line) &&
    Number.isInteger(column) &&
    column >= 1 &&
    column <= (lines[line - 1]?.length ?? -1) + 1;
  const isForward = row.line < row.endLine || (row.line === row.endLine && row.column <= row.endColumn);
  if (!isInside(row.line, row.column) || !isInside(row.endLine, row.endColumn) || !isForward)
    throw new Finding(
      `${said}: a place outside of ${row.file} (${lines.length} lines): ${JSON.stringify(row)}`,
    );
}
