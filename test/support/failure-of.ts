import { Failure } from '../../src/problem/failure.ts';

/** The Failure that `act` throws, or `undefined` where it throws none. Any other error goes on. */
export function failureOf(act: () => void): Failure | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  return undefined;
}
