import type { Context } from '../context.ts';
import { isMap } from '../data.ts';
import { Failure } from '../problem/index.ts';
import { Client } from '../http/index.ts';
import { isOfUse, readCacheEntry, toCacheEntry, type CacheEntry } from './cache-entry.ts';
import { parseArxivId } from './ids.ts';
import { oneLine } from './record/clean.ts';
import { checkedPaper } from './record/checked.ts';
import { sources } from './sources/list.ts';
import { rateLimiter, type RateLimitWorld } from './sources/rate-limit.ts';
import type { Answer, Asking, FoundPaper, LookUp, NamedPaper, Source } from './sources/source.ts';
import { parseUrl } from '../text/index.ts';

/** The part of the cache that the library needs. None of its methods throws. */
export interface PaperCache {
  load(name: string): unknown;
  save(name: string, value: unknown): void;
  /** Does `work`, which only loads and saves, while no other process does its own under this name. */
  alone<T>(name: string, work: () => T): Promise<T>;
}

/** One attempt to reach a server, counted from 1. */
export interface Attempt {
  /** Who is asked: a source, or the host of a page. */
  readonly server: string;
  readonly attempt: number;
  readonly of: number;
}

export interface LibraryOptions {
  readonly cache: PaperCache;
  /** The version of the program, which servers see in the header User-Agent. */
  readonly version: string;
  /** Whether cached papers are asked for again (`refresh`), or only they are used (`offline`). */
  readonly mode: 'usual' | 'refresh' | 'offline';
  readonly timeoutMilliseconds?: number;
  /** Is told of each attempt to reach a server, before it begins. */
  readonly onAttempt?: (attempt: Attempt) => void;
  /** Ends all look-ups. */
  readonly signal?: AbortSignal;
}

type World = Pick<Context, 'fetch' | 'turn' | 'env' | 'now' | 'wait' | 'random' | 'addressesOf'>;

/** A week: papers get new versions, and may be withdrawn. */
const freshMilliseconds = 7 * 24 * 60 * 60 * 1000;

/** Hardly any paper on arXiv has more. */
const mostVersions = 40;

/** Looks papers up in the cache, else at their sources. */
export class Library {
  private readonly options: LibraryOptions;
  private readonly world: World;
  private readonly clients = new Map<Source, Client>();
  private readonly down = new Map<string, Failure>();

  constructor(world: World, options: LibraryOptions) {
    this.world = world;
    this.options = options;
  }

  /**
   * Returns one answer for each paper, in their order. Each source is asked once for all of its papers that are not cached.
   * `onProgress` is called with the number of answers so far. Throws Failure `interrupted` once `signal` ends it.
   */
  async find(
    papers: readonly NamedPaper[],
    onProgress: (answers: number) => void = () => {},
  ): Promise<readonly Answer[]> {
    const answers: (Answer | undefined)[] = papers.map((paper) => this.cached(paper));
    let count = answers.filter((answer) => answer !== undefined).length;
    onProgress(count);
    for (const source of sources) {
      const missing = papers.flatMap((paper, i) =>
        answers[i] === undefined && sourceOf(paper) === source ? [i] : [],
      );
      if (missing.length === 0) continue;
      const asked = missing.map((i) => papers[i] ?? {});
      const lookUps = source.lookUps(asked, this.asking(source));
      for (const [n, i] of missing.entries()) {
        const answer = await this.settled(source, asked[n], lookUps[n]);
        // What is there is kept, also where the next is not waited for.
        if (!(answer instanceof Failure)) this.store(source, asked[n] ?? {}, answer);
        answers[i] = answer;
        this.requireGoing();
        onProgress(++count);
      }
    }
    return answers.map((answer) => answer ?? {});
  }

  /**
   * The answer of a look-up, and the only place that catches what a source or a reader throws: it is the Failure of its paper, and no
   * other paper's. Throws Failure `interrupted` once `signal` ends the library.
   */
  private async settled(
    source: Source,
    paper: NamedPaper | undefined,
    lookUp: LookUp | undefined,
  ): Promise<Answer> {
    try {
      requireMirror(source, this.mirrorOf(source));
      const answer = (await lookUp?.()) ?? {};
      if (answer instanceof Failure) throw answer;
      return checkedPaper(answer);
    } catch (cause) {
      this.requireGoing();
      if (cause instanceof Failure) return cause;
      const host = hostOf(this.addressOf(source) ?? paper?.link ?? '');
      return new Failure('fetch-failed', { host, why: 'unreadable', detail: wordsFor(cause) }, { cause });
    }
  }

  private requireGoing(): void {
    if (this.options.signal?.aborted === true) throw new Failure('interrupted', {});
  }

  private asking(source: Source): Asking {
    const client = this.clients.get(source) ?? this.clientOf(source);
    this.clients.set(source, client);
    return { client, address: this.addressOf(source) ?? '' };
  }

