import { slips } from '../fix/slips.ts';
import { readRepositoryFile } from '../support/weeks.ts';
import type { Dice } from './dice.ts';

export const week = '2025-07-07';
export const issuePath = `/desk/issues/${week}.yaml`;
export const weeks = [
  ...['2025-07-07', '2025-07-14'].map((date) => readRepositoryFile(`issues/${date}.yaml`)),
  ...['2025-12-29', '2026-01-05'].map((date) =>
    readRepositoryFile(`test/fixtures/weeks/issues/${date}.yaml`),
  ),
].map((text) => text.replace(/^week: .*/m, `week: ${week}`));

/** A week; three times out of four with one or two of its papers, for what is looked at costs what the papers weigh. */
export function weekOf(dice: Dice): string {
  const text = dice.of(weeks);
  if (dice.below(4) === 0) return text;
  return text.replace(/(?<=^papers:\n)(?: .*\n|\n)+/m, (block) => {
    const papers = block.split(/^(?= {2}- )/m);
    const from = dice.below(papers.length);
    return papers.slice(from, from + 2).join('');
  });
}

/** The text with up to four slips that `--fix` mends, each at the first line below a drawn one where it can be made. */
export function slipped(text: string, dice: Dice): string {
  let lines: readonly string[] = text.split('\n');
  for (let times = dice.below(5); times > 0; times--) {
    const slip = dice.of(slips);
    const from = dice.below(lines.length);
    for (let i = from; i < lines.length; i++) {
      const made = slip.at(lines, i);
      if (made === undefined) continue;
      lines = made.typed;
      break;
    }
  }
  return lines.join('\n');
}
