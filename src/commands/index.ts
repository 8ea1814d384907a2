/**
 * The commands, a folder each: a function from options to an Outcome, in the file of the command's name. Nothing here
 * prints or ends the process; `cli/` does.
 */
export { exitCodeOf, type Outcome, type Report } from './outcome.ts';
export { answering, type Job, type Question } from './thread.ts';
