import { Failure, type FailureArgs, type FailureCode } from './failure.ts';

/** An error as plain data: between threads only the name, the message and the stack of one would be left. */
export type PlainError =
  | { readonly failure: FailureCode; readonly args: FailureArgs<FailureCode> }
  | { readonly error: Readonly<Record<string, unknown>> };

/** The causes of failures stay where they are. */
export function toPlainError(error: unknown): PlainError {
  if (error instanceof Failure) return { failure: error.code, args: error.args as FailureArgs<FailureCode> };
  if (!(error instanceof Error)) return { error: { message: String(error) } };
  // What the system refused says so by properties of its own.
  return { error: { ...error, name: error.name, message: error.message, stack: error.stack } };
}

export function fromPlainError(plain: PlainError): Error {
  return 'failure' in plain
    ? new Failure(plain.failure, plain.args)
    : Object.assign(new Error(), plain.error);
}

/** Why a thread ended by itself, of what it ended with; `undefined` where it needed more memory than it may have. */
export function reasonOfEnd(error: unknown): string | undefined {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? undefined : error.message;
}
