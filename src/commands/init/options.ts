export interface InitOptions {
  readonly locale?: string;
  readonly name?: string;
  readonly update?: true;
  readonly mergeDriver?: true;
  /** Also what builds and deploys the site. */
  readonly pages?: true;
  readonly dryRun?: true;
}
