/**
 * What mail programs make of a mail, to look at. Each is a function of the mail's document alone, which it changes in place, and gives
 * how much of what it took away, in words. None is the program: it takes away what the program is known to take away, and no more.
 */
import { forcedDark } from './forced-dark.ts';
import { gmail, gmailWithoutStyles } from './gmail.ts';
import type { ClientName } from './names.ts';
import { naverLike } from './naver-like.ts';
import { plain } from './plain.ts';
import type { Simulation } from './removed.ts';
import { outlookOfWord } from './word.ts';

export const simulations: Readonly<Record<ClientName, Simulation | undefined>> = {
  original: undefined,
  gmail,
  'gmail-bare': gmailWithoutStyles,
  word: outlookOfWord,
  'forced-dark': forcedDark,
  naver: naverLike,
  plain,
};
