/**
 * The way of an issue, as a table of contents: open the newsletter, check a file (parse, schema, rules), make the view,
 * render it, hold what comes out against the limits. Commands, the preview and tests all go this way and no other.
 */
export {
  openNewsletter,
  newsletterAt,
  requireSoundConfig,
  findGitRoot,
  type Newsletter,
} from './newsletter.ts';
export { checkIssueBytes, checkIssueFile, hasErrors, judgeRendered, type CheckedIssue } from './check.ts';
export { formats, Renderer, type Format, type Output, type RenderedFormat } from './render.ts';
export { locateWritten, type LocatedBlock } from './locate.ts';
export { renderField, type Field } from './field.ts';
export { renderedCheck } from './verify.ts';
