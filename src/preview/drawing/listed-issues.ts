import type { Context } from '../../context.ts';
import { readBytes } from '../../files/index.ts';
import { readIssue } from '../../issue/index.ts';
import { unlessFailure } from '../../problem/index.ts';
import { reading } from '../../yaml/index.ts';
import type { ListedIssue } from '../protocol.ts';

/** What each issue is chosen by, in their order. Only asked for when somebody chooses. */
export function listedIssues(
  { files }: Context,
  issues: readonly { readonly name: string; readonly file: string }[],
  languages: readonly string[],
): Promise<ListedIssue[]> {
  return reading((read) =>
    issues.map(({ name, file }): ListedIssue => {
      // One that cannot be read has nothing in it.
      const bytes = unlessFailure(() => readBytes(files, file));
      const { data } = read(bytes ?? new Uint8Array());
      if (data === undefined) return { name, title: '', isDraft: false };
      const { title, number, draft, papers } = readIssue(data, languages);
      const [first] = title.length > 0 ? title : (papers[0]?.title ?? []);
      return { name, title: first?.value ?? '', isDraft: draft, ...(number === undefined ? {} : { number }) };
    }),
  );
}
