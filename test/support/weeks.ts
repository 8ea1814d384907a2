import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseYaml } from '../../src/yaml/parse.ts';
import { readIssue } from '../../src/issue/read.ts';
import { loadConfig } from '../../src/newsletter/config.ts';
import type { Config } from '../../src/newsletter/model.ts';
import { buildView, type View } from '../../src/formats/view/view.ts';
import { loadTemplates } from '../../src/formats/list.ts';
import { type EmailMail, renderEmail } from '../../src/formats/email/mail.ts';
import { renderText } from '../../src/formats/text/plain-text.ts';
import { MemoryFiles } from './memory-files.ts';

const repository = new URL('../../', import.meta.url);

/** A week as tests render it. */
export interface Week {
  readonly name: string;
  readonly config: Config;
  readonly view: View;
}

export function readRepositoryFile(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, repository)), 'utf8');
}

/** A week from the YAML of an issue and of a config. */
export async function weekOf(name: string, issue: string, config = ''): Promise<Week> {
  const files = new MemoryFiles({ '/weeks/digest.config.yaml': config });
  const loaded = await loadConfig(files, '/weeks', { version: '1.0.0' });
  if (loaded.problems.some(({ severity }) => severity === 'error'))
    throw new Error(`${name}: ${JSON.stringify(loaded.problems)}`);
  const parsed = parseYaml(Buffer.from(issue));
  if (parsed.data === undefined) throw new Error(`${name}: ${JSON.stringify(parsed.findings)}`);
  const view = buildView(readIssue(parsed.data, loaded.config.languages), loaded.config);
  return { name, config: loaded.config, view };
}

export const mailConfig = `
name: "주간 논문"
masthead: "PyTorchKR :fire:"
email:
  from: "주간 논문 <news@example.org>"
  to: "Weekly Papers <papers@lists.example.org>"
  list_id: "Weekly Papers <papers.lists.example.org>"
  web_url: "https://example.org/weeks/1"
  unsubscribe_url: "https://example.org/unsubscribe?list=papers"
  address: "예시 커뮤니티, 서울"
`;

/** A real week of this repository, with a config that has all a mail needs. */
export async function realWeek(date: string): Promise<Week> {
  return weekOf(date, readRepositoryFile(`issues/${date}.yaml`), mailConfig);
}

/** The week that has every key but `sections`. */
export async function everyKeyWeek(): Promise<Week> {
  return fixtureWeek('every key', '2025-12-29');
}

/** The week that has sections behind its paper. */
export async function sectionsWeek(): Promise<Week> {
  return fixtureWeek('sections', '2026-01-05');
}

async function fixtureWeek(name: string, date: string): Promise<Week> {
  const folder = 'test/fixtures/weeks';
  const issue = readRepositoryFile(`${folder}/issues/${date}.yaml`);
  return weekOf(name, issue, readRepositoryFile(`${folder}/digest.config.yaml`));
}

export async function mailOf({ view, config }: Week): Promise<EmailMail> {
  return renderEmail(view, config, await loadTemplates('email', new Map()));
}

export async function textOf({ view, config }: Week): Promise<string> {
  return renderText(view, config, await loadTemplates('text', new Map()));
}
