import { relative } from 'node:path';
import type { Context } from '../../context.ts';
import { hashOf } from '../../files/index.ts';
import type { CheckedIssue } from '../../pipeline/index.ts';
import type { View } from '../../formats/index.ts';
import type { Problem } from '../../problem/index.ts';
import type { Sent } from './event-stream.ts';
import { isReadable, IssueFile } from './issue-file.ts';
import { moveLines } from './moved-lines.ts';
import type { Press } from './press.ts';
import { pageFailure, pageProblem } from './problems.ts';
import type { PageBlock, Part, Parts } from '../protocol.ts';
import { lookThoroughly } from './thorough.ts';
import { withUnread } from './unread.ts';

/** How long a file has to be left alone before what takes longer is made; milliseconds. */
const pause = 150;

const extents = ['nothing', 'problems', 'everything'] as const;
/** The parts to draw again even if the bytes of the file are the same. */
export type Anew = (typeof extents)[number];

/** One issue that somebody looks at. It keeps what was drawn last, and tells those who follow it what has changed. */
export class OpenIssue {
  /** Absolute path. */
  readonly file: string;
  /** Its name in the page. */
  readonly name: string;
  private readonly context: Context;
  private readonly root: string;
  private readonly saved: IssueFile;
  private readonly parts = new Map<Part, string>();
  private readonly followers = new Set<(changed: Sent) => void>();
  /** The bytes that the page shows; `undefined` until all parts are drawn. */
  private drawn: Uint8Array | undefined;
  private plain: readonly Problem[] = [];
  /** Of the last thorough look; they stay until the next one. */
  private thorough: readonly Problem[] = [];
  /** Why the last look came to nothing, or to less than all. */
  private failed: { readonly error: unknown } | undefined;
  /** The blocks that were drawn last, and the file that their lines are of. */
  private located: { readonly blocks: readonly PageBlock[]; readonly source: string } | undefined;
  private isStale = true;
  private round = 0;
  /** The parts that waiting looks want to draw again. */
  private anew: Anew = 'nothing';
  /** Counts the looks that found something else than before. */
  private looks = 0;
  private work: Promise<void> = Promise.resolve();
  private rest: Promise<void> = Promise.resolve();

  /** `root` is the newsletter's folder, an absolute path. */
  constructor(context: Context, { file, name, root }: { file: string; name: string; root: string }) {
    this.context = context;
    this.root = root;
    this.file = file;
    this.saved = new IssueFile(context, file);
    this.name = name;
  }

