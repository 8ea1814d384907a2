import type { Change, Piece } from '../../diff/index.ts';
import { shownTitleOf } from '../../formats/index.ts';
import { readIssue } from '../../issue/index.ts';
import { type CorrectedPart, type Labels, localeOf } from '../../locales/index.ts';
import type { Config } from '../../newsletter/index.ts';
import type { Path } from '../../problem/index.ts';
import { type Comparison, type Group, groupsOf, type Owner, piecesOf, placeOf } from './told.ts';

/** So many characters of a text that came or went as a whole are quoted. */
const mostQuoted = 200;

/** What readers do not see, or see only in the place and the numbers of other things. */
const internal = new Set(['draft', 'week', 'number', 'emoji', 'web_url', 'width', 'height']);

/** The steps of a path that are keys; others that are texts are languages. */
const keys = new Set(['url', 'alt', 'title', 'text', 'theme', 'items']);

/**
 * What was corrected in an issue, as plain text for its readers, in the newsletter's own locale. Empty where nothing is that they
 * would see: the order of cards, white space, and what is the author's own are no corrections.
 */
export async function correctionOf(comparison: Comparison, config: Config): Promise<string> {
  const parts = groupsOf(comparison)
    .map((group) => groupText(group, config))
    .filter((text) => text !== '');
  if (parts.length === 0) return '';
  const title = await shownTitleOf(readIssue(comparison.after, config.languages), config);
  return `${[localeOf(config.locale).correction.heading(title), ...parts].join('\n\n')}\n`;
}

function groupText({ owner, changes }: Group, config: Config): string {
  const { added, removed, parts } = localeOf(config.locale).correction;
  if (owner?.fate !== undefined)
    return `${(owner.fate === 'added' ? added : removed)(parts[kindOf(owner)])}: ${quoted(owner.title)}`;
  const lines = changes
    .map((change) => changeText(change, owner, config))
    .filter((line) => line !== '')
    .map((line) => (owner === undefined ? line : `- ${line}`));
  if (lines.length === 0 || owner === undefined) return lines.join('\n');
  const { root, title } = owner;
  return [root === 'papers' ? quoted(title) : `${parts[kindOf(owner)]} ${quoted(title)}`, ...lines].join(
    '\n',
  );
}

function kindOf({ root }: Owner): 'paper' | 'theme' | 'section' {
  return root === 'papers' ? 'paper' : root === 'intro' ? 'theme' : 'section';
}

function changeText(change: Change, owner: Owner | undefined, config: Config): string {
  const place = placeOf(change);
  if (change.kind === 'moved' || place.some((step) => isInternal(step))) return '';
  const { added, removed } = localeOf(config.locale).correction;
  const what = partName(place.slice(owner === undefined ? 0 : 2), config);
  const pieces = piecesOf(change);
  // An empty text is to readers as if there were none.
  const before = isNothing('before' in change ? change.before : '') ? '' : textOf(pieces, 'added');
  const after = isNothing('after' in change ? change.after : '') ? '' : textOf(pieces, 'removed');
  if (before === after) return '';
  if (before === '') return `${added(what)}: ${quoted(after)}`;
  return after === '' ? `${removed(what)}: ${quoted(before)}` : `${what}: “${before}” → “${after}”`;
}

function isNothing(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

function isInternal(step: string | number): boolean {
  return typeof step === 'string' && (step.startsWith('x-') || internal.has(step));
}

/** `제목 (en)`: the label of a part, with its language where the newsletter has several. */
function partName(path: Path, { locale, labels, languages }: Config): string {
  const { correction, labels: usual } = localeOf(locale);
  const [key = ''] = path;
  const label = labelOf(String(key), correction.parts, { ...usual, ...labels });
  const last = path.at(-1);
  const isLanguage = path.length > 1 && typeof last === 'string' && !keys.has(last);
  return isLanguage && languages.length > 1 ? `${label} (${last})` : label;
}

function labelOf(key: string, parts: Readonly<Record<CorrectedPart, string>>, labels: Labels): string {
  if (key === 'arxiv' || key === 'doi' || key === 'link') return labels.paper;
  if (key === 'items') return parts.link;
  if (key === 'theme') return parts.title;
  if (key === 'summary' || key === 'abstract' || key === 'more' || key === 'tags') return labels[key];
  return Object.hasOwn(parts, key) ? parts[key as CorrectedPart] : key;
}

/** One side of a change, on one line. */
function textOf(pieces: readonly Piece[], without: Piece['kind']): string {
  const text = pieces.filter(({ kind }) => kind !== without).map((piece) => piece.text);
  return text.join('').replace(/\s+/g, ' ').trim();
}

function quoted(text: string): string {
  const letters = Array.from(text);
  return `“${letters.length > mostQuoted ? `${letters.slice(0, mostQuoted).join('').trimEnd()}…` : text}”`;
}
