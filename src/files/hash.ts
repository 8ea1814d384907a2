/** Two contents of one hash are the same. */
export function hashOf(bytes: Uint8Array | string): string {
  return digest(bytes, 'base64url').slice(0, 32);
}

/** The sha256 of a text in UTF-8, as 64 hex digits. */
export function sha256Of(text: string): string {
  return digest(text, 'hex');
}

function digest(bytes: Uint8Array | string, encoding: 'base64url' | 'hex'): string {
  // Not imported: most runs need no hash, and Node's cryptography takes a moment to load.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(bytes).digest(encoding);
}
