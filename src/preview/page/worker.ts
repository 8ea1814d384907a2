/** A SharedWorker: it runs once for all tabs of a preview. Each tab says which issue it follows, or `undefined`. */
import { Feed, type Reader } from './feed.ts';

const feed = new Feed();

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  const reader: Reader = (heard) => port.postMessage(heard);
  port.addEventListener('message', ({ data }: MessageEvent<string | undefined>) => feed.follow(reader, data));
  port.start();
});
