/**
 * The terminal: prompts and the lines that they are typed on, the columns that a text takes, colours, and the spelling of
 * characters that must not reach a terminal. It knows nothing of papers. The only importer of the library `inquirer`.
 */
export { asking } from './asking.ts';
export { type Cell, cellsOf } from './cells.ts';
export { colourWanted, paint, type Paint } from './colour.ts';
export { type Edited, editText, filesOfEditor } from './edit-text.ts';
export { escapeControls, escapeControlsInJson, manyLines, messageLine, oneLine } from './escape.ts';
export { openInEditor } from './external-editor.ts';
export { progressLine } from './progress.ts';
export { openPrompter } from './prompt.ts';
export { Back, Interrupted, type Prompter, type Suggestion } from './prompter.ts';
export { cut, wrapped, wrappedWords } from './rows.ts';
export { type Audience, drawn, isOnRunner, spelt } from './spelling.ts';
export { suspension } from './suspend.ts';
