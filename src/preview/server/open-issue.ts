import { relative } from 'node:path';
import type { Context } from '../../context.ts';
import type { DrawnParts, ReadIssue } from '../drawing/answering.ts';
import { pageFailure } from '../drawing/problems.ts';
import type { Part, Parts } from '../protocol.ts';
import type { Sent } from './event-stream.ts';
import { type DrawingThread, Dropped } from './drawing-thread.ts';
import type { DrawingThreads } from './drawing-threads.ts';
import { IssueFile } from './issue-file.ts';
import { ToldParts } from './told-parts.ts';

/** How long a file has to be left alone before what takes longer is made; milliseconds. */
const pause = 150;

const extents = ['nothing', 'problems', 'everything'] as const;
/** The parts to draw again even if the bytes of the file are the same. */
export type Anew = (typeof extents)[number];

/** JSON of a list without anything. */
const none = '[]';

/** One issue that somebody looks at. It keeps what was drawn last, and tells those who follow it what has changed. */
export class OpenIssue {
  /** Absolute path. */
  readonly file: string;
  /** Its name in the page. */
  readonly name: string;
  private readonly context: Context;
  private readonly root: string;
  private readonly threads: DrawingThreads;
  private readonly saved: IssueFile;
  private readonly told = new ToldParts();
  /** Draws it, from its reading until what takes longer is there. */
  private thread: DrawingThread | undefined;
  /** The bytes that are drawn now. */
  private drawing: Uint8Array | undefined;
  /** The bytes that the page shows; `undefined` until all parts are drawn. */
  private drawn: Uint8Array | undefined;
  /** JSON of the problems that reading found. */
  private plain = none;
  /** Of the last thorough look; they stay until the next one. */
  private thorough = none;
  /** Why the last look came to nothing, or to less than all. */
  private failed: { readonly error: unknown } | undefined;
  private isStale = true;
  private round = 0;
  /** The parts that waiting looks want to draw again. */
  private anew: Anew = 'nothing';
  /** Counts the looks that found something else than before. */
  private looks = 0;
  private work: Promise<void> = Promise.resolve();

  /** `root` is the newsletter's folder, an absolute path. */
  constructor(
    context: Context,
    { file, name, root, threads }: { file: string; name: string; root: string; threads: DrawingThreads },
  ) {
    this.context = context;
    this.root = root;
    this.file = file;
    this.threads = threads;
    this.saved = new IssueFile(context, file);
    this.name = name;
  }

  /** Everything so far, at once, then whatever changes. The returned function ends it. */
  follow(follower: (changed: Sent) => void): () => void {
    return this.told.follow(follower);
  }

  get isFollowed(): boolean {
    return this.told.isFollowed;
  }

  /** As it was drawn last. */
  get mail(): Parts['email'] | undefined {
    const json = this.told.get('email');
    return json === undefined ? undefined : (JSON.parse(json) as Parts['email']);
  }

  /**
   * Reads the file again, and draws it where its bytes are others. One at a time, and of those that wait the last alone; what is drawn
   * of older bytes meanwhile is dropped.
   */
  refresh(anew: Anew = 'nothing'): Promise<void> {
    const round = ++this.round;
    if (extents.indexOf(anew) > extents.indexOf(this.anew)) this.anew = anew;
    if (!this.isDrawnNow()) void this.thread?.drop();
    return this.queue(async () => {
      if (round !== this.round) return;
      const wanted = this.anew;
      this.anew = 'nothing';
      try {
        await this.look(wanted, () => round === this.round);
      } catch (error) {
        if (!(error instanceof Dropped)) this.showFailure(error);
      }
    });
  }

  /** Draws no more, for nobody looks at it now. */
  leave(): void {
    const { thread } = this;
    this.round++;
    if (thread === undefined) return;
    // Whoever comes back wants what is not there yet.
    this.looks++;
    this.drawn = undefined;
    this.thread = undefined;
    void thread.drop();
    this.threads.giveBack(thread);
  }

  /** Says why there is nothing newer to show. What was drawn stays, until it is drawn again. */
  fail(error: unknown): void {
    void this.thread?.drop();
    void this.queue(() => this.showFailure(error));
  }

  /** Tells those who follow what of this is new to them, and keeps it for those who come. */
  tell(values: Partial<Parts>): void {
    const json = Object.entries(values).map(([name, value]): [Part, string] => [
      name as Part,
      JSON.stringify(value),
    ]);
    this.told.tell(json);
  }

  private queue(act: () => Promise<void> | void): Promise<void> {
    this.work = this.work.then(act);
    return this.work;
  }

  private showFailure(error: unknown): void {
    this.looks++;
    this.drawn = undefined;
    this.drawing = undefined;
    this.isStale = true;
    this.plain = none;
    this.failed = { error };
    this.letGo(this.thread);
    this.told.tell(this.state());
  }

