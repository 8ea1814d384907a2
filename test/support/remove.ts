import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Removes a folder in which a program may still be leaving. `rmSync` tries again only what it could not remove: a file
 * that is written after it has looked makes all its tries fail (ENOTEMPTY), so it is started anew.
 */
export async function removeFolder(path: string): Promise<void> {
  for (let tries = 100; ; tries--) {
    try {
      rmSync(path, { recursive: true, force: true });
      return;
    } catch (error) {
      if (tries === 0) throw error;
      await pause(100);
    }
  }
}