  private clientOf({ name, server }: Source): Client {
    const { version, timeoutMilliseconds, signal, onAttempt } = this.options;
    return new Client(this.world, {
      userAgent: `paper-digest/${version}`,
      down: this.down,
      mirrors: sources.flatMap((source) => this.mirrorOf(source) ?? []),
      ...(server?.pause === undefined ? {} : { rateLimit: this.rateLimitOf(name, server.pause) }),
      onAttempt: ({ host, ...attempt }) =>
        onAttempt?.({ server: server === undefined ? host : name, ...attempt }),
      ...(signal === undefined ? {} : { signal }),
      ...(timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds }),
    });
  }

  /** The cache holds when a source was asked last, or will be next, so that all processes keep to one limit. */
  private rateLimitOf(source: string, pause: number): () => Promise<void> {
    const { cache, signal } = this.options;
    const name = `${source.toLowerCase()} asked`;
    const take: RateLimitWorld['take'] = (choose) =>
      cache.alone(name, () => {
        const time = choose(numberIn(cache.load(name)));
        cache.save(name, { time });
        return time;
      });
    const { now, wait } = this.world;
    return rateLimiter({ now, wait: (milliseconds) => wait(milliseconds, signal), take }, pause);
  }

  /** Whom a source asks; `undefined` where that is the host of each paper. */
  private addressOf(source: Source): string | undefined {
    return this.mirrorOf(source) ?? source.server?.address;
  }

  private mirrorOf({ server }: Source): string | undefined {
    return server === undefined ? undefined : this.world.env[server.mirror] || undefined;
  }

  private cached(paper: NamedPaper): Answer | undefined {
    const { mode } = this.options;
    const source = sourceOf(paper);
    if (source === undefined) return {};
    const entry = mode === 'refresh' ? undefined : this.entryOf(source, paper);
    const age = this.world.now().getTime() - (entry?.at ?? Number.NaN);
    if (entry !== undefined && (mode === 'offline' || (age >= 0 && age < freshMilliseconds)))
      return entry.paper;
    if (mode !== 'offline') return undefined;
    return (
      this.otherVersion(source, paper) ?? new Failure('not-cached', { paper: source.keyOf(paper) ?? '' })
    );
  }

  /** The latest version that is cached of an arXiv paper, for an id that names none. */
  private otherVersion(source: Source, { arxiv }: NamedPaper): Answer | undefined {
    const { id, version } = arxiv === undefined ? {} : (parseArxivId(arxiv) ?? {});
    if (id === undefined || version !== undefined) return undefined;
    for (let n = mostVersions; n > 0; n--) {
      const other = `${id}v${n}`;
      const entry = this.entryOf(source, { arxiv: other });
      if (entry !== undefined) return { ...entry.paper, arxiv: id, version: other };
    }
    return undefined;
  }

  private store(source: Source, paper: NamedPaper, found: FoundPaper): void {
    if (!isOfUse(found)) return;
    this.options.cache.save(this.nameOf(source, paper), toCacheEntry(found, this.world.now()));
  }

  /** What the cache has of a paper; nothing where it is of another one. */
  private entryOf(source: Source, paper: NamedPaper): CacheEntry | undefined {
    const entry = readCacheEntry(this.options.cache.load(this.nameOf(source, paper)));
    return entry !== undefined && source.keyOf(entry.paper) === source.keyOf(paper) ? entry : undefined;
  }

  /** Another server may say something else of the same paper. */
  private nameOf(source: Source, paper: NamedPaper): string {
    return `${source.name} ${this.addressOf(source) ?? ''} ${source.keyOf(paper) ?? ''}`;
  }
}

function sourceOf(paper: NamedPaper): Source | undefined {
  return sources.find((source) => source.keyOf(paper) !== undefined);
}

/** Throws Failure `bad-mirror` for a variable that holds no address to ask. */
function requireMirror({ server }: Source, mirror: string | undefined): void {
  if (server === undefined || mirror === undefined) return;
  const url = parseUrl(mirror);
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new Failure('bad-mirror', { variable: server.mirror, why: 'address' });
  if (url.username !== '' || url.password !== '')
    throw new Failure('bad-mirror', { variable: server.mirror, why: 'password' });
}

function hostOf(address: string): string {
  return parseUrl(address)?.host ?? address;
}

/** What is wrong with an answer that a reader could not read, in words. */
function wordsFor(cause: unknown): string {
  if (cause instanceof RangeError && /call stack/.test(cause.message)) return 'it is nested too deeply';
  const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return oneLine(line).slice(0, 200);
}

function numberIn(value: unknown): number | undefined {
  const time = isMap(value) ? value['time'] : undefined;
  return typeof time === 'number' && Number.isFinite(time) ? time : undefined;
}
