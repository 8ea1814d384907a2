import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { needsShared } from './shared-reporter.ts';

/** Recorded material that is not part of this repository: beside it, or where DIGEST_SHARED says. */
const root = process.env['DIGEST_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));

/** Tests that read a file or folder of it. */
export function withShared(path: string, title: string, tests: () => void): void {
  if (existsSync(join(root, path))) describe(title, tests);
  // The recorded material is not here, as in a clone by itself: one test is skipped in their place, so that the reporter counts and tells it.
  else test.skip(`${title}${needsShared}`, () => {});
}

/** The cases of a JSON file of it; none where it is not there. */
export function sharedCases<Case>(path: string): Case[] {
  return existsSync(join(root, path)) ? (JSON.parse(readShared(path)) as Case[]) : [];
}

export function readShared(path: string): string {
  return readFileSync(sharedPath(path), 'utf8');
}

export function sharedPath(path: string): string {
  return join(root, path);
}

/** Names of the files in a folder of it. */
export function listShared(folder: string): string[] {
  return readdirSync(join(root, folder)).toSorted();
}
