/** What stands behind a key: its value, and a comment or what no quotation mark ends. */
export function partsOf(rest: string): { readonly value: string; readonly comment: string } {
  const value = /^(?:"(?:\\.|[^"\\])*"|'[^']*'|[^"'#]|(?<! )#)*/.exec(rest)?.[0] ?? '';
  return { value, comment: rest.slice(value.length) };
}
