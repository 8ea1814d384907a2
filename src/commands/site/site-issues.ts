import { relative } from 'node:path';
import { append } from '../../data.ts';
import { isDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { hashOf } from '../../files/index.ts';
import { buildView } from '../../formats/index.ts';
import { lookThroughIssues, openArchive } from '../../newsletter/index.ts';
import { checkIssueFile, hasErrors, type Newsletter } from '../../pipeline/index.ts';
import { Failure, type Problem } from '../../problem/index.ts';
import { factsOf, type IssueFacts, keptFacts } from '../../site/index.ts';

export interface ShownIssue {
  readonly file: string;
  /** Of the bytes that were checked. */
  readonly hash: string;
  readonly facts: IssueFacts;
}

/** The issues that the site shows, with what its other pages tell of them. */
export interface SiteIssues {
  /** By the week of the issue. */
  readonly shown: ReadonlyMap<string, ShownIssue>;
  readonly drafts: readonly string[];
  readonly toCome: readonly string[];
  readonly problems: readonly Problem[];
  /** The text of a file with errors. */
  readonly sources: ReadonlyMap<string, string>;
  readonly failures: readonly Failure[];
}

/** Looks through all issues. Drafts, and weeks that begin after `day`, stay here. */
export async function siteIssues(context: Context, newsletter: Newsletter, day: string): Promise<SiteIssues> {
  const { root, known } = newsletter;
  const { issues, others } = lookThroughIssues(context.files, root);
  const found = {
    shown: new Map<string, ShownIssue>(),
    drafts: [] as string[],
    toCome: [] as string[],
    problems: [] as Problem[],
    sources: new Map<string, string>(),
    failures: others.map(({ failure }) => failure),
  };
  const archive = openArchive(context.files, root, { issues, papers: known });
  for (const file of issues) {
    const path = relative(context.cwd, file.path);
    const checked = await valueOrFailure(() =>
      checkIssueFile(context, newsletter, { file: file.path, archive }),
    );
    if (checked instanceof Failure) found.failures.push(checked);
    else if (checked.issue?.draft === true) found.drafts.push(path);
    else if (checked.issue === undefined || hasErrors(checked) || !isDate(checked.issue.week ?? '')) {
      append(
        found.problems,
        checked.problems.filter(({ severity }) => severity === 'error'),
      );
      found.sources.set(file.path, checked.parsed.text);
      found.failures.push(new Failure('issue-not-rendered', { path }));
    } else if ((checked.issue.week ?? '') > day) found.toCome.push(path);
    else {
      const view = buildView(checked.issue, newsletter.config);
      const other = found.shown.get(view.week);
      const isOwnTitle = checked.issue.title.length > 0;
      if (other === undefined) {
        const hash = hashOf(checked.bytes);
        const facts = keptFacts(factsOf(view, { isOwnTitle }));
        found.shown.set(view.week, { file: file.path, hash, facts });
      } else {
        const names = [relative(context.cwd, other.file), path];
        found.failures.push(new Failure('week-twice', { ref: view.week, names }));
      }
    }
  }
  return found;
}

/** What a step gives, or why it gives nothing. */
export async function valueOrFailure<T>(step: () => Promise<T>): Promise<T | Failure> {
  try {
    return await step();
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return failure;
  }
}
