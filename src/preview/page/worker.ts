/**
 * A SharedWorker runs once for all tabs of a preview; where a browser has none, each tab has a worker of its own. Each tab says which
 * issue it follows, or `undefined`.
 */
import { Feed, type Reader } from './feed.ts';

const feed = new Feed();

/** Where a tab speaks and listens. */
interface Port extends EventTarget {
  postMessage: Reader;
}

function listen(port: Port): void {
  const reader: Reader = (heard) => port.postMessage(heard);
  port.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<string | undefined>;
    feed.follow(reader, data);
  });
}

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  listen(port);
  port.start();
});
// A worker of one tab is never connected to: it speaks to its tab itself.
if ('postMessage' in globalThis) listen(globalThis);
