/**
 * The only writer. Whatever the program changes on a disk goes through a `Replacement`, which leaves either the whole new file
 * or what was there: `writeAtomically` for one, `writeTogether` for all or none of several, `editFile` for one that people change
 * too. `withLock` keeps two runs from changing one file at once. Answers that a person gave before
 * an interruption are kept here too. Every step is a method of the Context's FileSystem, so that a test can break each;
 * whoever takes one asks for it here (`readBytes`, `look`, `listFolder`, `makeFolder` …) and gets a disk's refusal as a
 * Failure in words.
 */
export { type Answers, answersFor, type AnswersStore } from './answers.ts';
export { appendAtomically } from './append.ts';
export { writeAtomically, writeTogether } from './atomic-write.ts';
export { cacheFor } from './cache.ts';
export { makeFolder, removeFile } from './change.ts';
export { disk } from './disk.ts';
export { diskCode } from './disk-code.ts';
export { editFile } from './edit.ts';
export { inEmptyFolder } from './empty-folder.ts';
export { fence } from './fence.ts';
export { hashOf, sha256 } from './hash.ts';
export { withLock } from './lock.ts';
export { fileAt, folderAt, isLink, isPlanted, listFolder, look, realPathOf } from './look.ts';
export { failureOf } from './or-failure.ts';
export { latin1Of, readBytes, readNamed, readStream } from './read-bytes.ts';
export { foldersOf, nameIn, pathIn } from './path-in.ts';
export { requireWhole, requireWritable } from './replacement.ts';
export { isSameState, isSettled, placeAt, stateAt, statesAt } from './state.ts';
export { removeTemporaries } from './temporary.ts';
export { privateMode, readOwn, userFolder } from './user-folder.ts';
