import { sha256 } from '../files/index.ts';
import type { Sha256 } from './model.ts';

export function sha256Of(content: string | Uint8Array): Sha256 {
  return `sha256:${sha256(content).toString('hex')}`;
}