  /** Everything so far, at once, then whatever changes. The returned function ends it. */
  follow(follower: (changed: Sent) => void): () => void {
    if (this.parts.size > 0) follower(this.parts);
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  get isFollowed(): boolean {
    return this.followers.size > 0;
  }

  /** As it was drawn last. */
  get mail(): Parts['email'] | undefined {
    const json = this.parts.get('email');
    return json === undefined ? undefined : (JSON.parse(json) as Parts['email']);
  }

  /** Everything there is to show, for a page that does not follow. Throws what a page that follows would say instead. */
  async all(press: Press): Promise<Sent> {
    await this.refresh(press, 'everything');
    await this.rest;
    if (this.failed !== undefined) throw this.failed.error;
    return this.parts;
  }

  /** Of the file as it was read last. */
  get problems(): readonly Problem[] {
    return this.isStale ? this.plain : [...this.plain, ...this.thorough];
  }

  /** Reads the file again, and draws it where its bytes are others. One at a time, and of those that wait the last alone. */
  refresh(press: Press, anew: Anew = 'nothing'): Promise<void> {
    const round = ++this.round;
    const isLatest = (): boolean => round === this.round;
    if (extents.indexOf(anew) > extents.indexOf(this.anew)) this.anew = anew;
    return this.queue(async () => {
      if (!isLatest()) return;
      const wanted = this.anew;
      this.anew = 'nothing';
      try {
        await this.look(press, { anew: wanted, isLatest });
      } catch (error) {
        this.showFailure(error);
      }
    });
  }

  /** Says why there is nothing newer to show. What was drawn stays, until it is drawn again. */
  fail(error: unknown): void {
    void this.queue(() => this.showFailure(error));
  }

  private queue(act: () => Promise<void> | void): Promise<void> {
    this.work = this.work.then(act);
    return this.work;
  }

  private showFailure(error: unknown): void {
    this.looks++;
    this.drawn = undefined;
    this.isStale = true;
    this.plain = [];
    this.failed = { error };
    this.tell({ state: this.state() });
  }

  /** Tells those who follow what of this is new to them, and keeps it for those who come. */
  tell(values: Partial<Parts>): void {
    const changed = new Map<Part, string>();
    for (const [name, value] of Object.entries(values) as [Part, unknown][]) {
      const json = JSON.stringify(value);
      if (this.parts.get(name) === json) continue;
      this.parts.set(name, json);
      changed.set(name, json);
    }
    if (changed.size === 0) return;
    for (const follower of this.followers) follower(changed);
  }

  private async look(
    press: Press,
    { anew, isLatest }: { anew: Anew; isLatest: () => boolean },
  ): Promise<void> {
    const now = this.saved.bytesNow();
    if (now !== undefined && isEqual(now, this.drawn) && anew !== 'everything') {
      if (anew === 'problems') await this.checkAgain(now, press);
      return;
    }
    this.drawn = undefined;
    this.failed = undefined;
    const look = ++this.looks;
    const checked = await this.saved.checkSettled(now, press, { isFirst: !this.parts.has('source') });
    const { bytes } = checked;
    this.plain = plainProblems(press, checked);
    const { issue, parsed } = checked;
    const about = {
      issue: { name: this.name, file: relative(this.root, this.file) },
      source: parsed.text,
      version: hashOf(bytes),
    };
    if (issue === undefined || !isReadable(checked)) {
      this.isStale = true;
      this.drawn = bytes;
      this.tell({ ...about, ...this.movedBlocks(parsed.text), state: this.state() });
      return;
    }
    // What draws is heavy to load, so the first page is served before it.
    const { draw } = await import('./draw.ts');
    const view = press.rendererFor().view(issue);
    let drawn: Partial<Parts> = {};
    for await (const part of draw(view, parsed.sourceMap, press.rendererFor)) {
      const { blocks } = part;
      const parts = blocks === undefined ? part : { ...part, blocks: withUnread(blocks, parsed.data) };
      this.isStale = false;
      drawn = { ...drawn, ...parts };
      if (parts.blocks !== undefined) this.located = { blocks: parts.blocks, source: parsed.text };
      this.tell({ ...about, ...this.withOld(parts), state: this.state() });
      // Lets what was made go out before the next part is made.
      await this.context.wait(0);
      // Many a change is told twice, and the second look would find nothing new.
      const isSame = this.anew !== 'everything' && isEqual(bytes, this.saved.bytesNow());
      if (!isLatest() && !isSame) return;
    }
    this.drawn = bytes;
    this.rest = this.finish(press, checked, {
      view,
      drawn: drawn as Parts,
      isLatest: () => look === this.looks,
    });
  }

  /** For what is wrong with an issue the others count as well; how it looks they do not change. */
  private async checkAgain(bytes: Uint8Array, press: Press): Promise<void> {
    this.plain = plainProblems(press, await this.saved.check(bytes, press));
    this.tell({ state: this.state() });
  }

  /** Views that are older than the file still lead to the lines of it that were not edited. */
  private movedBlocks(source: string): Partial<Parts> {
    if (this.located === undefined) return {};
    const { blocks, source: from } = this.located;
    return { blocks: moveLines(blocks, { from, to: source }) };
  }

  /** What takes longer stays as it was until the new one is there: the other sites, and how large the mail is on its way. */
  private withOld({ forum, budgets, ...parts }: Partial<Parts>): Partial<Parts> {
    const known = <P extends Part>(name: P, none: string): Parts[P] =>
      JSON.parse(this.parts.get(name) ?? none) as Parts[P];
    const later = known('budgets', '[]').filter(({ most }) => most === undefined);
    return {
      ...parts,
      ...(forum === undefined ? {} : { forum: { ...known('forum', '{}'), ...forum } }),
      ...(budgets === undefined ? {} : { budgets: [...budgets, ...later] }),
    };
  }

  private async finish(
    press: Press,
    checked: CheckedIssue,
    { view, drawn, isLatest }: { view: View; drawn: Parts; isLatest: () => boolean },
  ): Promise<void> {
    // Who does not follow, but wants all there is, need not wait.
    if (this.isFollowed) await this.context.wait(pause);
    if (!isLatest()) return;
    try {
      const { parts, problems } = await lookThoroughly(this.context, press, { checked, view, drawn });
      if (!isLatest()) return;
      this.thorough = problems;
      this.tell({ ...parts, state: this.state() });
    } catch (error) {
      if (!isLatest()) return;
      this.thorough = [];
      this.failed = { error };
      this.tell({ state: this.state() });
    }
  }

  private state(): Parts['state'] {
    const failed = this.failed === undefined ? [] : [pageFailure(this.failed.error)];
    const problems = [
      ...failed,
      ...this.problems.map((problem) => pageProblem(problem, { root: this.root, issue: this.file })),
    ];
    return { problems, isStale: this.isStale };
  }
}

function plainProblems({ newsletter }: Press, { problems }: CheckedIssue): Problem[] {
  return [...newsletter.configProblems, ...problems];
}

function isEqual(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}
