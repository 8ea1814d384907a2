import { dirname, join, relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { cacheFor, listFolder, look, readNamed } from '../../files/index.ts';
import { version } from '../../generated/version.js';
import { Client } from '../../http/index.ts';
import { kindOf, type SourceText, topicAddress } from '../../import/index.ts';
import { isMap } from '../../data.ts';
import { Failure, sayDiskError } from '../../problem/index.ts';

/** What was named on the command line, read, each in its order; what could not be read is a Failure in its place. */
export async function readSources(
  context: Context,
  refs: readonly string[],
  root: string,
): Promise<(SourceText | Failure)[]> {
  const found: (SourceText | Failure)[] = [];
  const addresses = refs.filter((ref) => /^https?:\/\//i.test(ref));
  const topics = addresses.length === 0 ? undefined : await openTopics(context);
  for (const ref of refs) {
    const read = async (): Promise<void> => {
      if (ref === '-') {
        const text = await readStdin(context);
        found.push({ source: '-', text, kind: kindOf('-', text) });
      } else if (/^https?:\/\//i.test(ref)) found.push(await (topics as Topics).read(ref));
      else
        for (const path of filesOf(context, ref))
          found.push(await readFile(context, path, nameOf(path, resolve(context.cwd, ref), root)));
    };
    try {
      await read();
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'interrupted') throw error;
      found.push(error);
    }
  }
  topics?.end();
  return found;
}

/** Names of files that hold posts; in a folder, others are passed over. */
const posts = /\.(?:md|markdown|html?|txt|json)$/i;

/** A file by itself; of a folder all posts in it and below, sorted by name. */
function filesOf({ files, cwd }: Context, ref: string): string[] {
  const path = resolve(cwd, ref);
  const found = look(files, path);
  if (found === undefined) throw new Failure('no-such-file', { path: ref });
  if (found.kind !== 'directory') return [path];
  const below: string[] = [];
  const walk = (folder: string, depth: number): void => {
    for (const name of listFolder(files, folder)) {
      if (name.startsWith('.')) continue;
      const inside = join(folder, name);
      const kind = look(files, inside)?.kind;
      if (kind === 'directory' && depth < 20) walk(inside, depth + 1);
      else if (kind === 'file' && posts.test(name)) below.push(inside);
    }
  };
  walk(path, 0);
  if (below.length === 0) throw new Failure('import-empty', { source: ref });
  return below;
}

/** The name that an issue keeps of its source: below the newsletter's root, or else below the folder that was named. */
function nameOf(path: string, named: string, root: string): string {
  const inside = relative(root, path);
  return /^\.\.(?:[\\/]|$)|^(?:[A-Za-z]:)?[\\/]/.test(inside) ? relative(dirname(named), path) : inside;
}

async function readFile({ files }: Context, path: string, name: string): Promise<SourceText | Failure> {
  try {
    return asSource(name.replaceAll('\\', '/'), await readNamed(files, path));
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

async function readStdin({ stdin }: Context): Promise<string> {
  if (stdin.isTTY) throw new Failure('no-input', {});
  return stdin.readAll();
}

function asSource(source: string, bytes: Uint8Array): SourceText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { source, text, kind: kindOf(source, text) };
  } catch (cause) {
    throw new Failure('cannot-read', { path: source, reason: sayDiskError('not-utf8') }, { cause });
  }
}

interface Topics {
  read(address: string): Promise<SourceText>;
  end(): void;
}

/** A day: a post of years ago hardly changes. */
const freshMilliseconds = 24 * 60 * 60 * 1000;
/** Between two topics, so that a forum takes no harm from a hundred. */
const pauseMilliseconds = 1000;

/** Asks forums for topics, one after the other; the answers are kept for a day. */
async function openTopics(context: Context): Promise<Topics> {
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
  return {
    end: forget,
    async read(address) {
      const url = topicAddress(address);
      if (url === undefined) throw new Failure('import-no-topic', { address, why: 'address' });
      const name = `topic ${url}`;
      const kept = cache.load(name);
      if (isMap(kept) && typeof kept['text'] === 'string' && isFresh(context, kept['at']))
        return { source: address, text: kept['text'], kind: 'json' };
      const { status, text } = await client.get(url, {
        accept: 'application/json',
        type: /^application\/json\b/i,
      });
      if (status !== 200) throw new Failure('import-no-topic', { address, why: 'status', status });
      cache.save(name, { at: context.now().toISOString(), text });
      return { source: address, text, kind: 'json' };
    },
  };
}

function isFresh(context: Context, at: unknown): boolean {
  const age = context.now().getTime() - Date.parse(typeof at === 'string' ? at : '');
  return age >= 0 && age < freshMilliseconds;
}
