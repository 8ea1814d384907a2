/**
 * From an issue to what its readers get. The View is the issue with everything resolved; each format is one small file
 * that presents the View through its printer to its templates. Templates see no string of the author's, only leaves that
 * print themselves safely.
 */
export { composeImage, composeLine, composeTheme } from './compose.ts';
export { codePoints, renderForum, type ForumPost } from './forum.ts';
export { renderEmail, type EmailMail } from './email.ts';
export type { Dropped } from './email-fit.ts';
export { renderEml, type MailParts } from './eml.ts';
export { forMail, isMailImage } from './email-blocks.ts';
export { preheaderOf, subjectOf } from './headline.ts';
export { renderJson } from './json.ts';
export { renderForumParts } from './forum-split.ts';
export type { Passage } from './passage.ts';
export { fillPattern } from './pattern.ts';
export {
  loadTemplates,
  templateFormats,
  type Overrides,
  type TemplateFormat,
  type Templates,
} from './templates.ts';
export { renderText } from './text.ts';
export { buildView, placeholders, type Card, type View } from './view.ts';
