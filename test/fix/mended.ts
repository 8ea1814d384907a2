import { mendIssue } from '../../src/fix/files.ts';
import type { Mending } from '../../src/fix/mend.ts';
import { openNewsletter } from '../../src/pipeline/newsletter.ts';
import { type CheckedIssue, checkIssueBytes } from '../../src/pipeline/check.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';

const opened = openNewsletter(fakeContext({ files: newsletter() }));

/** An issue file with all mended that is certain, in a newsletter in Korean and English without other issues. */
export async function mended(
  source: string | Uint8Array,
  name = '2025-07-07.yaml',
): Promise<Mending & { readonly text: string }> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const mending = await mendIssue(bytes, await opened, `/desk/issues/${name}`);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(mending.bytes);
  return { ...mending, text };
}

/** What a check of the same says. */
export async function checked(source: string | Uint8Array, name = '2025-07-07.yaml'): Promise<CheckedIssue> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const { archive, ...others } = await opened;
  return checkIssueBytes(
    bytes,
    { archive, ...others },
    { file: `/desk/issues/${name}`, archive, isTitleChecked: true },
  );
}
