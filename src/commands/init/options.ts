export interface InitOptions {
  readonly locale?: string;
  readonly name?: string;
  readonly update?: true;
  readonly mergeDriver?: true;
  readonly dryRun?: true;
}
