import { join, relative, sep } from 'node:path';
import type { Context } from '../../context.ts';
import type { Outcome } from '../outcome.ts';
import { isPlain } from './plain.ts';
import type { FolderLook } from './looks.ts';
import { type Ending, screenOf } from './record.ts';

/** The end of a run that can be told again without knowing more; `undefined` where there is more to tell. */
export function endingOf(
  context: Pick<Context, 'cwd' | 'env' | 'isQuiet' | 'stdout'>,
  outcome: Outcome,
  { output, places }: { readonly output: FolderLook | undefined; readonly places: Ending['places'] },
): Ending | undefined {
  const { cwd, isQuiet } = context;
  const { report, notices = [], paths = [], output: text, ...others } = outcome;
  const isMore = (others.failures ?? []).length > 0 || others.unable !== undefined;
  if (isMore || !isPlain(notices)) return undefined;
  if (text !== undefined) {
    const isAll = report === undefined && paths.length === 0;
    const told = { text, isDrawn: others.isDrawn === true, screen: screenOf(context) };
    return isAll ? { isQuiet: isQuiet === true, notices, places, output: told } : undefined;
  }
  const isPlainReport =
    report?.format === 'text' && report.problems.length === 0 && (report.summary ?? '') === '';
  if (!isPlainReport || report.tooManyWarnings === true) return undefined;
  const ending = {
    isQuiet: isQuiet === true,
    notices,
    places,
    ...(report.to === 'stdout' ? { checked: report.checked.length } : {}),
  };
  if (paths.length === 0) return ending;
  const written = output?.names.filter((_, i) => output.files[i] !== undefined) ?? [];
  // What a run may take away there by and by is looked at by a run.
  const isTidy = output?.names.every((name) => !name.startsWith('.') || !name.includes('.digest-')) ?? false;
  const prefix = relative(cwd, output?.path ?? '') === '' ? '' : join(relative(cwd, output?.path ?? ''), sep);
  const isAll =
    written.length === paths.length && written.every((name, i) => paths[i] === `${prefix}${name}`);
  return isTidy && isAll
    ? { ...ending, written: { folder: output?.path ?? '', prefix, count: paths.length } }
    : undefined;
}
