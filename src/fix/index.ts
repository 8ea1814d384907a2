/**
 * The work of `validate --fix`: it applies the fixes that problems carry, reads the file again, and keeps only what is proven.
 */
export { mendConfig, mendIssue } from './files.ts';
export type { Mending } from './mend.ts';
