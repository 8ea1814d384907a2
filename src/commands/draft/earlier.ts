import type { Context } from '../../context.ts';
import { isDate } from '../../calendar.ts';
import type { Examples } from '../../drafting/index.ts';
import { readBytes } from '../../files/index.ts';
import { type Issue, marksIn, readIssue } from '../../issue/index.ts';
import { lookThroughIssues, nameOfIssue } from '../../newsletter/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { unlessFailure } from '../../problem/index.ts';
import { reading } from '../../yaml/index.ts';

/** So many issues say how the newsletter writes. */
const most = 20;

/** What the newsletter wrote in the issues before the one in `file`, the latest first. What nobody has read is no example. */
export async function earlierTexts(
  { files }: Context,
  { root, config }: Newsletter,
  file: string,
): Promise<Examples> {
  const own = nameOfIssue(file);
  const before = lookThroughIssues(files, root)
    .issues.filter(({ name, path }) => isDate(name) && name < own && path !== file)
    .toSorted((a, b) => (a.name < b.name ? 1 : -1))
    .slice(0, most);
  return reading((read) => {
    const issues = before.flatMap(({ path }) => {
      const { data } = unlessFailure(() => read(readBytes(files, path))) ?? {};
      return data === undefined || data['draft'] === true
        ? []
        : [withoutUnread(readIssue(data, config.languages), data)];
    });
    return {
      cards: issues.flatMap(({ papers }) => papers),
      themes: issues.flatMap(({ intro }) => intro.map(({ theme, text }) => ({ label: theme, text }))),
    };
  });
}

function withoutUnread(issue: Issue, data: unknown): Issue {
  const unread = new Set(marksIn(data).flatMap(({ owner, fits }) => (fits ? [owner.join(' ')] : [])));
  const isRead = ({ path }: { readonly path: readonly (string | number)[] }): boolean =>
    !unread.has(path.join(' '));
  return { ...issue, papers: issue.papers.filter(isRead), intro: issue.intro.filter(isRead) };
}
