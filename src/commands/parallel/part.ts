import { Failure, fromPlainError, type PlainError, toPlainError } from '../../problem/index.ts';

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

/** The same as plain data, which goes from one thread to another. The causes of failures stay. */
export interface PlainPart {
  readonly results: readonly { readonly value: unknown; readonly failure?: PlainError }[];
  readonly thrown?: PlainError;
}

export function toPlain({ results, thrown }: Part<unknown>): PlainPart {
  return {
    results: results.map((value) =>
      hasFailure(value)
        ? { value: { ...value, failure: undefined }, failure: toPlainError(value.failure) }
        : { value },
    ),
    ...(thrown === undefined ? {} : { thrown: toPlainError(thrown.error) }),
  };
}

export function fromPlain<T>({ results, thrown }: PlainPart): Part<T> {
  return {
    results: results.map(({ value, failure }) =>
      failure === undefined
        ? (value as T)
        : ({ ...(value as object), failure: fromPlainError(failure) } as T),
    ),
    ...(thrown === undefined ? {} : { thrown: { error: fromPlainError(thrown) } }),
  };
}

function hasFailure(value: unknown): value is { readonly failure: Failure } {
  return (
    typeof value === 'object' && value !== null && 'failure' in value && value.failure instanceof Failure
  );
}
