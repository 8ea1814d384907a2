/**
 * The system's name for an error of `node:fs` or another step of the system (`ENOENT`), or `undefined` for an error that has none.
 * Node does not know some names, such as that of a full quota, and tells their number: `Unknown system error -122`.
 */
export function diskCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  // Where Node wraps an error of the system in one of its own, that has the name inside.
  if ('info' in error) return (error.info as { code?: string } | undefined)?.code ?? code;
  // Of a write it says `UNKNOWN`, with the number beside.
  const { errno } = error as NodeJS.ErrnoException;
  const isNameless = code === 'UNKNOWN' || code.startsWith('Unknown system error ');
  return isNameless && errno !== undefined ? (nameOf(-errno) ?? code) : code;
}

function nameOf(number: number): string | undefined {
  const { constants } = process.getBuiltinModule('node:os');
  const [name] = Object.entries(constants.errno).find(([, value]) => value === number) ?? [];
  return name ?? (process.platform === 'linux' ? linux[number] : undefined);
}

/** What a disk of Linux may say and Node has not even a constant for (`asm-generic/errno.h`). */
const linux: Readonly<Record<number, string>> = {
  117: 'EUCLEAN',
  123: 'ENOMEDIUM',
  126: 'ENOKEY',
  127: 'EKEYEXPIRED',
  128: 'EKEYREVOKED',
  129: 'EKEYREJECTED',
  133: 'EHWPOISON',
};
