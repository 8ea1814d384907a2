import type { Context } from '../context.ts';
import { type Notice, sayNotice } from '../problem/index.ts';
import { messageLine } from '../terminal/index.ts';

/** Says what a person has to know before they are asked; other notices wait for the end. */
export function sayFirst({ stderr, isQuiet }: Pick<Context, 'stderr' | 'isQuiet'>, notice: Notice): void {
  if (isQuiet !== true) stderr.write(messageLine(sayNotice(notice)));
}
