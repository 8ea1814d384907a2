import { Failure, type FailureArgs, type FailureCode } from '../../problem/index.ts';

/** The results for some files in a row, up to the one that something was thrown at. */
export interface Part<T> {
  readonly results: readonly T[];
  readonly thrown?: { readonly error: unknown };
}

export async function partOf<I, T>(items: readonly I[], work: (item: I) => Promise<T> | T): Promise<Part<T>> {
  const results: T[] = [];
  try {
    for (const item of items) results.push(await work(item));
  } catch (error) {
    return { results, thrown: { error } };
  }
  return { results };
}

/** An error as plain data: between threads only the name, the message and the stack of one would be left. */
type PlainError =
  | { readonly failure: FailureCode; readonly args: FailureArgs<FailureCode> }
  | { readonly error: Readonly<Record<string, unknown>> };

/** The same as plain data, which goes from one thread to another. The causes of failures stay. */
export interface PlainPart {
  readonly results: readonly { readonly value: unknown; readonly failure?: PlainError }[];
  readonly thrown?: PlainError;
}

export function toPlain({ results, thrown }: Part<unknown>): PlainPart {
  return {
    results: results.map((value) =>
      hasFailure(value)
        ? { value: { ...value, failure: undefined }, failure: plainError(value.failure) }
        : { value },
    ),
    ...(thrown === undefined ? {} : { thrown: plainError(thrown.error) }),
  };
}

export function fromPlain<T>({ results, thrown }: PlainPart): Part<T> {
  return {
    results: results.map(({ value, failure }) =>
      failure === undefined ? (value as T) : ({ ...(value as object), failure: errorOf(failure) } as T),
    ),
    ...(thrown === undefined ? {} : { thrown: { error: errorOf(thrown) } }),
  };
}

function hasFailure(value: unknown): value is { readonly failure: Failure } {
  return (
    typeof value === 'object' && value !== null && 'failure' in value && value.failure instanceof Failure
  );
}

function plainError(error: unknown): PlainError {
  if (error instanceof Failure) return { failure: error.code, args: error.args as FailureArgs<FailureCode> };
  if (!(error instanceof Error)) return { error: { message: String(error) } };
  // What the system refused says so by properties of its own.
  return { error: { ...error, name: error.name, message: error.message, stack: error.stack } };
}

function errorOf(plain: PlainError): Error {
  return 'failure' in plain
    ? new Failure(plain.failure, plain.args)
    : Object.assign(new Error(), plain.error);
}
