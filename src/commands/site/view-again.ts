import { checkSchema } from '../../checks/index.ts';
import type { Context } from '../../context.ts';
import { hashOf, readBytes } from '../../files/index.ts';
import { buildView, type View } from '../../formats/index.ts';
import validate from '../../generated/issue-validator.js';
import { readIssue } from '../../issue/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import { reading } from '../../yaml/index.ts';

/**
 * The view of an issue that was checked before and found without errors: `hash` is of its bytes then. Throws Failure `cannot-read`,
 * and `changed-meanwhile` where nobody has checked what is there now.
 */
export async function viewAgain(
  { files }: Context,
  { config }: Newsletter,
  { file, hash }: { readonly file: string; readonly hash: string },
): Promise<View> {
  const bytes = readBytes(files, file);
  if (hashOf(bytes) !== hash) throw new Failure('changed-meanwhile', { path: file });
  const data = await reading((read) => {
    const parsed = read(bytes);
    // Where a text belongs, 2506.1 and 2506.10 are two.
    if (parsed.data !== undefined) checkSchema(parsed, validate);
    return parsed.data;
  });
  return buildView(readIssue(data ?? {}, config.languages), config);
}
