import { join, relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { firstBehind } from '../../data.ts';
import { listFolder, makeFolder, removeFile, removeTemporaries, writeTogether } from '../../files/index.ts';
import { type FormatName, formats } from '../../formats/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Output } from './options.ts';

export interface Delivered {
  /** The paths that were written, as people see them. */
  readonly paths: readonly string[];
  /** The reason, if something could not be written. */
  readonly failure?: Failure;
}

interface Rendered {
  /** Of the issue. */
  readonly name: string;
  readonly outputs: readonly Output[];
}

/**
 * The names of the issues, most of which nobody has, with which a run in these formats would look at a file of that name among the
 * outputs, or remove it.
 */
export function ownersOf(entry: string, wanted: readonly FormatName[]): string[] {
  const isTemporary = /^\..+\.digest-/.test(entry);
  const name = isTemporary ? entry.slice(1) : entry;
  return Array.from(name.matchAll(/\./g), ({ index }) => index).flatMap((dot) => {
    const isOurs = isTemporary || wanted.some((format) => formats[format].files.test(name.slice(dot)));
    return isOurs ? [name.slice(0, dot)] : [];
  });
}

/** The folder that one run writes into. What earlier runs left there is looked up once. */
export class OutputFolder {
  /** Absolute. */
  readonly path: string;
  private readonly context: Context;
  private entries: readonly string[] | undefined;

  constructor(context: Context, folder: string) {
    this.context = context;
    this.path = resolve(context.cwd, folder);
  }

  /**
   * Writes what was rendered, all of it or nothing, in place of what an earlier run wrote. Throws Failure `cannot-write` where
   * there can be no such folder.
   */
  deliver({ name, outputs }: Rendered): Delivered {
    const { files, cwd, now } = this.context;
    const contents = outputs.map(({ suffix, content }) => ({
      path: join(this.path, `${name}${suffix}`),
      content,
    }));
    if (this.entries === undefined) makeFolder(files, this.path);
    let paths: string[] = [];
    try {
      // First: one may be a second name of a file, which would be written where it stands for that.
      const entries = (): string[] => this.entriesFrom(`.${name}.`);
      removeTemporaries(files, this.path, { name: `${name}.`, now: now(), entries });
      // They can be made again, and so need not outlast a power cut.
      writeTogether(files, contents, { overwrite: true, sync: false });
      paths = contents.map(({ path }) => relative(cwd, path) || path);
      this.removeStale({ name, outputs });
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      return { paths, failure };
    }
    return { paths };
  }

  /**
   * Removes what a format wrote in an earlier run and not in this one: a post that is no longer split, or split into fewer parts.
   * Whoever posts what stands in the folder would post the rest too.
   */
  private removeStale({ name, outputs }: Rendered): void {
    const written = new Set(outputs.map((output) => `${name}${output.suffix}`));
    const ours = [...new Set(outputs.map((output) => output.format))].map((format) => formats[format].files);
    for (const entry of this.entriesFrom(name)) {
      const suffix = entry.slice(name.length);
      if (!written.has(entry) && ours.some((pattern) => pattern.test(suffix)))
        removeFile(this.context.files, join(this.path, entry));
    }
  }

  /** What stood here when the run began, as far as its name begins so. Throws Failure `cannot-read`. */
  private entriesFrom(beginning: string): string[] {
    this.entries ??= listFolder(this.context.files, this.path);
    const found: string[] = [];
    for (let i = this.firstFrom(beginning); this.entries[i]?.startsWith(beginning) === true; i++)
      found.push(this.entries[i] ?? '');
    return found;
  }

  /** Where such a name stands, or would: they are sorted. */
  private firstFrom(beginning: string): number {
    const entries = this.entries ?? [];
    return firstBehind(entries.length, (i) => (entries[i] ?? '') >= beginning);
  }
}
