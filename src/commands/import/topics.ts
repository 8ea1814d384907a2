import type { Context } from '../../context.ts';
import { isMap } from '../../data.ts';
import { cacheFor } from '../../files/index.ts';
import { version } from '../../generated/version.js';
import { Client } from '../../http/index.ts';
import { listAddress, type SourceText, topicAddress, topicsOfList } from '../../import/index.ts';
import { Failure, sayCount } from '../../problem/index.ts';
import { progressLine } from '../../terminal/index.ts';

export interface Topics {
  /**
   * A topic, or those of a category that were posted since a day, the oldest first; a Failure in the place of one that could not be
   * read. Throws Failure `import-no-topic`, and `fetch-failed` where the forum does not answer.
   */
  read(address: string, since: string | undefined): Promise<(SourceText | Failure)[]>;
  end(): void;
}

const hour = 60 * 60 * 1000;
/** In milliseconds. A post of years ago hardly changes; in a list is soon another topic. */
const fresh = { topic: 24 * hour, list: hour };
/** Between two requests, so that a forum takes no harm from a hundred. */
const pauseMilliseconds = 1000;

/** Asks forums for topics, one after the other; the answers are kept. */
export async function openTopics(context: Context): Promise<Topics> {
  const cache = await cacheFor(context);
  const end = new AbortController();
  const forget = context.onInterrupt(() => end.abort());
  let isFirst = true;
  const client = new Client(context, {
    userAgent: `paper-digest/${version}`,
    signal: end.signal,
    rateLimit: async () => {
      if (!isFirst) await context.wait(pauseMilliseconds, end.signal);
      isFirst = false;
    },
  });
  const ask = async (url: string, kind: keyof typeof fresh, address: string): Promise<string> => {
    const name = `${kind} ${url}`;
    const kept = cache.load(name);
    if (isMap(kept) && typeof kept['text'] === 'string' && isYoung(context, kept['at'], fresh[kind]))
      return kept['text'];
    const { status, text } = await client.get(url, {
      accept: 'application/json',
      type: /^application\/json\b/i,
    });
    if (status !== 200) throw new Failure('import-no-topic', { address, why: 'status', status });
    cache.save(name, { at: context.now().toISOString(), text });
    return text;
  };
  const topic = async (address: string, url: string): Promise<SourceText> => ({
    source: address,
    text: await ask(url, 'topic', address),
    kind: 'json',
  });
  return {
    end: forget,
    async read(address, since) {
      const url = topicAddress(address);
      if (url !== undefined) return [await topic(address, url)];
      const addresses = await addressesIn(address, since, ask);
      const found: (SourceText | Failure)[] = [];
      const line = context.isQuiet === true ? undefined : progressLine(context);
      try {
        for (const [done, one] of addresses.entries()) {
          line?.show(sayCount({ done, of: addresses.length }));
          try {
            found.push(await topic(one, topicAddress(one) ?? one));
          } catch (error) {
            // A topic that is gone or hidden leaves the others; a forum that does not answer has none.
            if (!(error instanceof Failure) || error.code !== 'import-no-topic') throw error;
            found.push(error);
          }
        }
      } finally {
        line?.end();
      }
      return found;
    },
  };
}

/** The addresses of the topics in a category, page after page, until one is older than `since` or no page has another. */
async function addressesIn(
  category: string,
  since: string | undefined,
  ask: (url: string, kind: 'list', address: string) => Promise<string>,
): Promise<string[]> {
  const found = new Set<string>();
  for (let page = 0; ; page++) {
    const url = listAddress(category, page);
    if (url === undefined) throw new Failure('import-no-topic', { address: category, why: 'address' });
    const list = topicsOfList(parsed(await ask(url, 'list', category)), { address: category, since });
    if (list === undefined) throw new Failure('import-no-topic', { address: category, why: 'data' });
    const before = found.size;
    for (const one of list.addresses) found.add(one);
    if (!list.hasMore || (page > 0 && found.size === before)) break;
  }
  if (found.size === 0 && since === undefined) throw new Failure('import-empty', { source: category });
  return [...found].toReversed();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isYoung(context: Context, at: unknown, most: number): boolean {
  const age = context.now().getTime() - Date.parse(typeof at === 'string' ? at : '');
  return age >= 0 && age < most;
}
