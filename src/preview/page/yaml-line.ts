/** What stands behind a key: its value, and a comment or what no quotation mark ends. */
export function partsOf(rest: string): [value: string, behind: string] {
  const value = /^(?:"(?:\\.|[^"\\])*"|'[^']*'|[^"'#]|(?<! )#)*/.exec(rest)?.[0] ?? '';
  return [value, rest.slice(value.length)];
}
