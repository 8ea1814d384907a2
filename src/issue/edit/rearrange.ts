import { Failure } from '../../problem/index.ts';
import { type Cards, cutCards, joinCards } from './cards.ts';
import { byteOrderMark, type Data, readData } from './proof.ts';
import { flowFile, noBlockList } from './propose.ts';
import { keyEnd } from './spans.ts';
import { type BlockList, entriesOf, hasAnchor, type Item, keyOf, rootMap } from '../../yaml/index.ts';
import { sameData } from '../../data.ts';

/** An issue file with its papers in another order, or some of them gone. */
export interface Rearranged {
  /** The whole new text. */
  readonly text: string;
  /** The papers that were moved or removed, as they were read. */
  readonly papers: readonly unknown[];
}

/**
 * An issue file with one paper at another place of its list: `from` and `to` count from 1. The comments above a card go with
 * it, the blank lines between cards stay where they are, and no line is changed. Throws as `removePapers` does.
 */
export function movePaper(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  path: string,
): Rearranged {
  return rearrange(text, {
    path,
    numbers: [from, to],
    touched: [from],
    papersAfter: (papers) => moved(papers, from - 1, to - 1),
    propose: ({ body, pair, list }) => {
      const old = cutCards(body, pair, list);
      const cards = moved(old.cards, from - 1, to - 1);
      const gaps = moved(old.gaps, from - 1, to - 1);
      // A block text that keeps the blank lines behind it would take those that stay for its own.
      return [
        { ...old, cards },
        { ...old, cards, gaps },
      ].flatMap((cut) => joinCards(cut, body));
    },
  });
}

/**
 * An issue file without some of its papers, named by their numbers from 1. What goes with a card are the comments that
 * belong to it and the blank lines on one side. The result is read again, and must say what it said but for those papers.
 *
 * Throws Failure `issue-has-errors` where the text is not sound YAML, `list-not-editable` for a list written as `[ … ]`,
 * `no-such-paper`, and `edit-refused`.
 */
export function removePapers(text: string, numbers: readonly number[], path: string): Rearranged {
  const gone = new Set(numbers.map((number) => number - 1));
  return rearrange(text, {
    path,
    numbers,
    touched: [...new Set(numbers)],
    papersAfter: (papers) => papers.filter((_, i) => !gone.has(i)),
    propose: ({ body, pair, list }) => {
      const old = cutCards(body, pair, list);
      const places = [...gone].toSorted((a, b) => b - a);
      return (['usual', 'none', 'all'] as const).flatMap((keep) => {
        const cut = places.reduce((cards, place) => without(cards, place, keep), old);
        return joinCards(cut.cards.length > 0 ? cut : asEmptyList(cut, keyEnd(pair)), body);
      });
    },
  });
}

interface Found {
  /** The text without its byte order mark. */
  readonly body: string;
  readonly pair: Item;
  readonly list: BlockList;
}

interface Change {
  /** For failures. */
  readonly path: string;
  /** Numbers that papers must have. */
  readonly numbers: readonly number[];
  /** Numbers of the papers to tell of. */
  readonly touched: readonly number[];
  readonly papersAfter: (papers: readonly unknown[]) => readonly unknown[];
  /** Texts that may be the result, the best-looking first. */
  readonly propose: (found: Found) => readonly string[];
}

function rearrange(text: string, { path, numbers, touched, papersAfter, propose }: Change): Rearranged {
  const start = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const body = text.slice(start.length);
  const before = readData(body);
  if (before === undefined) throw new Failure('issue-has-errors', { path });
  const found = findList(body, before, path);
  const papers = papersOf(before);
  for (const number of numbers) {
    if (number > papers.length) throw new Failure('no-such-paper', { number, path, papers: papers.length });
  }
  if (found === undefined) throw new Failure('edit-refused', { path, why: 'not-a-list' });
  const expected = { ...before, papers: papersAfter(papers) };
  const result = propose(found).find((proposal) => sameData(readData(proposal), expected));
  if (result === undefined)
    throw new Failure('edit-refused', { path, why: hasAnchor(found.pair) ? 'anchors' : 'not-rearranged' });
  return { text: start + result, papers: touched.map((number) => papers[number - 1]) };
}

/** The list as it is written; `undefined` where there is no paper. */
function findList(body: string, data: Data, path: string): Found | undefined {
  const root = rootMap(body);
  if (root === undefined) throw flowFile(body, path);
  const pair = entriesOf(root.map).find((item) => keyOf(item) === 'papers');
  const list = pair?.value;
  if (pair !== undefined && list?.type === 'block-seq') return { body, pair, list };
  const papers = data['papers'];
  if (papers === undefined || (Array.isArray(papers) && papers.length === 0)) return undefined;
  throw noBlockList(body, list, { path, key: 'papers' });
}

function papersOf({ papers }: Data): readonly unknown[] {
  return Array.isArray(papers) ? papers : [];
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, ...list.slice(from, from + 1));
}

const blankLinesFirst = /^(?:[ \t]*\r?\n)+/;
const blankLinesLast = /(?<=^|[^ \t\r\n][ \t]*\r?\n)(?:[ \t]*\r?\n)+$/;

/** Without one card. `keep`: which blank lines beside it stay; usually those of one side. */
function without({ head, cards, gaps, tail }: Cards, place: number, keep: 'usual' | 'none' | 'all'): Cards {
  const [above, below] = [gaps[place - 1] ?? '', gaps[place] ?? ''];
  const isLast = place === cards.length - 1;
  const dropsAbove = keep === 'usual' && isLast;
  const dropsBelow =
    keep === 'none' || (keep === 'usual' && !isLast && (place === 0 || blankLinesLast.test(above)));
  const rest =
    (dropsAbove ? above.replace(blankLinesLast, '') : above) +
    (dropsBelow ? below.replace(blankLinesFirst, '') : below);
  return {
    head: place === 0 ? head + rest : head,
    cards: cards.toSpliced(place, 1),
    gaps: place === 0 ? gaps.slice(1) : gaps.toSpliced(place - 1, 2, rest),
    tail,
  };
}

/** An empty list is written out: a key without a value would be one that says nothing. */
function asEmptyList(cards: Cards, end: number): Cards {
  return { ...cards, head: `${cards.head.slice(0, end)} []${cards.head.slice(end)}` };
}
