import { expect, test } from 'vitest';
import { editorAt } from '../../src/preview/server/editor-command.ts';

const at = { line: 12, column: 3 };
const lineOf = (env: Record<string, string | undefined>): string | undefined => {
  const found = editorAt(env, '/desk/a b.yaml', at);
  return found === undefined ? undefined : [found.command, ...found.args].join(' | ');
};

test.each([
  ['code', 'code | -g | /desk/a b.yaml:12:3'],
  ['code --wait', 'code | -g | /desk/a b.yaml:12:3'],
  ['code -w -n', 'code | -n | -g | /desk/a b.yaml:12:3'],
  ['code-insiders', 'code-insiders | -g | /desk/a b.yaml:12:3'],
  ['codium', 'codium | -g | /desk/a b.yaml:12:3'],
  ['cursor', 'cursor | -g | /desk/a b.yaml:12:3'],
  ['windsurf', 'windsurf | -g | /desk/a b.yaml:12:3'],
  ['subl -w', 'subl | /desk/a b.yaml:12:3'],
  ['zed --wait', 'zed | /desk/a b.yaml:12:3'],
  ['idea', 'idea | --line | 12 | /desk/a b.yaml'],
  ['webstorm', 'webstorm | --line | 12 | /desk/a b.yaml'],
  ['pycharm', 'pycharm | --line | 12 | /desk/a b.yaml'],
  ['kate', 'kate | --line | 12 | /desk/a b.yaml'],
  ['gedit', 'gedit | +12 | /desk/a b.yaml'],
  ['gvim -f', 'gvim | -f | +12 | /desk/a b.yaml'],
  ['mvim', 'mvim | +12 | /desk/a b.yaml'],
  ['mate -w', 'mate | --line | 12 | /desk/a b.yaml'],
  ['emacsclient', 'emacsclient | -n | +12:3 | /desk/a b.yaml'],
  ['/opt/bin/code', '/opt/bin/code | -g | /desk/a b.yaml:12:3'],
  [String.raw`C:\Tools\Code.exe`, String.raw`C:\Tools\Code.exe | -g | /desk/a b.yaml:12:3`],
  [String.raw`C:\Tools\code.CMD`, String.raw`C:\Tools\code.CMD | -g | /desk/a b.yaml:12:3`],
])('%s', (editor, expected) => {
  expect(lineOf({ EDITOR: editor })).toBe(expected);
});

test.each(['vim', 'nano', 'emacs -nw', 'vi', '', ' ', 'constructor', '__proto__', 'toString'])(
  'a page cannot open %j',
  (editor) => {
    expect(lineOf({ EDITOR: editor, VISUAL: editor, DIGEST_EDITOR: editor })).toBeUndefined();
  },
);

test('the first that has a window is taken, of DIGEST_EDITOR, VISUAL, EDITOR and the terminal', () => {
  const all = { DIGEST_EDITOR: 'zed', VISUAL: 'subl', EDITOR: 'kate', TERM_PROGRAM: 'vscode' };
  expect(lineOf(all)).toMatch(/^zed/);
  expect(lineOf({ ...all, DIGEST_EDITOR: 'vim' })).toMatch(/^subl/);
  expect(lineOf({ ...all, DIGEST_EDITOR: undefined, VISUAL: '' })).toMatch(/^kate/);
  expect(lineOf({ EDITOR: 'vim', TERM_PROGRAM: 'vscode' })).toMatch(/^code/);
  expect(lineOf({ EDITOR: 'vim', TERM_PROGRAM: 'iTerm.app' })).toBeUndefined();
});

test('a line without a column begins at its first', () => {
  expect(editorAt({ EDITOR: 'code' }, '/a.yaml', { line: 2 })?.args).toEqual(['-g', '/a.yaml:2:1']);
});
