import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { readBytes } from '../../files/index.ts';
import { packageSpec, version } from '../../generated/version.js';
import {
  commentWorkflow,
  configName,
  contributingPage,
  editorExtensions,
  editorSettings,
  formPath,
  formWorkflow,
  ignoreFile,
  issueForm,
  issuesFolder,
  schemaFor,
  starterConfig,
  starterPagesWorkflow,
  starterTerms,
  starterWorkflow,
  termsName,
} from '../../newsletter/index.ts';
import type { Choice } from './choose.ts';

export const pagesPath = '.github/workflows/pages.yml';

export interface StarterFile {
  /** Relative to the newsletter, with /. */
  readonly path: string;
  readonly text: string;
  /** Ours to replace: `--update` writes it anew. Everything else belongs to the newsletter once it is there. */
  readonly isOurs?: true;
}

export interface Settings {
  readonly locale: string;
  readonly languages: readonly string[];
}

export const formWorkflowPath = '.github/workflows/digest-form.yml';

interface StarterOptions extends Settings {
  readonly isNew: boolean;
  readonly hasForm: boolean;
  readonly hasPages: boolean;
  /** What the config says of it. */
  readonly site: string;
}

/** What a newsletter begins with, in the order in which it is written. */
export function starterFiles(
  { files, packageRoot }: Context,
  choice: Choice,
  { locale, languages, isNew, hasForm, site, hasPages }: StarterOptions,
): StarterFile[] {
  const schemas = ['issue', 'paper', 'config', 'terms', 'view', 'ledger'].map((schema): StarterFile => {
    const path = `schema/${schema}.schema.json`;
    const shipped = new TextDecoder().decode(readBytes(files, join(packageRoot, path)));
    // What the others describe programs write.
    const isRead = schema !== 'view' && schema !== 'ledger';
    const text = isRead ? schemaFor(shipped, languages) : shipped;
    return { path, text, isOurs: true };
  });
  return [
    // Before the config: a run that ends in between left no newsletter that is there.
    ...(isNew && languages.includes('ko') && languages.includes('en')
      ? [{ path: termsName, text: starterTerms() }]
      : []),
    { path: configName, text: starterConfig({ ...choice, site, version }) },
    // An empty folder would not survive a commit.
    { path: `${issuesFolder}/.gitkeep`, text: '' },
    ...schemas,
    { path: '.github/workflows/digest.yml', text: starterWorkflow(packageSpec), isOurs: true },
    {
      path: '.github/workflows/digest-comment.yml',
      text: commentWorkflow(packageSpec),
      isOurs: true,
    },
    ...(hasPages
      ? [{ path: pagesPath, text: starterPagesWorkflow(packageSpec), isOurs: true as const }]
      : []),
    ...(hasForm
      ? [
          { path: formPath, text: issueForm(locale, languages) },
          { path: formWorkflowPath, text: formWorkflow(packageSpec), isOurs: true as const },
        ]
      : []),
    { path: 'CONTRIBUTING.md', text: contributingPage(locale, { languages, hasForm }) },
    { path: '.vscode/settings.json', text: editorSettings() },
    { path: '.vscode/extensions.json', text: editorExtensions() },
    { path: '.gitignore', text: ignoreFile() },
  ];
}
