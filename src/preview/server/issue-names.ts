import { basename, dirname, join, relative } from 'node:path';
import type { FileSystem } from '../../context.ts';
import { isIssueName, issuesFolder, listIssues, nameOfIssue } from '../../newsletter/index.ts';
import { unlessFailure } from '../../problem/index.ts';

/** The issues that can be chosen, and what the page calls each. All files are absolute paths. */
export class IssueNames {
  private readonly files: FileSystem;
  private readonly root: string;
  private readonly admitted = new Set<string>();

  constructor(files: FileSystem, root: string) {
    this.files = files;
    this.root = root;
  }

  /** Puts an issue on the list wherever it lies, and whether or not it is there. */
  admit(file: string): void {
    this.admitted.add(file);
  }

  /** The week of an issue that lies with the others, the path of one that lies elsewhere: so no two have one name. */
  nameOf(file: string): string {
    if (dirname(file) === join(this.root, issuesFolder) && isIssueName(basename(file)))
      return nameOfIssue(file);
    const path = relative(this.root, file);
    return path.startsWith('..') ? file : path;
  }

  /** `undefined` for a name that is not on the list, and is none of an issue in `others`. */
  fileOf(name: string, others: Iterable<string>): string | undefined {
    const own = this.own().find((issue) => issue.name === name)?.path;
    return own ?? [...this.admitted, ...others].find((file) => this.nameOf(file) === name);
  }

  /** Those that lie elsewhere, then the latest first. */
  all(): string[] {
    return this.listed().map(({ name }) => name);
  }

  /** The same with their files, by one look at the folder: to look for each by its name takes the square of their number. */
  listed(): { readonly name: string; readonly file: string }[] {
    // Of two of one name the first is meant, which comes last here.
    const own = new Map(
      this.own()
        .toReversed()
        .map(({ name, path }) => [name, path]),
    );
    const admitted = [...this.admitted].map((file) => ({ name: this.nameOf(file), file }));
    return [
      ...admitted.filter(({ name }) => !own.has(name)),
      ...Array.from(own, ([name, file]) => ({ name, file })),
    ];
  }

  /** Whether a file may be an issue, by its name. */
  isIssue(file: string): boolean {
    return isIssueName(basename(file)) || this.admitted.has(file);
  }

  private own(): ReturnType<typeof listIssues> {
    return unlessFailure(() => listIssues(this.files, this.root)) ?? [];
  }
}
