/** Two contents of one hash are the same. */
export function hashOf(bytes: Uint8Array | string): string {
  // Not imported: most runs need no hash, and Node's cryptography takes a moment to load.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 32);
}
