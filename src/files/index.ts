/**
 * The only writer. Whatever the program changes on a disk goes through `writeAtomically`, which leaves either the whole
 * new file or what was there; `withLock` keeps two runs from changing one file at once. Answers that a person gave before
 * an interruption are kept here too. Every step is a method of the Context's FileSystem, so that a test can break each;
 * whoever takes one asks for it here (`readBytes`, `look`, `listFolder`, `makeFolder` …) and gets a disk's refusal as a
 * Failure in words.
 */
export { answersFor, type AnswersStore } from './answers.ts';
export { appendAtomically } from './append.ts';
export { writeAtomically } from './atomic-write.ts';
export { cacheFor } from './cache.ts';
export { makeFolder, removeFile } from './change.ts';
export { disk } from './disk.ts';
export { diskCode } from './disk-code.ts';
export { removeLeftovers } from './leftovers.ts';
export { withLock } from './lock.ts';
export { listFolder, look, realPathOf } from './look.ts';
export { readBytes } from './read-bytes.ts';
