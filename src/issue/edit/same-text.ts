import { sameData } from '../../data.ts';
import { entriesOf, keyOf, rootMap } from '../../yaml/index.ts';
import { cutCards } from './cards.ts';
import type { Entry } from './propose.ts';
import { byteOrderMark, readData } from './proof.ts';
import { usualLayout } from './write-paper.ts';

/** Whether a card of an issue is this very paper: the same data, in the same lines but for their indent, comments and all. */
export function hasPaperText(text: string, paper: Entry): boolean {
  const body = text.replace(byteOrderMark, '');
  const papers = readData(body)?.['papers'];
  const root = rootMap(body);
  const pair = root && entriesOf(root.map).find((item) => keyOf(item) === 'papers');
  if (!Array.isArray(papers) || pair?.value?.type !== 'block-seq') return false;
  const { cards } = cutCards(body, pair, pair.value);
  const wanted = bareLines(paper.write(usualLayout));
  return papers.some((data, i) => sameData(data, paper.data) && bareLines(cards[i] ?? '') === wanted);
}

/** Without indent, dashes before the first key and blank lines. */
function bareLines(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const first = lines.findIndex((line) => /^-(?:\s|$)/.test(line));
  return lines
    .with(Math.max(first, 0), (lines[Math.max(first, 0)] ?? '').replace(/^-\s*/, ''))
    .filter((line) => line !== '')
    .join('\n');
}
