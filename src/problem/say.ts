export interface Words {
  readonly message: string;
  readonly hint?: string;
}

/** A sentence and a hint; args and kind fit together by construction, which the compiler cannot see through an index. */
export function say(
  kind: { message: (args: never) => string; hint?: (args: never) => string | undefined },
  args: object,
): Words {
  const hint = kind.hint?.(args as never);
  const message = kind.message(args as never);
  return hint === undefined ? { message } : { message, hint };
}
