import type { ServerResponse } from 'node:http';
import type { Part } from '../protocol.ts';

/** Parts as JSON, by name. */
export type Sent = ReadonlyMap<Part, string>;

/** A page that does not read (a tab that sleeps) is kept waiting for this many bytes; what comes on top is not written. */
const mostWaiting = 1_000_000;

/** Sends parts as server-sent events. Who reads slowly gets of each part the last alone, and costs no more than that. */
export class EventStream {
  private readonly response: ServerResponse;
  /** Parts that are not written yet, because too much is waiting already. */
  private readonly skipped = new Map<Part, string>();

  /** The head of the answer is written already. */
  constructor(response: ServerResponse) {
    this.response = response;
    response.on('drain', () => this.sendSkipped());
  }

  send(changed: Sent): void {
    if (this.skipped.size === 0 && this.response.writableLength < mostWaiting) {
      this.response.write(eventOf(changed));
      return;
    }
    for (const [name, json] of changed) this.skipped.set(name, json);
  }

  private sendSkipped(): void {
    if (this.skipped.size === 0) return;
    const event = eventOf(this.skipped);
    this.skipped.clear();
    this.response.write(event);
  }
}

/** JSON has no line breaks of its own, so all parts are one line of an event. */
function eventOf(changed: Sent): string {
  const parts = [...changed].map(([name, json]) => `${JSON.stringify(name)}:${json}`);
  return `data: {${parts.join(',')}}\n\n`;
}
