/**
 * The files that a new newsletter begins with. Each function gives the text of one file; who writes them, and what to do
 * where one is already there, is the command's business.
 */
export { starterConfig, starterLanguages, usualName } from './config.ts';
export { contributingPage } from './contributing.ts';
export { editorExtensions, editorSettings, ignoreFile } from './editor.ts';
export { formWorkflow } from './form-workflow.ts';
export { formPath, issueForm } from './issue-form.ts';
export { schemaFor } from './schema.ts';
export { newSiteId, sitePlaces, starterSite, type StarterSite, withLinesBehind } from './site.ts';
export { starterTerms } from './terms.ts';
export { commentWorkflow, starterWorkflow } from './workflow.ts';
export { isStarterWorkflow } from './workflow-file.ts';
export { starterPagesWorkflow } from './pages-workflow.ts';
