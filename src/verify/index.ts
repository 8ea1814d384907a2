/**
 * Compares what readers see with what was written; nothing else decides that. It lists what readers of an issue should see, looks
 * for each part in the rendered format, and knows the place of each part in the file.
 */
export { locateWritten } from './locate.ts';
export { renderedCheck } from './verify.ts';
export { type DiffersThere, differsThere } from './differs-there.ts';
