import { dirname, join, relative, resolve } from 'node:path';
import { append } from '../../data.ts';
import type { Context } from '../../context.ts';
import { listFolder, look, readNamed } from '../../files/index.ts';
import { kindOf, type SourceText } from '../../import/index.ts';
import { Failure, sayDiskError } from '../../problem/index.ts';
import { openTopics, type Topics } from './topics.ts';

/** What was named on the command line, read, each in its order; what could not be read is a Failure in its place. */
export async function readSources(
  context: Context,
  refs: readonly string[],
  { root, since }: { readonly root: string; readonly since: string | undefined },
): Promise<(SourceText | Failure)[]> {
  const found: (SourceText | Failure)[] = [];
  const addresses = refs.filter((ref) => /^https?:\/\//i.test(ref));
  const topics = addresses.length === 0 ? undefined : await openTopics(context);
  for (const ref of refs) {
    const read = async (): Promise<void> => {
      if (ref === '-') {
        const text = await readStdin(context);
        found.push({ source: '-', text, kind: kindOf('-', text) });
      } else if (/^https?:\/\//i.test(ref)) append(found, await (topics as Topics).read(ref, since));
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
