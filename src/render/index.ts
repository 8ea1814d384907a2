/**
 * From an issue to what its readers get. The View is the issue with everything resolved; each format is one small file
 * that presents the View through its printer to its templates. Templates see no string of the author's, only leaves that
 * print themselves safely.
 */
export { composeImage, composeLine, composeTheme } from './compose.ts';
export { forMail, isMailImage } from './email-blocks.ts';
export type { Dropped } from './email-fit.ts';
export { type EmailMail, renderEmail } from './email.ts';
export { renderEml } from './eml.ts';
export { renderForumParts } from './forum-split.ts';
export type { ForumPost } from './forum.ts';
export { preheaderOf, subjectOf } from './headline.ts';
export { renderJson } from './json.ts';
export { Passage } from './passage.ts';
export { loadTemplates, type TemplateFormat, templateFormats, type Templates } from './templates.ts';
export { renderText } from './text.ts';
export { buildView, type Card, type View } from './view.ts';
