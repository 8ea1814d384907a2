/**
 * Stands in the bundle for what one of inquirer's prompts opens an editor with, and with it for tables of every encoding that a
 * file might come back in. That prompt is never asked: the program opens editors by itself.
 */
function refuse() {
  throw new Error("inquirer's own prompt opens an editor");
}
export { refuse as edit, refuse as editAsync };
