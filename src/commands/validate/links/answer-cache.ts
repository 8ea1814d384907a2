import type { Context } from '../../../context.ts';
import { isMap } from '../../../data.ts';
import type { cacheFor } from '../../../files/index.ts';
import { type Answer, readAnswer } from './answer.ts';

/** The format of the file. Another number makes the program ignore what was cached before. */
const format = 1;
const name = 'links';

const hour = 60 * 60 * 1000;
const week = 7 * 24 * hour;

/** After so many new answers they are saved, so that a long check that is cut off was not for nothing. */
const mostUnsaved = 50;

interface Entry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly answer: Answer;
}

/**
 * Caches answers between runs in one file of the user's cache: good ones for a week; for an hour all others, since somebody may
 * mend the page or the address.
 */
export class AnswerCache {
  private readonly cache: Pick<Awaited<ReturnType<typeof cacheFor>>, 'load' | 'save'>;
  private readonly now: () => number;
  private readonly cached: ReadonlyMap<string, Entry>;
  private readonly added = new Map<string, Entry>();
  private unsaved = 0;

  constructor(cache: AnswerCache['cache'], { now }: Pick<Context, 'now'>) {
    this.cache = cache;
    this.now = () => now().getTime();
    this.cached = this.load();
  }

  get(address: string): Answer | undefined {
    return this.cached.get(address)?.answer;
  }

  add(address: string, answer: Answer): void {
    this.added.set(address, { at: this.now(), answer });
    this.unsaved++;
    if (this.unsaved >= mostUnsaved) this.save();
  }

  /** Writes the new answers beside those that other runs have written meanwhile. */
  save(): void {
    if (this.unsaved === 0) return;
    const all = [...this.load(), ...this.added].map(([address, { at, answer }]) => [
      address,
      { at: new Date(at).toISOString(), ...answer },
    ]);
    this.cache.save(name, { format, answers: Object.fromEntries(all) as object });
    this.unsaved = 0;
  }

  /** Returns the answers that are young enough. */
  private load(): Map<string, Entry> {
    const value = this.cache.load(name);
    if (!isMap(value) || value['format'] !== format || !isMap(value['answers'])) return new Map();
    const entries = Object.entries(value['answers']).flatMap(([address, entry]): [string, Entry][] => {
      const answer = readAnswer(entry);
      const at = isMap(entry) ? Date.parse(String(entry['at'])) : Number.NaN;
      const age = this.now() - at;
      const most = answer?.kind === 'good' ? week : hour;
      return answer !== undefined && age >= 0 && age < most ? [[address, { at, answer }]] : [];
    });
    return new Map(entries);
  }
}
