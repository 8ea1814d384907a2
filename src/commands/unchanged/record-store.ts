import { join } from 'node:path';
import type { Context } from '../../context.ts';
import {
  listFolder,
  look,
  makeFolder,
  privateMode,
  readOwn,
  realPathOf,
  removeFile,
  removeTemporaries,
  userFolder,
  writeAtomically,
} from '../../files/index.ts';
import { Failure } from '../../problem/index.ts';
import { textOf } from './record.ts';
import { recordsFolder } from './unchanged.ts';

/** What is known of the archive, whichever command found it. */
export const archiveName = 'archive';

/** For the issues of one newsletter. */
const mostFiles = 16;
const usualMegabytes = 64;

/** The files in which runs leave what they found out. A disk that refuses one makes the next run a slow one, and nothing else. */
export class RecordStore {
  private readonly context: Pick<Context, 'files' | 'self' | 'now'>;
  private readonly folder: string;
  private readonly mostBytes: number;
  /** What is there, looked up once. */
  private kept: Map<string, Kept> | undefined;

  private constructor(context: RecordStore['context'], folder: string, mostBytes: number) {
    this.context = context;
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /** `undefined` where there is no place for them: none that the system names, or one in the newsletter at `root`. Throws Failure `usage`. */
  static open(
    context: Pick<Context, 'env' | 'files' | 'self' | 'now'>,
    root: string,
  ): RecordStore | undefined {
    const asked = context.env['DIGEST_CACHE_MB'] ?? '';
    if (asked !== '' && !/^\d{1,6}$/.test(asked))
      throw new Failure('usage', { detail: `DIGEST_CACHE_MB is ${asked}: it must be a number of megabytes` });
    const place = userFolder(context, 'cache', recordsFolder);
    if (!('path' in place) || place.path.startsWith(join(root, '/'))) return undefined;
    try {
      if (realPathOf(context.files, place.path).startsWith(join(root, '/'))) return undefined;
    } catch {
      return undefined;
    }
    return new RecordStore(context, place.path, Number(asked === '' ? usualMegabytes : asked) * 1_000_000);
  }

  read(name: string): string | undefined {
    return textOf(readOwn(this.context, join(this.folder, name)));
  }

  /** `text` is ASCII. */
  write(name: string, text: string): void {
    const { files, now } = this.context;
    try {
      const bytes = Buffer.from(text, 'latin1');
      if (bytes.length > this.mostBytes) return;
      if (this.kept === undefined) {
        makeFolder(files, this.folder, privateMode);
        removeTemporaries(files, this.folder, { name: '', now: now() });
      }
      writeAtomically(files, join(this.folder, name), bytes, {
        overwrite: true,
        sync: false,
        replacesLink: true,
        mode: 0o600,
      });
      this.kept ??= this.list();
      this.kept.set(name, { size: bytes.length, modified: now().getTime() });
      this.makeRoom(name, this.kept);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
  }

  private list(): Map<string, Kept> {
    const { files } = this.context;
    const names = listFolder(files, this.folder).filter(
      (name) => name.endsWith('.json') && !name.startsWith('.'),
    );
    return new Map(
      names.map((name) => [name, look(files, join(this.folder, name)) ?? { size: 0, modified: 0 }]),
    );
  }

  /** Removes the oldest: of the same newsletter, whose names begin alike, and of all. What all its command lines use stays. */
  private makeRoom(latest: string, kept: Map<string, Kept>): void {
    const { files } = this.context;
    const prefix = latest.slice(0, latest.indexOf('-') + 1);
    const lasting = `${prefix}${archiveName}.json`;
    const rank = (name: string): number => (name === latest ? 2 : name === lasting ? 1 : 0);
    const all = [...kept].toSorted(
      ([a, one], [b, other]) => rank(b) - rank(a) || other.modified - one.modified,
    );
    let [count, bytes] = [0, 0];
    for (const [name, { size }] of all) {
      bytes += size;
      if (name.startsWith(prefix)) count++;
      if (bytes <= this.mostBytes && !(name.startsWith(prefix) && count > mostFiles)) continue;
      removeFile(files, join(this.folder, name));
      kept.delete(name);
    }
  }
}

/** Bytes, and milliseconds since 1970. */
interface Kept {
  readonly size: number;
  readonly modified: number;
}
