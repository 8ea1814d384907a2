import { checkConfigBytes } from '../newsletter/index.ts';
import { version } from '../generated/version.js';
import { checkIssueBytes, type Newsletter } from '../pipeline/index.ts';
import { findConfigProblems } from '../text-checks/index.ts';
import { mend, type Mending, type Wanted } from './mend.ts';

/** An issue file with all mended that is certain, or what of it is wanted. */
export function mendIssue(
  bytes: Uint8Array,
  newsletter: Newsletter,
  file: string,
  wanted?: Wanted,
): Promise<Mending> {
  const { archive } = newsletter;
  return mend(
    bytes,
    (bytes) => checkIssueBytes(bytes, newsletter, { file, archive, isTitleChecked: true, withSilent: true }),
    wanted,
  );
}

/** The same for a config. */
export function mendConfig(bytes: Uint8Array, file: string): Promise<Mending> {
  return mend(bytes, (bytes) =>
    checkConfigBytes(bytes, {
      file,
      version,
      findInTexts: (settings, sourceMap) => findConfigProblems(settings, sourceMap, { isThorough: true }),
      withSilent: true,
    }),
  );
}
