import { sameData } from '../../data.ts';
import { entriesOf, keyOf, rootMap } from '../../yaml/index.ts';
import { cutCards } from './cards.ts';
import type { Entry } from './propose.ts';
import { byteOrderMark, readData } from './proof.ts';
import { usualLayout } from './write-paper.ts';

/**
 * Says of papers whether a card of an issue is this very paper: the same data, in the same lines but for their indent, comments and
 * all. The issue is read once.
 */
export function cardsIn(text: string): (paper: Entry) => boolean {
  const body = text.replace(byteOrderMark, '');
  const papers = readData(body)?.['papers'];
  const root = rootMap(body);
  const pair = root && entriesOf(root.map).find((item) => keyOf(item) === 'papers');
  if (!Array.isArray(papers) || pair?.value?.type !== 'block-seq') return () => false;
  const byLines = new Map<string, unknown[]>();
  const { cards } = cutCards(body, pair, pair.value);
  for (const [i, card] of cards.entries()) {
    const lines = bareLines(card);
    const alike = byLines.get(lines);
    if (alike === undefined) byLines.set(lines, [papers[i]]);
    else alike.push(papers[i]);
  }
  return (paper) =>
    byLines.get(bareLines(paper.write(usualLayout)))?.some((data) => sameData(data, paper.data)) === true;
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
