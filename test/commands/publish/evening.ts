import type { FakeContext, FakeWorld } from '../../support/context.ts';
import { fakeContext } from '../../support/context.ts';
import { Discourse } from '../../support/discourse.ts';
import { newsletter, soundIssue } from '../../support/issues.ts';
import type { MemoryFiles } from '../../support/memory-files.ts';
import { type Ran, runCli } from '../../support/run-cli.ts';

export const week = '2025-07-07';
export const issuePath = `/desk/issues/${week}.yaml`;
export const ledgerPath = `/desk/published/${week}.json`;

export const config = (more = '', forum = '', url = 'https://forum.example'): string => `name: Test
locale: ko
publish:
  forum:
    url: ${url}
    username: newsbot
    category: 14
    tags: [paper, weekly]
${forum}${more}`;

interface Desk {
  readonly issue?: string;
  /** Further keys of the config, and of `publish.forum`. */
  readonly more?: string;
  readonly forumKeys?: string;
  readonly world?: FakeWorld;
}

/** A newsletter with one issue, and a desk at which one publishes it again and again. */
export class Evening {
  readonly context: FakeContext;
  readonly forum: Discourse;
  private readonly world: FakeWorld;

  constructor(
    forum: Discourse,
    { issue = soundIssue(week), more = '', forumKeys = '', world = {} }: Desk = {},
  ) {
    this.forum = forum;
    this.world = {
      fetch: forum.fetch,
      env: { HOME: '/home/editor', DIGEST_FORUM_KEY: forum.key, DIGEST_FORUM_URL: forum.url },
      ...world,
    };
    this.context = fakeContext({
      ...this.world,
      files: newsletter({ [week]: issue }, config(more, forumKeys)),
    });
  }

  get files(): MemoryFiles {
    return this.context.files;
  }

  /** Runs `publish --yes` and counts requests anew; `world`: another process with the same files. */
  async publish(flags = '--yes', world: FakeWorld = {}): Promise<Ran> {
    this.forum.asked.length = 0;
    const argv = flags.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
    // Each run is a process of its own: the one before is gone.
    const self = { pid: 4243, isAlive: () => false };
    return runCli(['publish', ...argv], fakeContext({ ...this.world, self, ...world, files: this.files }));
  }

  change(from: string, to: string): void {
    this.files.put(issuePath, this.files.text(issuePath).replace(from, to));
  }

  /** The ledger as data. */
  get ledger(): Record<string, never> & { forum?: { posts: { state: string }[]; topic?: number } } {
    return JSON.parse(this.files.text(ledgerPath));
  }

  get states(): string[] {
    return this.ledger.forum?.posts.map(({ state }) => state) ?? [];
  }

  loseLedger(): void {
    for (const path of this.files.paths('/desk/published')) this.files.remove(path);
  }
}

/** What of a config splits `splitIssue`. */
export const splitting = 'forum: { split: true, max_length: 600 }\n';

/** An issue whose post has a part for each paper. */
export function splitIssue(papers = 2): string {
  const paper = (n: number): string => `  - title:
      ko: "논문 ${n}"
      en: "Paper ${n}"
    arxiv: "2507.1000${n}"
    summary: |
      ${`요약 ${n}번입니다. `.repeat(30)}
`;
  return `week: 2025-07-07\npapers:\n${Array.from({ length: papers }, (_, i) => paper(i + 1)).join('')}`;
}

export function splitEvening(forum = new Discourse(), papers = 2, world = {}): Evening {
  return new Evening(forum, { issue: splitIssue(papers), more: splitting, world });
}
