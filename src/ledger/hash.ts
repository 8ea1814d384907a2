import { createHash } from 'node:crypto';
import type { Sha256 } from './model.ts';

export function sha256Of(content: string | Uint8Array): Sha256 {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
