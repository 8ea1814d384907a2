import type { Context } from '../../context.ts';
import { editFile, readBytes } from '../../files/index.ts';
import { exactText, type Mark, marksIn, removeMarks } from '../../issue/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import { parseYaml } from '../../yaml/index.ts';
import type { Outcome } from '../outcome.ts';

interface Accepted {
  /** Absolute path of the issue, and as people see it. */
  readonly file: string;
  readonly name: string;
  readonly isDryRun: boolean;
  readonly notices: readonly Notice[];
}

/**
 * Takes marks off, which says that a person has read the texts: `2`, `2.summary`, `intro`, `intro.1` or `all`. Asks nobody. Throws
 * what `acceptedIn` throws.
 */
export async function accept(
  context: Context,
  targets: readonly string[],
  { file, name, isDryRun, notices }: Accepted,
): Promise<Outcome> {
  if (isDryRun) {
    const { text } = acceptedIn(readBytes(context.files, file), targets, name);
    return { output: text, notices: [...notices, { code: 'would-write', args: { path: name } }] };
  }
  const { count } = await editFile(context, file, (bytes) => {
    const after = acceptedIn(bytes, targets, name);
    return { content: after.text, result: after };
  });
  return { paths: [name], notices: [...notices, { code: 'drafts-accepted', args: { count, issue: name } }] };
}

/**
 * The text of an issue without the marks that targets name, and how many these are; `name` is for failures. Throws Failure
 * `no-such-mark`, and `issue-has-errors` where the file cannot be edited.
 */
export function acceptedIn(
  bytes: Uint8Array,
  targets: readonly string[],
  name: string,
): { readonly text: string; readonly count: number } {
  const text = exactText(bytes, name);
  const chosen = choose(marksIn(parseYaml(bytes).data), targets);
  const after = removeMarks(text, chosen);
  if (after === undefined) throw new Failure('issue-has-errors', { path: name });
  return { text: after, count: chosen.length };
}

function choose(marks: readonly Mark[], targets: readonly string[]): Mark[] {
  const chosen = new Set<Mark>();
  for (const target of targets) {
    const named = marks.filter((mark) => target === 'all' || namesOf(mark).includes(target));
    if (named.length === 0) {
      const known = [...new Set(marks.map((mark) => namesOf(mark).at(-1) ?? ''))].slice(0, 12);
      throw new Failure('no-such-mark', { target, known });
    }
    for (const mark of named) chosen.add(mark);
  }
  return [...chosen];
}

/** What names a mark, from the widest on. A theme is read as a whole. */
function namesOf({ owner: [list, index], key }: Mark): string[] {
  const number = String(Number(index) + 1);
  return list === 'intro'
    ? ['intro', `intro.${number}`]
    : [number, `${number}.${key.split('.')[0]}`, `${number}.${key}`];
}
