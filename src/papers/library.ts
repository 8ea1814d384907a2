import type { Context } from '../context.ts';
import { isMap } from '../data.ts';
import { Failure } from '../problem/index.ts';
import { Client } from '../http/index.ts';
import { asKept, readKept } from './kept.ts';
import { sources } from './sources/list.ts';
import { rateLimiter, type RateLimitWorld } from './sources/rate-limit.ts';
import type { Answer, Asking, FoundPaper, NamedPaper, Source } from './sources/source.ts';

/** Where answers are kept between runs; none of its methods throws. */
export interface Shelf {
  load(name: string): unknown;
  save(name: string, value: unknown): void;
  /** Does `work`, which only loads and saves, while no other process does its own under this name. */
  alone<T>(name: string, work: () => T): Promise<T>;
}

export interface LibraryOptions {
  readonly shelf: Shelf;
  /** The program's own version, for servers to know whom to ask. */
  readonly version: string;
  /** Whether what is kept is asked for anew (`refresh`), or nothing else is looked at (`offline`). */
  readonly mode: 'usual' | 'refresh' | 'offline';
  readonly timeoutMilliseconds?: number;
  /** Ends everything that is being looked up. */
  readonly signal?: AbortSignal;
}

type World = Pick<Context, 'fetch' | 'env' | 'now' | 'wait' | 'random' | 'addressesOf'>;

/** A week: papers get new versions, and may be withdrawn. */
const freshMilliseconds = 7 * 24 * 60 * 60 * 1000;

/** Looks papers up where they come from, or where they were kept. */
export class Library {
  private readonly options: LibraryOptions;
  private readonly world: World;
  private readonly clients = new Map<Source, Client>();

  constructor(world: World, options: LibraryOptions) {
    this.world = world;
    this.options = options;
  }

  /**
   * One answer a paper, in their order; each source is asked once for all of its papers that are not kept. `tell` hears how many
   * there are. Throws Failure `interrupted` once `signal` ends it.
   */
  async find(
    papers: readonly NamedPaper[],
    tell: (answers: number) => void = () => {},
  ): Promise<readonly Answer[]> {
    const answers: (Answer | undefined)[] = papers.map((paper) => this.kept(paper));
    let count = answers.filter((answer) => answer !== undefined).length;
    tell(count);
    for (const source of sources) {
      const missing = papers.flatMap((paper, i) =>
        answers[i] === undefined && sourceOf(paper) === source ? [i] : [],
      );
      if (missing.length === 0) continue;
      const asked = missing.map((i) => papers[i] ?? {});
      const found = await source.fetch(
        asked,
        this.asking(source, () => tell(++count)),
      );
      if (this.options.signal?.aborted === true) throw new Failure('interrupted', {});
      for (const [n, i] of missing.entries()) {
        const answer = found[n];
        answers[i] = answer;
        if (answer !== undefined && !(answer instanceof Failure)) this.keep(source, papers[i] ?? {}, answer);
      }
    }
    return answers.map((answer) => answer ?? {});
  }

  private asking(source: Source, told: () => void): Asking {
    const client = this.clients.get(source) ?? this.clientOf(source);
    this.clients.set(source, client);
    return { client, address: this.mirrorOf(source) ?? source.server?.address ?? '', told };
  }

  private clientOf({ name, server }: Source): Client {
    const { version, timeoutMilliseconds, signal } = this.options;
    return new Client(this.world, {
      userAgent: `paper-digest/${version}`,
      mirrors: sources.flatMap((source) => this.mirrorOf(source) ?? []),
      ...(server?.pause === undefined ? {} : { rateLimit: this.rateLimitOf(name, server.pause) }),
      ...(signal === undefined ? {} : { signal }),
      ...(timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds }),
    });
  }

  /** When a source was asked last, or will be next, is kept for all processes. */
  private rateLimitOf(source: string, pause: number): () => Promise<void> {
    const { shelf, signal } = this.options;
    const name = `${source.toLowerCase()} asked`;
    const take: RateLimitWorld['take'] = (choose) =>
      shelf.alone(name, () => {
        const time = choose(numberIn(shelf.load(name)));
        shelf.save(name, { time });
        return time;
      });
    const { now, wait } = this.world;
    return rateLimiter({ now, wait: (milliseconds) => wait(milliseconds, signal), take }, pause);
  }

  private mirrorOf({ server }: Source): string | undefined {
    return server === undefined ? undefined : this.world.env[server.mirror] || undefined;
  }

  private kept(paper: NamedPaper): Answer | undefined {
    const { mode, shelf } = this.options;
    const source = sourceOf(paper);
    if (source === undefined) return {};
    const kept = mode === 'refresh' ? undefined : readKept(shelf.load(nameOf(source, paper)));
    const age = this.world.now().getTime() - (kept?.at ?? Number.NaN);
    if (kept !== undefined && (mode === 'offline' || (age >= 0 && age < freshMilliseconds)))
      return kept.paper;
    if (mode !== 'offline') return undefined;
    return new Failure('not-cached', { paper: source.keyOf(paper) ?? '' });
  }

  private keep(source: Source, paper: NamedPaper, found: FoundPaper): void {
    this.options.shelf.save(nameOf(source, paper), asKept(found, this.world.now()));
  }
}

function sourceOf(paper: NamedPaper): Source | undefined {
  return sources.find((source) => source.keyOf(paper) !== undefined);
}

function nameOf(source: Source, paper: NamedPaper): string {
  return `${source.name} ${source.keyOf(paper) ?? ''}`;
}

function numberIn(value: unknown): number | undefined {
  const time = isMap(value) ? value['time'] : undefined;
  return typeof time === 'number' && Number.isFinite(time) ? time : undefined;
}
