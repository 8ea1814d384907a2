/** One kind of failure: the world, and not the author's file, kept the program from its work. */
export interface FailureKind<Args extends object> {
  /** 2: the command could not run. 1: a part of the work failed. */
  readonly exit: 1 | 2 | 130;
  readonly message: (args: Args) => string;
  readonly hint?: (args: Args) => string | undefined;
}

/** Gives a kind the type of its args, so that the catalogue can be a plain object. */
export const kind = <Args extends object = object>(entry: FailureKind<Args>): FailureKind<Args> => entry;
