import type { Context } from '../../context.ts';
import { bytesAt } from '../../git/index.ts';
import { ledgerPaths, readCopy, readLedger } from '../../ledger/index.ts';
import type { IssueFile } from '../../newsletter/index.ts';
import { Failure, type FailureCode, type Notice } from '../../problem/index.ts';
import { relativeTo } from '../../report/index.ts';

/** An earlier version of an issue. */
export interface Base {
  /** As people see it: a path, or a ref of git. */
  readonly shown: string;
  /** Where problems in it are told to be, an absolute path; of a ref `REF:PATH` in the working directory, as git writes it. */
  readonly file: string;
  /** `undefined`: there was no such file. */
  readonly bytes: Uint8Array | undefined;
  readonly notices: readonly Notice[];
}

/** Where an issue went. */
type Channel = 'forum' | 'mail';

/**
 * What an issue is compared with: at `ref`, where one is given; else what the first of `channels` that has it last got, or what was
 * committed last. Throws Failure `unknown-commit`, `no-git`, `nothing-to-compare`, and what reading the ledger throws.
 */
export function findBase(
  context: Context,
  root: string,
  {
    issue,
    ref,
    channels,
  }: { readonly issue: IssueFile; readonly ref: string | undefined; readonly channels: readonly Channel[] },
): Base {
  if (ref !== undefined) return atRef(context, issue, ref);
  const { base, missing } = published(context, { root, channels }, issue);
  const found = base ?? committed(context, issue);
  const chosen: Notice = { code: 'compared-with', args: { base: found.shown, missing } };
  return { ...found, notices: [chosen, ...found.notices] };
}

/** `missing`: a copy that the ledger names, and that is no longer there as it was. */
function published(
  { files, cwd }: Context,
  { root, channels }: { readonly root: string; readonly channels: readonly Channel[] },
  { name }: IssueFile,
): { readonly base?: Base; readonly missing: string | undefined } {
  const ledger = readLedger(files, root, name);
  const shown = (path: string): string => relativeTo(cwd, path) || path;
  const missing: string[] = [];
  for (const channel of channels) {
    const record = ledger[channel];
    if (record === undefined) continue;
    const file = ledgerPaths(root, name).issueOf(channel);
    const bytes = readCopy(files, file, record.issue);
    if (bytes !== undefined)
      return { base: { shown: shown(file), file, bytes, notices: [] }, missing: missing[0] };
    missing.push(shown(file));
  }
  return { missing: missing[0] };
}

function committed(context: Context, issue: IssueFile): Base {
  try {
    return atRef(context, issue, 'HEAD');
  } catch (error) {
    const isUncommitted = isFailure(error, 'unknown-commit');
    if (!isUncommitted && !isFailure(error, 'no-git')) throw error;
    const detail = isUncommitted ? undefined : error.args.detail;
    const shown = relativeTo(context.cwd, issue.path) || issue.path;
    throw new Failure('nothing-to-compare', { issue: shown, detail }, { cause: error });
  }
}

function isFailure<C extends FailureCode>(error: unknown, code: C): error is Failure<C> {
  return error instanceof Failure && error.code === code;
}

function atRef(context: Context, { path }: IssueFile, ref: string): Base {
  const { cwd } = context;
  const shown = relativeTo(cwd, path) || path;
  const bytes = bytesAt(context, path, ref);
  return {
    shown: ref,
    file: `${cwd}/${ref}:${shown}`,
    bytes,
    notices: bytes === undefined ? [{ code: 'not-in-commit', args: { ref, issue: shown } }] : [],
  };
}
