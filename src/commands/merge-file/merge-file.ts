import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { readBytes, requireWritable, writeAtomically } from '../../files/index.ts';
import { mergeLinesWithGit } from '../../git/index.ts';
import { type Marks, mergeIssues, type MergedIssue, type Refusal } from '../../merge/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';

export interface MergeFileOptions {
  readonly markerSize?: number;
  /** What the marks call each side. */
  readonly ours?: string;
  readonly theirs?: string;
}

/**
 * Merges an issue for git, which names files with its three versions, and the path that the issue has: ours gets what is merged. Where
 * a version cannot be read or cut, git's own merge of lines does it. A clash is a Failure `merge-clash`, whose exit code tells git so.
 */
export async function mergeFile(
  context: Context,
  versions: readonly string[],
  options: MergeFileOptions,
): Promise<Outcome> {
  const [base, ours, theirs, path = ours, ...others] = versions;
  if (
    base === undefined ||
    ours === undefined ||
    theirs === undefined ||
    path === undefined ||
    others.length > 0
  )
    throw new Failure('usage', {
      detail: 'it takes three files: what both come from, ours and theirs',
      command: 'merge-file',
    });
  const { files, cwd } = context;
  const paths = { base: resolve(cwd, base), ours: resolve(cwd, ours), theirs: resolve(cwd, theirs) };
  const marks: Marks = {
    size: options.markerSize ?? 7,
    ours: labelOf(options.ours, 'ours'),
    theirs: labelOf(options.theirs, 'theirs'),
  };
  requireWritable(files, paths.ours);
  const bytes = {
    base: readBytes(files, paths.base),
    ours: readBytes(files, paths.ours),
    theirs: readBytes(files, paths.theirs),
  };
  const merged = await merge(bytes, marks);
  const clash = (count?: number): readonly Failure[] => [new Failure('merge-clash', { path, count })];
  if ('text' in merged) {
    writeAtomically(files, paths.ours, merged.text, { overwrite: true, expected: bytes.ours });
    return merged.clashes === 0 ? {} : { failures: clash(merged.clashes) };
  }
  const isClean = mergeLinesWithGit(context, paths, marks);
  return {
    notices: [{ code: 'merged-by-lines', args: { path, ...reasonOf(merged, marks) } }],
    failures: isClean ? [] : clash(),
  };
}

/** Git before 2.44 has no names for the sides, and leaves the placeholders as they are. */
function labelOf(label: string | undefined, usual: string): string {
  return label === undefined || /^%[SXY]$/.test(label) ? usual : label;
}

async function merge(
  { base, ours, theirs }: Readonly<Record<'base' | 'ours' | 'theirs', Uint8Array>>,
  marks: Marks,
): Promise<MergedIssue | Refusal> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const texts: string[] = [];
  for (const [side, bytes] of Object.entries({ base, ours, theirs }) as [keyof typeof marks, Uint8Array][]) {
    try {
      texts.push(decoder.decode(bytes));
    } catch {
      return { why: 'broken', side: side as 'base' | 'ours' | 'theirs' };
    }
  }
  const [one = '', two = '', three = ''] = texts;
  return mergeIssues({ base: one, ours: two, theirs: three }, marks);
}

function reasonOf(
  refusal: Refusal,
  marks: Marks,
): Omit<Extract<Notice, { code: 'merged-by-lines' }>['args'], 'path'> {
  if (refusal.why === 'unproven') return { why: 'unproven', version: '' };
  const { side, why } = refusal;
  return { why, version: side === 'base' ? 'what both come from' : marks[side] };
}
