/**
 * Compares what readers see with what was written; nothing else decides that. It takes an issue apart into what readers should see, looks for each part in
 * what a format became, and knows for each where in the file it was written.
 */
export { locateWritten } from './locate.ts';
export { renderedCheck } from './verify.ts';
