import type { Context } from '../../context.ts';
import { readBytes } from '../../files/index.ts';
import { readIssue } from '../../issue/index.ts';
import { Failure } from '../../problem/index.ts';
import { reading } from '../../yaml/index.ts';
import type { ListedIssue } from '../protocol.ts';

/** What each issue is chosen by, in their order. Only asked for when somebody chooses. */
export function listedIssues(
  { files }: Context,
  issues: readonly { readonly name: string; readonly file: string | undefined }[],
  languages: readonly string[],
): Promise<ListedIssue[]> {
  return reading((read) =>
    issues.map(({ name, file }): ListedIssue => {
      const { data } = read(bytesOf(files, file));
      if (data === undefined) return { name, title: '', isDraft: false };
      const { title, number, draft, papers } = readIssue(data, languages);
      const [first] = title.length > 0 ? title : (papers[0]?.title ?? []);
      return { name, title: first?.value ?? '', isDraft: draft, ...(number === undefined ? {} : { number }) };
    }),
  );
}

/** One that cannot be read has nothing in it. */
function bytesOf(files: Context['files'], file: string | undefined): Uint8Array {
  try {
    return file === undefined ? new Uint8Array() : readBytes(files, file);
  } catch (error) {
    if (error instanceof Failure) return new Uint8Array();
    throw error;
  }
}
