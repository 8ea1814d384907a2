import { beforeEach, expect, test, vi } from 'vitest';
import { Feed, type Heard } from '../../../src/preview/page/feed.ts';
import type { Message } from '../../../src/preview/protocol.ts';

/** A stream as a browser has it, that does what a test says. */
class FakeEvents extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeEvents[] = [];
  readyState = 1;
  readonly address: string;

  constructor(address: string) {
    super();
    this.address = address;
    FakeEvents.all.push(this);
  }

  close(): void {
    this.readyState = FakeEvents.CLOSED;
  }

  say(message: Message): void {
    if (this.readyState !== FakeEvents.CLOSED)
      this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }

  fail(isRefused: boolean): void {
    this.readyState = isRefused ? FakeEvents.CLOSED : 0;
    this.dispatchEvent(new Event('error'));
  }
}

const open = (): FakeEvents[] => FakeEvents.all.filter(({ readyState }) => readyState !== FakeEvents.CLOSED);
const only = (): FakeEvents => {
  const [events, ...more] = open();
  if (events === undefined || more.length > 0) throw new Error(`there are ${open().length} streams`);
  return events;
};

let feed: Feed;
beforeEach(() => {
  FakeEvents.all = [];
  vi.stubGlobal('EventSource', FakeEvents);
  feed = new Feed();
});

/** Somebody who follows, and what they heard. */
function reader(issue: string): { heard: Heard[]; follow: (issue: string | undefined) => void } {
  const heard: Heard[] = [];
  const read = (one: Heard): void => void heard.push(one);
  feed.follow(read, issue);
  return { heard, follow: (next) => feed.follow(read, next) };
}

test('there is one stream for all, of what they follow, and none where nobody does', () => {
  const readers = ['b', 'a', 'b', 'a&c=d'].map(reader);
  expect(only().address).toBe('events?issue=a&issue=a%26c%3Dd&issue=b');
  readers[0]?.follow(undefined);
  expect(FakeEvents.all).toHaveLength(3);
  for (const { follow } of readers) follow(undefined);
  expect(open()).toEqual([]);
});

test('each hears of its own issue, and who comes later all there is', () => {
  const [a, b] = [reader('a'), reader('b')];
  only().say({ issue: 'a', changed: { source: 'one', text: 'x' } });
  only().say({ issue: 'a', changed: { source: 'two' } });
  expect(b.heard).toEqual([]);
  const late = reader('a');
  expect(late.heard).toEqual([{ issue: 'a', changed: { source: 'two', text: 'x' } }]);
  only().say({ issue: 'a', changed: { text: 'y' } });
  for (const { heard } of [a, late]) expect(heard.at(-1)).toEqual({ issue: 'a', changed: { text: 'y' } });
});

test('what another stream tells again is no news', () => {
  const a = reader('a');
  only().say({ issue: 'a', changed: { source: 'one', text: 'x' } });
  reader('b');
  only().say({ issue: 'a', changed: { source: 'one', text: 'x' } });
  expect(a.heard).toHaveLength(1);
  only().say({ issue: 'a', changed: { source: 'two', text: 'x' } });
  expect(a.heard.at(-1)).toEqual({ issue: 'a', changed: { source: 'two' } });
});

test('whoever asks for an issue that is not there hears which there are, and is not asked for again', () => {
  const [a, no] = [reader('a'), reader('no')];
  only().say({ issue: 'no', others: ['a'] });
  expect(no.heard).toEqual([{ issue: 'no', others: ['a'] }]);
  expect(a.heard).toEqual([]);
  expect(only().address).toBe('events?issue=a');
});

test('all hear that nobody is there, and all again once somebody is', () => {
  const [a, b] = [reader('a'), reader('b')];
  only().say({ issue: 'a', changed: { source: 'one' } });
  only().fail(false);
  expect([a.heard.at(-1), b.heard.at(-1)]).toEqual(['ended', 'ended']);
  only().say({ issue: 'a', changed: { source: 'one' } });
  expect(a.heard.at(-1)).toEqual({ issue: 'a', changed: { source: 'one' } });
  expect(FakeEvents.all).toHaveLength(2);
});

test('a preview that refuses is asked again when somebody comes, and by who follows already', () => {
  const a = reader('a');
  only().fail(true);
  expect(open()).toEqual([]);
  reader('a');
  expect(only().address).toBe('events?issue=a');
  only().fail(true);
  a.follow('a');
  only().say({ issue: 'a', changed: { source: 'one' } });
  expect(a.heard.at(-1)).toEqual({ issue: 'a', changed: { source: 'one' } });
});
