/**
 * The way of an issue, as a table of contents: open the newsletter, check a file (parse, schema, rules), make the view,
 * render it, hold what comes out against the limits. Commands, the preview and tests all go this way and no other.
 */
export {
  type CheckedIssue,
  checkIssueBytes,
  checkIssueFile,
  type CheckOptions,
  hasErrors,
  judgeRendered,
  makeRoom,
} from './check.ts';
export { type Field, renderField } from './field.ts';
export { type Newsletter, newsletterAt, openNewsletter, requireSoundConfig } from './newsletter.ts';
export { Renderer, type TemplateSources } from './render.ts';
