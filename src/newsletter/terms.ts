import { join } from 'node:path';
import type { RuleSettings } from '../checks/index.ts';
import type { Term } from '../claims/index.ts';
import type { FileSystem } from '../context.ts';
import { fileAt, readBytes } from '../files/index.ts';
import type { Problem } from '../problem/index.ts';
import { termsName } from './root.ts';

export interface LoadedTerms {
  /** The entries that can be used. */
  readonly terms: readonly Term[];
  readonly problems: readonly Problem[];
  /** Text of the file; `undefined` where there is none. */
  readonly source: string | undefined;
}

export interface TermSettings {
  readonly languages: readonly string[];
  readonly rules: RuleSettings;
}

/**
 * The newsletter's terminology; none where it has no terms.yaml, for which nothing is loaded. What is wrong in the file comes back as
 * problems. Throws Failure `cannot-read`.
 */
export async function loadTerms(
  files: FileSystem,
  root: string,
  settings: TermSettings,
): Promise<LoadedTerms> {
  const file = join(root, termsName);
  if (fileAt(files, file) === undefined) return { terms: [], problems: [], source: undefined };
  const { checkTermsBytes } = await import('./check-terms.ts');
  return checkTermsBytes(readBytes(files, file), file, settings);
}
