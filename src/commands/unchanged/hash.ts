import { createHash } from 'node:crypto';

/** Two contents of one hash are the same. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 32);
}
