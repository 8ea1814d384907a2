import { basename, join } from 'node:path';
import type { Context } from '../../../context.ts';
import { append, isMap, sameData } from '../../../data.ts';
import { fileAt, makeFolder, readBytes, writeAtomically } from '../../../files/index.ts';
import { checkPaperBytes, inboxOf, lookThroughInbox, PaperFiles } from '../../../inbox/index.ts';
import { insertPapers, type PaperText } from '../../../issue/index.ts';
import type { PaperDraft } from '../../../papers/index.ts';
import type { Newsletter } from '../../../pipeline/index.ts';
import { Failure, type Problem } from '../../../problem/index.ts';
import { parseYaml, plainOrQuoted } from '../../../yaml/index.ts';
import { Desk, textsOnly, type Trial } from '../desk.ts';
import { titleOf } from '../titles.ts';
import { fileNameOf } from './file-name.ts';

interface InboxOptions {
  readonly texts: readonly PaperText[] | undefined;
  readonly by: string | undefined;
}

/** The inbox as a place where papers are tried before they are written, each as a file of its own. */
export function openInbox(context: Context, newsletter: Newsletter, options: InboxOptions): Desk {
  return new InboxDesk(context, newsletter, options);
}

class InboxDesk extends Desk {
  /** What stands behind each paper. */
  private readonly credit: string;

  constructor(context: Context, newsletter: Newsletter, { texts, by }: InboxOptions) {
    super(context, newsletter, { path: inboxOf(newsletter.root), at: undefined, texts });
    this.credit = by === undefined ? '' : creditOf(by);
  }

  override get name(): string {
    return `${super.name}/`;
  }

  override get papers(): number {
    return 0;
  }

  /** Each paper is a file. */
  override get room(): number {
    return Infinity;
  }

  /** Of the papers that wait there already; a file that cannot be read names none. */
  override get papersData(): readonly PaperDraft[] {
    const { files } = this.context;
    return lookThroughInbox(files, this.newsletter.root).issues.flatMap(({ path }) => {
      const { data } = parseYaml(readBytes(files, path));
      return isMap(data) ? [textsOnly(data)] : [];
    });
  }

  /** What is missing is told, and may wait. */
  override get isDraft(): boolean {
    return true;
  }

  override async try(papers: readonly PaperDraft[]): Promise<Trial> {
    const files = new Map<string, string>();
    const problems: Problem[] = [];
    const failures: { name: string; failure: Failure }[] = [];
    const others = new PaperFiles(this.context, this.newsletter.root);
    for (const paper of papers) {
      const file = join(this.path, fileNameOf(paper));
      if (files.has(file) || fileAt(this.context.files, file) !== undefined) {
        const failure = new Failure('exists', { path: this.nameOf(file) });
        failures.push({ name: titleOf(paper) ?? basename(file), failure });
        continue;
      }
      const text = this.fileOf(paper);
      files.set(file, text);
      const bytes = new TextEncoder().encode(text);
      append(problems, (await checkPaperBytes(bytes, this.newsletter, { file, others })).problems);
    }
    const texts = [...files].map(([file, text]) =>
      files.size === 1 ? text : `# ${this.nameOf(file)}\n${text}`,
    );
    const text = texts.join('---\n');
    const hasErrors = problems.some(({ severity }) => severity === 'error');
    return { text, inserted: text, problems, hasErrors, files, failures };
  }

  /** Never over a file. */
  override async write(papers: readonly PaperDraft[]): Promise<Trial> {
    const trial = await this.try(papers);
    const files = new Map(trial.files);
    const failures = [...(trial.failures ?? [])];
    if (files.size > 0) makeFolder(this.context.files, this.path);
    for (const [file, text] of trial.files ?? []) {
      try {
        writeAtomically(this.context.files, file, text, { overwrite: false });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        files.delete(file);
        failures.push({ name: basename(file), failure: error });
      }
    }
    return { ...trial, files, failures };
  }

  private fileOf(paper: PaperDraft): string {
    const kept = this.texts.find(({ data }) => sameData(data, paper));
    // As it stands in a list, without the columns before it.
    const lines = inList(kept ?? paper).replaceAll(/^ {2}(?:- | {2})?/gm, '');
    return `# yaml-language-server: $schema=../schema/paper.schema.json\n${lines}${this.credit}`;
  }
}

function inList(paper: PaperDraft | PaperText): string {
  return insertPapers('papers: []\n', [paper], { path: '' }).inserted;
}

/** Throws Failure `bad-flag`. */
function creditOf(by: string): string {
  const [, name = '', email] = /^\s*([^<>]*?)\s*(?:<\s*([^<>\s]+@[^<>\s]+)\s*>)?\s*$/.exec(by) ?? [];
  // Alone, it would stand in the credits.
  if (name === '' || /\S@\S+\.\S/.test(name))
    throw new Failure('bad-flag', { flag: '--by', value: by, fault: 'name' });
  return email === undefined
    ? `by: ${plainOrQuoted(name)}\n`
    : `by:\n  name: ${plainOrQuoted(name)}\n  email: ${plainOrQuoted(email)}\n`;
}
