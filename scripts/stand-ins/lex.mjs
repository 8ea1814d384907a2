/**
 * Stands in the bundle between the reader of Markdown and Marked, which makes dozens of patterns when it is run. Most texts have
 * nothing but paragraphs, which need none of them; what is required instead of imported is run when it is first asked for. That
 * saves `validate` 0.12 of what it takes beyond a bare node where a text has names of emoji, and `render` 0.06.
 */
export const lex = (text) => require('../../src/markdown/parse/lex.ts').lex(text);