  /** Many a change is told twice, and the second look would find nothing new. */
  private isDrawnNow(): boolean {
    return this.anew !== 'everything' && isEqual(this.saved.bytesNow(), this.drawing ?? this.drawn);
  }

  private async look(anew: Anew, isLatest: () => boolean): Promise<void> {
    const now = this.saved.bytesNow();
    if (now !== undefined && isEqual(now, this.drawn) && anew !== 'everything') {
      if (anew === 'problems') await this.checkAgain(now);
      return;
    }
    this.drawn = undefined;
    this.failed = undefined;
    const look = ++this.looks;
    const thread = await this.ownThread();
    // The first part is made without a word from here: a thread that waits for one may wait for its turn as well.
    let first: Promise<DrawnParts | undefined> | undefined;
    const { bytes, read } = await this.saved.readSettled(now, {
      read: (some) => {
        this.drawing = some;
        const read = thread.ask('read', { file: this.file, bytes: some });
        first = thread.ask('draw');
        // It may fail before it is waited for.
        first.catch(() => {});
        return read;
      },
      isFirst: !this.told.has('source'),
    });
    if (this.thread !== thread) return;
    this.plain = read.problems;
    if (!read.isReadable) {
      this.isStale = true;
      this.drawn = bytes;
      this.letGo(thread);
      const source = read.parts.get('source') ?? '""';
      this.told.tell([...this.about(read), ...this.told.movedBlocks(source), ...this.state()]);
      return;
    }
    const goesOn = (): boolean => this.thread === thread && (isLatest() || this.isDrawnNow());
    if (!(await this.drawParts(thread, { read, first, goesOn }))) return;
    this.drawn = bytes;
    void this.finish(thread, () => look === this.looks && this.thread === thread);
  }

  /** Whether all was drawn. The next part is made while one is told. */
  private async drawParts(
    thread: DrawingThread,
    {
      read,
      first,
      goesOn,
    }: { read: ReadIssue; first: Promise<DrawnParts | undefined> | undefined; goesOn: () => boolean },
  ): Promise<boolean> {
    for (let next = first; ;) {
      const part = await next;
      if (part === undefined) return true;
      // It may be somebody else's by now.
      if (this.thread !== thread) return false;
      next = thread.ask('draw');
      next.catch(() => {});
      this.tellPart(part, read);
      // Lets what was made go out.
      await this.context.wait(0);
      if (!goesOn()) {
        await thread.quiet();
        return false;
      }
    }
  }

  private tellPart(part: DrawnParts, read: ReadIssue): void {
    this.isStale = false;
    const parts = this.told.withOld(part, read.parts.get('source'));
    this.told.tell([...this.about(read), ...parts, ...this.state()]);
  }

  private async ownThread(): Promise<DrawingThread> {
    await this.thread?.quiet();
    if (this.thread?.isEnded === true) this.letGo(this.thread);
    return (this.thread ??= this.threads.take());
  }

  private letGo(thread: DrawingThread | undefined): void {
    if (thread === undefined || this.thread !== thread) return;
    this.thread = undefined;
    this.threads.giveBack(thread);
  }

  /** For what is wrong with an issue the others count as well; how it looks they do not change. */
  private async checkAgain(bytes: Uint8Array): Promise<void> {
    const check = (thread: DrawingThread): Promise<string> => thread.ask('check', { file: this.file, bytes });
    this.plain = this.thread?.isEnded === false ? await check(this.thread) : await this.threads.lend(check);
    this.told.tell(this.state());
  }

  private about({ parts }: ReadIssue): Map<Part, string> {
    const issue = JSON.stringify({ name: this.name, file: relative(this.root, this.file) });
    return new Map([['issue', issue], ...parts]);
  }

  private async finish(thread: DrawingThread, isLatest: () => boolean): Promise<void> {
    await this.context.wait(pause);
    if (!isLatest()) return;
    try {
      const parts = new Map<Part, string>();
      for (;;) {
        const rest = await thread.ask('rest');
        if (!isLatest()) return;
        if (rest === undefined) break;
        for (const [name, json] of [...rest.parts, ...this.told.allSites(rest.forum)]) parts.set(name, json);
      }
      const problems = await thread.ask('look');
      if (!isLatest()) return;
      this.thorough = problems;
      this.told.tell([...parts, ...this.state()]);
    } catch (error) {
      if (!isLatest() || error instanceof Dropped) return;
      this.thorough = none;
      this.failed = { error };
      this.told.tell(this.state());
    }
    this.letGo(thread);
  }

  private state(): Map<Part, string> {
    const failed = this.failed === undefined ? none : JSON.stringify([pageFailure(this.failed.error)]);
    const lists = [failed, this.plain, this.isStale ? none : this.thorough].filter((list) => list !== none);
    const problems = lists.map((list) => list.slice(1, -1)).join(',');
    return new Map([['state', `{"problems":[${problems}],"isStale":${this.isStale}}`]]);
  }
}

function isEqual(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
}
