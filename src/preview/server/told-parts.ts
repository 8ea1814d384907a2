import type { DrawnParts } from '../drawing/answering.ts';
import type { Budget, PageBlock, Part, Parts } from '../protocol.ts';
import type { Sent } from './event-stream.ts';
import { moveLines } from './moved-lines.ts';

/** What the page knows of an issue, as JSON, and those who are told when it changes. */
export class ToldParts {
  private readonly parts = new Map<Part, string>();
  /** The same of each site of the forum, by its language. */
  private readonly forum = new Map<string, string>();
  private readonly followers = new Set<(changed: Sent) => void>();
  /** The blocks that were drawn last, and the file that their lines are of. */
  private located: { readonly blocks: string; readonly source: string } | undefined;

  /** Everything so far, at once, then whatever changes. The returned function ends it. */
  follow(follower: (changed: Sent) => void): () => void {
    if (this.parts.size > 0) follower(this.parts);
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  get isFollowed(): boolean {
    return this.followers.size > 0;
  }

  has(part: Part): boolean {
    return this.parts.has(part);
  }

  get(part: Part): string | undefined {
    return this.parts.get(part);
  }

  /** Tells those who follow what of this is new to them, and keeps it for those who come. */
  tell(parts: Iterable<readonly [Part, string]>): void {
    const changed = new Map<Part, string>();
    for (const [name, json] of new Map(parts)) {
      if (this.parts.get(name) === json) continue;
      this.parts.set(name, json);
      changed.set(name, json);
    }
    if (changed.size === 0) return;
    for (const follower of this.followers) follower(changed);
  }

  /** What was drawn first. What takes longer stays as it was until the new one is there: the other sites, and how large the mail is on its way. */
  withOld({ parts, forum }: DrawnParts, source: string | undefined): Map<Part, string> {
    const [blocks, budgets] = [parts.get('blocks'), parts.get('budgets')];
    if (blocks !== undefined && source !== undefined) this.located = { blocks, source };
    const all = new Map([...parts, ...this.allSites(forum)]);
    if (budgets !== undefined) {
      const old = JSON.parse(this.parts.get('budgets') ?? '[]') as Budget[];
      const later = old.filter(({ most }) => most === undefined);
      all.set('budgets', JSON.stringify([...(JSON.parse(budgets) as Budget[]), ...later]));
    }
    return all;
  }

  /** The posts of all sites, with these; nothing where there are none. */
  allSites(drawn: ReadonlyMap<string, string>): [Part, string][] {
    if (drawn.size === 0) return [];
    for (const [site, posts] of drawn) this.forum.set(site, posts);
    const sites = Array.from(this.forum, ([site, posts]) => `${JSON.stringify(site)}:${posts}`);
    return [['forum', `{${sites.join(',')}}`]];
  }

  /** Views that are older than the file still lead to the lines of it that were not edited. */
  movedBlocks(source: string): [Part, string][] {
    if (this.located === undefined) return [];
    const blocks = JSON.parse(this.located.blocks) as PageBlock[];
    const [from, to] = [this.located.source, source].map((json) => JSON.parse(json) as Parts['source']);
    return [['blocks', JSON.stringify(moveLines(blocks, { from: from ?? '', to: to ?? '' }))]];
  }
}
