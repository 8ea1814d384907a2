import { dictionary } from '../../data.ts';

type Arguments = (file: string, line: number, column: number) => readonly string[];

const atColon: Arguments = (file, line, column) => [`${file}:${line}:${column}`];
const afterPlus: Arguments = (file, line) => [`+${line}`, file];
const afterLine: Arguments = (file, line) => ['--line', String(line), file];
const goTo: Arguments = (file, line, column) => ['-g', `${file}:${line}:${column}`];

/** Editors with a window of their own, and how each is asked for a line. One that lives in a terminal cannot be opened from a page. */
const editors: Readonly<Record<string, Arguments>> = dictionary({
  code: goTo,
  'code-insiders': goTo,
  codium: goTo,
  cursor: goTo,
  windsurf: goTo,
  subl: atColon,
  zed: atColon,
  idea: afterLine,
  webstorm: afterLine,
  pycharm: afterLine,
  kate: afterLine,
  gedit: afterPlus,
  gvim: afterPlus,
  mvim: afterPlus,
  mate: (file, line) => ['--line', String(line), file],
  emacsclient: (file, line, column) => ['-n', `+${line}:${column}`, file],
});

export interface EditorCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * The user's editor at a place in a file: $DIGEST_EDITOR, $VISUAL, $EDITOR, the first that has a window; else the one whose
 * terminal the preview runs in. `undefined` where there is none.
 */
export function editorAt(
  env: Readonly<Record<string, string | undefined>>,
  file: string,
  { line, column = 1 }: { line: number; column?: number | undefined },
): EditorCommand | undefined {
  const terminal = env['TERM_PROGRAM'] === 'vscode' ? 'code' : undefined;
  for (const wanted of [env['DIGEST_EDITOR'], env['VISUAL'], env['EDITOR'], terminal]) {
    // Nobody waits for it to be closed.
    const [command, ...own] = (wanted ?? '')
      .split(/\s+/)
      .filter((word) => word !== '--wait' && word !== '-w');
    const name = nameOf(command ?? '');
    const args = Object.hasOwn(editors, name) ? editors[name] : undefined;
    if (command !== undefined && args !== undefined)
      return { command, args: [...own, ...args(file, line, column)] };
  }
  return undefined;
}

function nameOf(command: string): string {
  return (command.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:exe|cmd)$/i, '').toLowerCase();
}
