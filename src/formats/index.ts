/**
 * From an issue to what its readers get. The View is the issue with everything resolved; a format is a folder that turns the View
 * through its printer into the data of its templates. Templates see no string of the author's, only leaves that print themselves
 * safely. All that the rest of the program asks of formats follows from the list in `list.ts`.
 */
export { renderBibtex } from './bibtex/entries.ts';
export { renderCsl } from './csl/items.ts';
export { preheaderOf, subjectOf } from './email/headline.ts';
export { type EmailMail, renderEmail } from './email/mail.ts';
export { mailStyle } from './email/style.ts';
export { parseMailbox } from './email/mailbox.ts';
export { type Envelope, envelopeOf } from './eml/message.ts';
export { messageOf } from './eml/render.ts';
export type {
  Equipment,
  Format,
  Reading,
  Rendered,
  RenderedFile,
  SeenBlock,
  Shows,
  TitleTarget,
} from './format.ts';
export type { ForumPost } from './forum/post.ts';
export { severityOf as severityOfSize } from './limit.ts';
export { renderForumParts } from './forum/split.ts';
export { titleFindings } from './forum/title.ts';
export { type FormatName, formatNames, formats, loadTemplates, templateFormats } from './list.ts';
export { bodyOf, cardBodyOf } from './page/body.ts';
export { renderRis } from './ris/records.ts';
export { Leaf } from './templates/leaf.ts';
export { openPrompts, type PromptData, type Prompts } from './templates/prompts.ts';
export { openSiteTemplates, siteTemplates } from './templates/site.ts';
export {
  cardData,
  type Printer,
  sectionData,
  type Spot,
  templateData,
  themeData,
} from './templates/template-data.ts';
export type { Templates } from './templates/templates.ts';
export { renderText } from './text/plain-text.ts';
export { composeImage } from './view/compose.ts';
export { Passage, plainOf } from './view/passage.ts';
export { externalIdOf, findMissingValues, shownTitleOf } from './view/patterns.ts';
export { referencesOf } from './view/reference.ts';
export type { SectionView } from './view/section.ts';
export { buildView, type Card, type View } from './view/view.ts';
