import { failureKinds } from './failures.ts';
import { say } from './say.ts';
import type { Words } from './say.ts';

type FailureCatalogue = typeof failureKinds;
export type FailureCode = keyof FailureCatalogue;
export type FailureArgs<C extends FailureCode> = Parameters<FailureCatalogue[C]['message']>[0];

/** Thrown when the world refuses something. The user sees its sentence and its hint, never a stack. */
export class Failure<C extends FailureCode = FailureCode> extends Error {
  readonly code: C;
  readonly args: FailureArgs<C>;

  constructor(code: C, args: FailureArgs<C>, options?: { cause?: unknown }) {
    super(say(failureKinds[code], args).message, options);
    this.name = 'Failure';
    this.code = code;
    this.args = args;
  }

  get exit(): 1 | 2 | 130 {
    return failureKinds[this.code].exit;
  }

  get words(): Words {
    return say(failureKinds[this.code], this.args);
  }
}

/** What a step gives; `undefined` where it throws a Failure. */
export function unlessFailure<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
