import { identitiesOf, parseYaml, readIssue } from '../../src/issue/index.ts';
import type { Archive, Issue } from '../../src/issue/index.ts';

/** The archive as the issue of `week` sees it, of issue files that a test holds in memory. */
export function memoryArchive(files: readonly Uint8Array[], week: string): Archive {
  const issues = files
    .map((bytes) => readIssue(parseYaml(bytes).data ?? {}, ['en']))
    .filter((issue): issue is Issue & { week: string } => issue.week !== undefined && issue.week !== week);
  return {
    papersWith: (key) => {
      const found = issues.find(
        ({ week: other, papers }) =>
          other < week &&
          papers.some((paper) => identitiesOf(paper).some((identity) => identity.key === key)),
      );
      return found === undefined ? undefined : { issue: found.week };
    },
    numberTaken: (number) => issues.find((issue) => issue.number === number)?.week,
  };
}
