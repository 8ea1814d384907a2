import type { Message, Parts } from '../protocol.ts';

/** What a reader hears: a message of the stream, or that nobody is there to send one. */
export type Heard = Message | 'ended';
export type Reader = (heard: Heard) => void;

/** Follows issues for any number of readers in one stream, for a browser holds six connections to a server at a time. */
export class Feed {
  /** The issue that each of them follows. */
  private readonly readers = new Map<Reader, string>();
  /** Parts as JSON, by issue and name: who comes later is told them, and what the server tells twice is passed on once. */
  private readonly known = new Map<string, Map<string, string>>();
  private events: EventSource | undefined;
  private address = '';

  /** Tells a reader all there is of an issue, at once or soon, then whatever changes; of `undefined`, nothing more. */
  follow(reader: Reader, issue: string | undefined): void {
    if (issue === undefined) this.readers.delete(reader);
    else if (this.readers.get(reader) !== issue) {
      this.readers.set(reader, issue);
      const known = this.known.get(issue);
      if (known !== undefined) reader({ issue, changed: parsed(known) });
    }
    this.listen();
  }

  /** Asks for what is followed now, also again of a server that has refused it before. */
  private listen(): void {
    const issues = [...new Set(this.readers.values())].toSorted();
    for (const issue of this.known.keys()) if (!issues.includes(issue)) this.known.delete(issue);
    const address = `events?${issues.map((issue) => `issue=${encodeURIComponent(issue)}`).join('&')}`;
    const before = this.events;
    const isOpen = before !== undefined && before.readyState !== EventSource.CLOSED;
    if (isOpen && address === this.address) return;
    this.address = address;
    this.events = issues.length === 0 ? undefined : this.open(address);
    before?.close();
  }

  private open(address: string): EventSource {
    const events = new EventSource(address);
    events.addEventListener('message', ({ data }) => this.hear(JSON.parse(String(data)) as Message));
    // Where the server is gone, the browser tries again by itself; what it tells then may be another preview's.
    events.addEventListener('error', () => {
      this.known.clear();
      for (const reader of this.readers.keys()) reader('ended');
    });
    return events;
  }

  private hear(message: Message): void {
    const { issue } = message;
    const readers = [...this.readers].filter(([, followed]) => followed === issue).map(([reader]) => reader);
    if ('others' in message) {
      for (const reader of readers) {
        reader(message);
        this.readers.delete(reader);
      }
      return this.listen();
    }
    const changed = this.keep(message.issue, message.changed);
    if (Object.keys(changed).length > 0) for (const reader of readers) reader({ issue, changed });
  }

  /** Gives what of it was not known yet. */
  private keep(issue: string, parts: Partial<Parts>): Partial<Parts> {
    const known = this.known.get(issue) ?? new Map<string, string>();
    this.known.set(issue, known);
    const fresh = Object.entries(parts).filter(([name, value]) => {
      const json = JSON.stringify(value);
      const isFresh = known.get(name) !== json;
      known.set(name, json);
      return isFresh;
    });
    return Object.fromEntries(fresh);
  }
}

function parsed(known: ReadonlyMap<string, string>): Partial<Parts> {
  return Object.fromEntries([...known].map(([name, json]) => [name, JSON.parse(json)]));
}
