/** Two contents of one hash are the same. */
export function hashOf(bytes: Uint8Array | string): string {
  return sha256(bytes).toString('base64url').slice(0, 32);
}

/** SHA-256. Text is hashed as UTF-8. */
export function sha256(bytes: Uint8Array | string): Buffer {
  // Not imported: most runs need no hash, and Node's cryptography takes a moment to load.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(bytes).digest();
}
