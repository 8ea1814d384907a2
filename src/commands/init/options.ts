export interface InitOptions {
  readonly locale?: string;
  readonly name?: string;
  readonly update?: true;
  /** Also write an issue form and its workflow. */
  readonly issueForm?: true;
  readonly mergeDriver?: true;
  /** Also what builds and deploys the site. */
  readonly pages?: true;
  readonly dryRun?: true;
}
