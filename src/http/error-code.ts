/** Returns the system's code for a failed connection: ECONNREFUSED, ENOTFOUND. */
export function codeOf(error: unknown): string | undefined {
  for (let at = error, i = 0; at instanceof Error && i < 5; at = at.cause, i++) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^[A-Z][A-Z\d_]+$/.test(code)) return code;
    if (at instanceof AggregateError && at.errors[0] instanceof Error) return codeOf(at.errors[0]);
  }
  return undefined;
}
