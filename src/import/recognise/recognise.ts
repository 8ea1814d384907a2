import { type Block, type Inline, plain } from '../../markdown/index.ts';
import { dateNamedIn } from '../dates.ts';
import type { Kept, Post, Recognised, SectionData } from '../model.ts';
import type { PaperDraft } from '../../papers/index.ts';
import type { Beginning } from '../profile/profile.ts';
import { isByline, readCard } from './card.ts';
import { readClosing } from './closing.ts';
import { withContents } from './contents.ts';
import { readIntro } from './intro.ts';
import type { Reader } from './reader.ts';
import { readSection } from './section.ts';
import { labelOf, lineOf, normal } from './words.ts';

/** A run of blocks with what it is. */
interface Part {
  readonly kind: 'intro' | 'card' | 'section' | 'closing';
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
}

/** What the weeks of a post hold, in its order: one for most, several where the profile says where each begins. */
export function recognise(post: Post, reader: Reader): Recognised[] {
  const { blocks, behind } = untilEnd(post.blocks, reader);
  const starts = weekStarts(blocks, reader);
  if (starts.length < 2) return [recogniseWeek({ ...post, blocks }, behind, reader)];
  const before = blocks.slice(0, starts[0]);
  return starts.map((start, i) => {
    const own = blocks.slice(start + 1, starts[i + 1] ?? blocks.length);
    const isLast = i === starts.length - 1;
    const heading = blocks[start];
    const title = heading === undefined ? '' : plain([heading]);
    const week = recogniseWeek({ ...post, title, blocks: own }, isLast ? behind : [], reader);
    // What stands above all weeks is nobody's, and kept with the first.
    const kept = i === 0 && before.length > 0 ? [{ blocks: before }, ...week.kept] : week.kept;
    return { ...week, kept, date: dateNamedIn(title) };
  });
}

/** From a line such as "3 Likes" on, nothing is the author's. */
function untilEnd(
  all: readonly Block[],
  { profile }: Reader,
): { blocks: readonly Block[]; behind: readonly Block[] } {
  if (profile.end === undefined) return { blocks: all, behind: [] };
  const end = new RegExp(profile.end, 'u');
  const at = all.findIndex((block) => block.type === 'paragraph' && end.test(plain([block]).slice(0, 1000)));
  return at === -1 ? { blocks: all, behind: [] } : { blocks: all.slice(0, at), behind: all.slice(at) };
}

function weekStarts(blocks: readonly Block[], { profile: { week } }: Reader): number[] {
  if (week === undefined) return [];
  return blocks.flatMap((block, i) =>
    begins(week, blocks, i) && dateNamedIn(plain([block])) !== undefined ? [i] : [],
  );
}

/** Whether something begins at a block. */
export function begins({ heading, rule, text }: Beginning, blocks: readonly Block[], i: number): boolean {
  const block = blocks[i];
  if (block?.type !== 'heading' && (heading !== undefined || block?.type !== 'paragraph')) return false;
  if (heading !== undefined && (block?.type !== 'heading' || !heading.includes(block.level))) return false;
  if (rule === true && blocks[i - 1]?.type !== 'rule') return false;
  return text === undefined || new RegExp(text, 'iu').test(plain([block]).slice(0, 1000));
}

function recogniseWeek(post: Post, behind: readonly Block[], reader: Reader): Recognised {
  const { title, blocks } = withoutTitle(post, reader);
  const parts = partsOf(blocks, reader);
  const papers: PaperDraft[] = [];
  const sections: SectionData[] = [];
  const kept: Kept[] = [];
  let closing: string | undefined;
  let credits: readonly string[] = [];
  const keep = (at: string, left: readonly Block[]): void => {
    if (left.length > 0) kept.push({ at, blocks: left });
  };
  for (const part of parts) {
    if (part.kind === 'card') {
      const { paper, kept: left } = readCard(part.title, part.blocks, reader);
      papers.push(paper);
      keep(`papers[${papers.length - 1}]`, left);
    } else if (part.kind === 'section') {
      const read = readSection(part.title, part.blocks, reader);
      const first = papers.length;
      for (const one of read.papers) papers.push(one);
      if (read.section !== undefined) sections.push(read.section);
      const isPlaced = read.section !== undefined || read.papers.length > 0;
      const heading: Block[] = isPlaced || part.title.length === 0 ? [] : [headingOf(part.title)];
      keep(
        read.section !== undefined
          ? `sections[${sections.length - 1}]`
          : first > 0
            ? `papers[${first - 1}]`
            : 'lead',
        [...heading, ...read.kept],
      );
    } else if (part.kind === 'closing') {
      ({ closing, credits } = readClosing(part.blocks, reader));
    }
  }
  const hasClosing = parts.some(({ kind }) => kind === 'closing');
  if (!hasClosing && reader.config.closing.length > 0) closing = '';
  keep('closing', behind);
  const listed = withContents(parts.find(({ kind }) => kind === 'intro')?.blocks ?? [], papers, reader);
  const intro = readIntro(listed, reader);
  return {
    title,
    date: (title === undefined ? undefined : dateNamedIn(title)) ?? post.date,
    issue: {
      ...(intro.masthead === undefined ? {} : { masthead: intro.masthead }),
      ...(intro.lead === '' ? {} : { lead: intro.lead }),
      intro: intro.themes,
      papers: listed.papers,
      sections,
      ...(credits.length === 0 ? {} : { credits }),
      ...(closing === undefined ? {} : { closing }),
    },
    kept,
    blocks,
  };
}

function headingOf(children: readonly Inline[]): Block {
  return { type: 'heading', level: 2, children, start: 0, end: 0 };
}

