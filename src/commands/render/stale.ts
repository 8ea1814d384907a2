import { join } from 'node:path';
import type { FileSystem } from '../../context.ts';
import { listFolder, removeFile } from '../../files/index.ts';
import { type FormatName, formats } from '../../formats/index.ts';
import type { Output } from './options.ts';

/**
 * The names of the issues, some of which nobody may have, from whose folder of outputs a file of that name would be removed when they
 * are written in these formats.
 */
export function ownersOf(entry: string, wanted: readonly FormatName[]): string[] {
  const isTemporary = /^\..+\.digest-/.test(entry);
  const name = isTemporary ? entry.slice(1) : entry;
  return Array.from(name.matchAll(/\./g), ({ index }) => index).flatMap((dot) => {
    const suffix = name.slice(dot);
    const isOurs = isTemporary || wanted.some((format) => formats[format].files.test(suffix));
    return isOurs ? [name.slice(0, dot)] : [];
  });
}

/**
 * Removes what a format wrote in an earlier run and not in this one: a post that is no longer split, or split into fewer parts.
 * Whoever posts what stands in the folder would post the rest too.
 */
export function removeStale(
  files: FileSystem,
  folder: string,
  { name, outputs }: { name: string; outputs: readonly Output[] },
): void {
  const written = new Set(outputs.map((output) => `${name}${output.suffix}`));
  const ours = [...new Set(outputs.map((output) => output.format))].map((format) => formats[format].files);
  for (const entry of listFolder(files, folder)) {
    if (!entry.startsWith(name) || written.has(entry)) continue;
    const suffix = entry.slice(name.length);
    if (ours.some((pattern) => pattern.test(suffix))) removeFile(files, join(folder, entry));
  }
}
