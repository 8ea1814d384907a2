/** Where in a document: keys and 0-based positions from the root, `['papers', 1, 'title']`. */
export type Path = readonly (string | number)[];

/** `papers[1].title`, as reports print a path. */
export function formatPath(path: Path): string {
  let out = '';
  for (const step of path) {
    if (typeof step === 'number') out += `[${step}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(step)) out += out === '' ? step : `.${step}`;
    else out += `[${JSON.stringify(step)}]`;
  }
  return out;
}
