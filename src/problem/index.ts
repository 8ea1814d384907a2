/**
 * The catalogue: every problem, failure and notice that the program knows, with its severity, its sentence and its
 * hint. The rest of the program passes codes and arguments around; words are made here, at the very end.
 *
 * A problem is in the author's file: it is collected, never thrown. A failure is of the world: it is thrown. Anything
 * else that goes wrong is a bug.
 */
export { catalogue, isOfFormat, isProblemCode, type ProblemCode } from './catalogue.ts';
export type { Severity } from './define.ts';
export { adviceOnDisk, sayDiskError } from './disk.ts';
export { Failure, type FailureArgs, type FailureCode, unlessFailure } from './failure.ts';
export type { DraftFault } from './failures/drafting.ts';
export type { FlagFault, RefFault } from './failures/adding.ts';
export type { FetchFault, ProxyFault } from './fetch-faults.ts';
export { languageName } from './language.ts';
export {
  type Notice,
  sayAsking,
  sayCount,
  sayDrafting,
  sayDraftPlan,
  sayLinkProgress,
  sayNotice,
  sayProgress,
  sayServing,
  sayTokens,
  sayWaiting,
  type UnsureHost,
} from './notices.ts';
export type { ServerFault } from './newsletter.ts';
export { formatPath, type Path } from './path.ts';
export { fromPlainError, type PlainError, reasonOfEnd, toPlainError } from './plain-error.ts';
export { type Edit, type Finding, type Fix, type Place, type Problem, sayProblem } from './problem.ts';
export type { Expected, JsonType, ValueFlaw, ValueForm } from './schema.ts';
export type { SyntaxFault, TextAbout } from './syntax.ts';
export type { TemplateFault } from './text/template-fault.ts';
export type { UrlFault } from './text.ts';
export { toTell } from './to-tell.ts';
export { nameOf } from './what.ts';
