import { join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { fileAt, readBytes } from '../files/index.ts';
import type { LoadedTerms, TermSettings } from './model.ts';
import { termsName } from './root.ts';

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
