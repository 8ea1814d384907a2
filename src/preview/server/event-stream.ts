import type { ServerResponse } from 'node:http';
import type { Message, Part } from '../protocol.ts';

/** Parts as JSON, by name. */
export type Sent = ReadonlyMap<Part, string>;

/** A page that does not read (a tab that sleeps) is kept waiting for this many bytes; what comes on top is not written. */
const mostWaiting = 1_000_000;

/** Sends parts of issues as server-sent events. Who reads slowly gets of each part the last alone, and costs no more than that. */
export class EventStream {
  private readonly response: ServerResponse;
  /** Parts that are not written yet, because too much is waiting already, by the name of their issue. */
  private readonly skipped = new Map<string, Map<Part, string>>();

  /** The head of the answer is written already. */
  constructor(response: ServerResponse) {
    this.response = response;
    response.on('drain', () => this.sendSkipped());
  }

  send(issue: string, changed: Sent): void {
    if (this.skipped.size === 0 && this.response.writableLength < mostWaiting) {
      this.write(issue, changed);
      return;
    }
    const skipped = this.skipped.get(issue) ?? new Map<Part, string>();
    this.skipped.set(issue, skipped);
    for (const [name, json] of changed) skipped.set(name, json);
  }

  /** Says that there is no such issue, and which there are to choose from. */
  sendUnknown(issue: string, others: readonly string[]): void {
    this.response.write(`data: ${JSON.stringify({ issue, others } satisfies Message)}\n\n`);
  }

  private sendSkipped(): void {
    const all = [...this.skipped];
    this.skipped.clear();
    for (const [issue, changed] of all) this.write(issue, changed);
  }

  /** JSON has no line breaks of its own, so all parts are one line of an event: a `Message`. */
  private write(issue: string, changed: Sent): void {
    const parts = [...changed].map(([name, json]) => `${JSON.stringify(name)}:${json}`);
    this.response.write(`data: {"issue":${JSON.stringify(issue)},"changed":{${parts.join(',')}}}\n\n`);
  }
}
