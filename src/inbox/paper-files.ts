import { relative, sep } from 'node:path';
import type { Context } from '../context.ts';
import { readBytes } from '../files/index.ts';
import type { Archive } from '../issue/index.ts';
import type { ArchiveIndex } from '../newsletter/index.ts';
import { identitiesOf } from '../papers/index.ts';
import { Failure } from '../problem/index.ts';
import type { Read } from '../yaml/index.ts';
import { lookThroughInbox } from './look-through.ts';

/** Those of the inbox that others may be the same as; its files are read once, at the first question. */
export class PaperFiles {
  private readonly context: Context;
  private readonly root: string;
  private known: ReadonlyMap<string, { readonly file: string; readonly issue: string }> | undefined;

  constructor(context: Context, root: string) {
    this.context = context;
    this.root = root;
  }

  /** An archive in which the papers of the files before one are, too. */
  before(file: string, archive: ArchiveIndex): Pick<ArchiveIndex, 'besides'> {
    return {
      besides: (asking, read): Archive => {
        const others = archive.besides(asking, read);
        const earlier = (key: string): ReturnType<Archive['papersWith']> => {
          const found = (this.known ??= this.look(read)).get(key);
          return found === undefined || found.file >= file ? undefined : { issue: found.issue, title: [] };
        };
        return { ...others, papersWith: (key) => others.papersWith(key) ?? earlier(key) };
      },
    };
  }

  /** The first file that has each paper. */
  private look(read: Read): ReadonlyMap<string, { readonly file: string; readonly issue: string }> {
    const { files } = this.context;
    const known = new Map<string, { file: string; issue: string }>();
    for (const { path: file } of lookThroughInbox(files, this.root).issues) {
      const issue = relative(this.root, file).replaceAll(sep, '/');
      for (const { key } of identitiesOf(idsIn(files, file, read)))
        if (!known.has(key)) known.set(key, { file, issue });
    }
    return known;
  }
}

/** A file that cannot be read names no paper. */
function idsIn(files: Context['files'], file: string, read: Read): Parameters<typeof identitiesOf>[0] {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  try {
    const { data } = read(readBytes(files, file));
    return { arxiv: text(data?.['arxiv']), doi: text(data?.['doi']), link: text(data?.['link']) };
  } catch (error) {
    if (error instanceof Failure) return { arxiv: undefined, doi: undefined, link: undefined };
    throw error;
  }
}