/** The title stands above the post, in it as its first heading, or both. */
function withoutTitle(post: Post, reader: Reader): { title: string | undefined; blocks: readonly Block[] } {
  const { blocks } = post;
  let { title } = post;
  let at = 0;
  for (; at < blocks.length; at++) {
    const first = blocks[at];
    const line = first?.type === 'heading' || first?.type === 'paragraph' ? lineOf(first.children) : '';
    const isSame = title !== undefined && line !== '' && normal(line) === normal(title);
    if (!isSame && !(title === undefined && isTitle(first, line, { blocks, reader }))) break;
    title ??= line;
  }
  return { title, blocks: at === 0 ? blocks : blocks.slice(at) };
}

/** Of plain text, a line that names a day in brackets, as this tool's titles do. */
function isTitle(
  block: Block | undefined,
  line: string,
  { blocks, reader }: { readonly blocks: readonly Block[]; readonly reader: Reader },
): boolean {
  if (block?.type === 'heading')
    return block.level === 1 && (reader.profile.card !== undefined || isOnlyTitle(blocks));
  return (
    block?.type === 'paragraph' &&
    line.length < 300 &&
    line.startsWith('[') &&
    dateNamedIn(line) !== undefined
  );
}

/** The only heading of its level is that of the whole. */
function isOnlyTitle(blocks: readonly Block[]): boolean {
  return blocks.filter((block) => block.type === 'heading' && block.level === 1).length === 1;
}

/** Blocks apart by what begins at them. */
function partsOf(blocks: readonly Block[], reader: Reader): Part[] {
  const starts = startsOf(blocks, reader);
  const first = starts[0]?.at ?? blocks.length;
  const above = withoutRules(blocks.slice(0, first));
  const entries = reader.profile.card === undefined ? above.findIndex(isEntries) : -1;
  const parts: Part[] = [
    { kind: 'intro', title: [], blocks: entries === -1 ? above : above.slice(0, entries) },
  ];
  if (entries !== -1) parts.push({ kind: 'section', title: [], blocks: above.slice(entries) });
  for (const [i, { at, kind }] of starts.entries()) {
    const head = blocks[at];
    const hasTitle = kind !== 'closing' && (head?.type === 'heading' || head?.type === 'paragraph');
    const own = blocks.slice(hasTitle ? at + 1 : at, starts[i + 1]?.at ?? blocks.length);
    const title = hasTitle && 'children' in head ? head.children : [];
    // Before a card stands a rule, which is no part of the one before.
    const isBefore = starts[i + 1] !== undefined && own.at(-1)?.type === 'rule';
    parts.push({ kind, title, blocks: isBefore ? own.slice(0, -1) : own });
  }
  return parts;
}

interface Start {
  readonly at: number;
  readonly kind: 'card' | 'section' | 'closing';
}

/**
 * Where cards, sections and the closing begin. Headings and rules tell it where a post has them. In plain text a card begins with
 * the line above its first label, which is one that the card before has had already.
 */
function startsOf(blocks: readonly Block[], reader: Reader): Start[] {
  const { profile, labels } = reader;
  const starts: Start[] = [];
  let seen = new Set<string>();
  let last = -1;
  for (let i = 0; i < blocks.length; i++) {
    const label = labelOf(blocks[i], labels);
    const kind = label === undefined ? startAt(blocks, i, reader) : undefined;
    if (kind !== undefined) {
      starts.push({ at: i, kind });
      seen = new Set();
      last = i;
    }
    if (label === undefined || profile.card === undefined) continue;
    if (starts.at(-1)?.kind !== 'card' || seen.has(label)) {
      const at = titleAbove(blocks, i, reader);
      if (at !== undefined && at > last) {
        starts.push({ at, kind: 'card' });
        seen = new Set();
      }
    }
    seen.add(label);
    last = i;
  }
  // A heading without any part of a card, behind all others, is the closing's own.
  const end = starts.at(-1);
  if (end?.kind === 'card' && starts.length > 1 && seen.size === 0 && !isByline(blocks[end.at + 1], reader))
    return [...starts.slice(0, -1), { at: end.at, kind: 'closing' }];
  // A rule that no heading follows, behind all cards, is the line above the closing.
  const rule =
    profile.card === undefined ? -1 : blocks.findIndex((block, i) => i > last && block.type === 'rule');
  if (rule !== -1 && starts.length > 0 && rule + 1 < blocks.length)
    starts.push({ at: rule + 1, kind: 'closing' });
  return starts;
}

function startAt(blocks: readonly Block[], i: number, { profile }: Reader): 'card' | 'section' | undefined {
  const isCard = profile.card !== undefined && begins(profile.card, blocks, i);
  const isSection = profile.section !== undefined && begins(profile.section, blocks, i);
  if (isCard && !(isSection && blocks[i + 1]?.type === 'list')) return 'card';
  return isSection ? 'section' : undefined;
}

/** Authors and date may stand between a title and the first label. */
function titleAbove(blocks: readonly Block[], i: number, reader: Reader): number | undefined {
  let at = i - 1;
  if (isByline(blocks[at], reader)) at--;
  const block = blocks[at];
  if (block?.type !== 'paragraph' && block?.type !== 'heading') return undefined;
  return lineOf(block.children).length <= 500 ? at : undefined;
}

/** A table, or a list of links, that no heading stands above. */
function isEntries(block: Block): boolean {
  if (block.type === 'table') return true;
  return block.type === 'list' && block.items.some(({ children: [first] }) => isLink(first));
}

function isLink(block: Block | undefined): boolean {
  return block?.type === 'paragraph' && block.children[0]?.type === 'link';
}

/** The last rule of the introduction stands before the cards. */
function withoutRules(blocks: readonly Block[]): readonly Block[] {
  return blocks.at(-1)?.type === 'rule' ? blocks.slice(0, -1) : blocks;
}
