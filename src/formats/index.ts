/**
 * From an issue to what its readers get. The View is the issue with everything resolved; each format is one small file
 * that presents the View through its printer to its templates. Templates see no string of the author's, only leaves that
 * print themselves safely.
 */
export { forMail, isMailImage } from './email/blocks.ts';
export type { Dropped } from './email/fit.ts';
export { preheaderOf, subjectOf } from './email/headline.ts';
export { type EmailMail, renderEmail } from './email/mail.ts';
export { renderEml } from './eml/message.ts';
export type { ForumPost } from './forum/post.ts';
export { renderForumParts } from './forum/split.ts';
export { renderJson } from './json/data.ts';
export {
  loadTemplates,
  type TemplateFormat,
  templateFormats,
  type Templates,
} from './templates/templates.ts';
export { renderText } from './text/plain-text.ts';
export { composeImage, composeLine, composeTheme } from './view/compose.ts';
export { Passage } from './view/passage.ts';
export { buildView, type Card, type View } from './view/view.ts';
