/** The code that `node:fs` gave an error (`ENOENT`), or `undefined` for an error that is none of a disk. */
export function diskCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
