import { relative } from 'node:path';
import type { Context } from '../../context.ts';
import { hashOf } from '../../files/index.ts';
import type { View } from '../../formats/index.ts';
import { type CheckedIssue, checkIssueBytes } from '../../pipeline/index.ts';
import { type Problem, toTell } from '../../problem/index.ts';
import type { Parts } from '../protocol.ts';
import type { Press } from './press.ts';
import { pageProblem } from './problems.ts';
import { drawThoroughly, lookThoroughly } from './thorough.ts';
import { withUnread } from './unread.ts';

/** The bytes of an issue; `file` is an absolute path. */
export interface IssueBytes {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** An issue that was read, and is drawn in parts: what is looked at most comes first, and what takes longer when it is asked for. */
export class Drawing {
  /** What is wrong with the config, and with the issue as far as reading it tells. */
  readonly problems: readonly Problem[];
  private readonly context: Context;
  private readonly press: Press;
  private readonly checked: CheckedIssue;
  private readonly drawn: Partial<Parts> = {};
  private view: View | undefined;

  private constructor(context: Context, press: Press, checked: CheckedIssue) {
    this.context = context;
    this.press = press;
    this.checked = checked;
    this.problems = [...press.newsletter.configProblems, ...checked.problems];
  }

  static async of(context: Context, press: Press, { file, bytes }: IssueBytes): Promise<Drawing> {
    const { newsletter } = press;
    const checked = await checkIssueBytes(bytes, newsletter, { file, archive: newsletter.archive });
    return new Drawing(context, press, checked);
  }

  /** Whether there is an issue in it at all: text that is no YAML has none, nor has a file without a map in it. */
  get isReadable(): boolean {
    const { issue, problems } = this.checked;
    return (
      issue !== undefined &&
      !problems.some(({ code, severity }) => code.startsWith('yaml/') && severity === 'error')
    );
  }

  get about(): Pick<Parts, 'source' | 'version'> {
    return { source: this.checked.parsed.text, version: hashOf(this.checked.bytes) };
  }

  /** Nothing where there is no issue in it. Throws the Failure of a template or a setting that cannot be used. */
  async *parts(): AsyncGenerator<Partial<Parts>> {
    const { issue, parsed } = this.checked;
    if (issue === undefined || !this.isReadable) return;
    const { draw } = await import('./draw.ts');
    const { rendererFor } = this.press;
    this.view = rendererFor().view(issue);
    for await (const part of draw(this.view, parsed.sourceMap, rendererFor)) {
      Object.assign(this.drawn, part);
      const { blocks } = part;
      yield blocks === undefined ? part : { ...part, blocks: withUnread(blocks, parsed.data) };
    }
  }

  /** The parts that take longer; once the others are drawn. */
  async *rest(): AsyncGenerator<Partial<Parts>> {
    const { context, press, checked, view, drawn } = this;
    if (view !== undefined) yield* drawThoroughly(context, press, { checked, view, drawn: drawn as Parts });
  }

  /** What is wrong that only a rendered issue shows. */
  async renderedProblems(): Promise<readonly Problem[]> {
    return this.view === undefined ? [] : lookThoroughly(this.context, this.press, this.checked);
  }

  /** As the page shows them. */
  toPage(problems: readonly Problem[]): Parts['state']['problems'] {
    const { root } = this.press.newsletter;
    return toTell(problems).map((problem) => pageProblem(problem, { root, issue: this.checked.file }));
  }

  /** Below the newsletter's folder. */
  get path(): string {
    return relative(this.press.newsletter.root, this.checked.file);
  }
}
