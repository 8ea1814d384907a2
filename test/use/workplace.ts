import { type FakeWorld, fakeContext } from '../support/context.ts';
import { Discourse } from '../support/discourse.ts';
import { type FeedEntry, feedOf } from '../support/feed.ts';
import { newsletter } from '../support/issues.ts';
import { Listmonk } from '../support/listmonk.ts';
import { Killed, type MemoryFiles, type Step } from '../support/memory-files.ts';
import { type Ran, runCli } from '../support/run-cli.ts';

const config = `name: Test
locale: ko
email:
  from: News <news@example.org>
  unsubscribe_url: "{{ UnsubscribeURL }}"
publish:
  forum: { url: https://forum.example, username: newsbot, category: 14, tags: [paper, weekly] }
  mail: { via: listmonk, url: https://lists.example, username: news, lists: [3], template: 5 }
`;

const diskSteps: readonly Step[] = ['open', 'write', 'close', 'rename', 'link', 'remove', 'sync'];
const requestFaults = ['before', 'after', 'lost', 'unreached'] as const;

/** A newsletter's folder, a forum, a mailing list and arXiv, all in memory. Runs of the program there can be cut off. */
export class Workplace {
  readonly forum = new Discourse();
  readonly lists = new Listmonk();
  readonly files: MemoryFiles = fakeContext({ files: newsletter({}, config) }).files;
  private runs = 0;

  /** Runs the program. `wasCut`: it came to what was to break. */
  async run(argv: readonly string[], stdin?: string): Promise<{ ran: Ran | undefined; wasCut: boolean }> {
    let ran: Ran | undefined;
    try {
      ran = await runCli(argv, fakeContext(this.world(stdin)));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    const wasCut =
      ran === undefined ||
      this.files.isDead ||
      this.servers.some(({ asked, faults }) => [...faults.keys()].some((nth) => asked.length >= nth));
    this.files.revive();
    for (const server of this.servers) server.faults.clear();
    return { ran, wasCut };
  }

  /** In the next run, a step on the disk or a request goes wrong. Says which, in words behind a command. */
  breakSomething(random: () => number): string {
    const below = (count: number): number => Math.floor(random() * count);
    const nth = below(12) + 1;
    if (random() < 0.5) {
      const step = diskSteps[below(diskSteps.length)] ?? 'open';
      this.files.break(step, 'killed', nth);
      return `   # killed in ${step} ${nth}`;
    }
    const kind = requestFaults[below(requestFaults.length)] ?? 'lost';
    const fault = kind === 'before' || kind === 'after' ? { kind, error: new Killed() } : { kind };
    for (const server of this.servers) {
      server.asked.length = 0;
      server.faults.set(nth, fault);
    }
    return `   # request ${nth}: ${kind}`;
  }

  /** The topic of a week, and how many there are. */
  topicsOf(date: string): Discourse['topics'] {
    return this.forum.topics.filter(({ externalId }) => externalId?.includes(date) === true);
  }

  /** How often the mail of a week went out. */
  sentOf(date: string): number {
    return this.lists.sent.filter(({ name }) => name.includes(date)).length;
  }

  /** How far the ledger says that the mail of a week is. */
  mailStateOf(date: string): string | undefined {
    const path = `/desk/published/${date}.json`;
    if (!this.files.paths('/desk/published').includes(path)) return undefined;
    return (JSON.parse(this.files.text(path)) as { mail?: { state: string } }).mail?.state;
  }

  private get servers(): readonly [Discourse, Listmonk] {
    return [this.forum, this.lists];
  }

  private world(stdin: string | undefined): FakeWorld {
    const { forum, lists } = this;
    return {
      files: this.files,
      env: {
        HOME: '/home/editor',
        DIGEST_FORUM_KEY: forum.key,
        DIGEST_FORUM_URL: forum.url,
        DIGEST_MAIL_PASSWORD: lists.token,
        DIGEST_MAIL_URL: lists.url,
      },
      // Each run is a process of its own, and the one before is gone.
      self: { pid: 1000 + ++this.runs, isAlive: () => false },
      ...(stdin === undefined ? {} : { stdin }),
      fetch: (input, init) => {
        const { origin, searchParams } = new URL(input instanceof Request ? input.url : String(input));
        const server = this.servers.find(({ url }) => url === origin);
        return server === undefined ? Promise.resolve(lookUp(searchParams)) : server.fetch(input, init);
      },
    };
  }
}

/** What arXiv's API says of the ids that are asked for. */
function lookUp(asked: URLSearchParams): Response {
  const ids = (asked.get('id_list') ?? '').split(',');
  const entries = ids.map((id): FeedEntry => ({ id: `${id}v1`, title: `Looked up ${id}` }));
  return new Response(feedOf(...entries), { headers: { 'content-type': 'application/atom+xml' } });
}
