import type { Piece } from '../../diff/index.ts';
import { forGithub } from '../../report/index.ts';
import { type Comparison, changeLine, groupsOf, type Owner, ownerLine, piecesOf, visible } from './told.ts';

/** What happened to a paper, a theme, a section or the issue itself, in the words for it. */
export interface ToldGroup {
  readonly owner: Owner | undefined;
  readonly changes: readonly { readonly line: string; readonly pieces: readonly Piece[] }[];
}

/** What changed, as Markdown for a pull request; empty where nothing did. Nothing that the issue says is markup in it. */
export function inMarkdown(comparison: Comparison): string {
  const { issue, base, changes } = comparison;
  if (changes.length === 0) return '';
  const lines = groupsOf(comparison).flatMap((group) =>
    linesInMarkdown({
      owner: group.owner,
      changes: group.changes.map((change) => ({ line: changeLine(change), pieces: piecesOf(change) })),
    }),
  );
  return `### ${forGithub(issue)}, compared with ${forGithub(base)}\n\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** The entries of a list, without line ends. */
export function linesInMarkdown({ owner, changes }: ToldGroup): string[] {
  const indent = owner === undefined ? '' : '  ';
  const fate = owner?.fate === undefined ? '' : `${owner.fate} `;
  return [
    ...(owner === undefined ? [] : [`- ${fate}${forGithub(ownerLine(owner))}`]),
    ...changes.map(({ line, pieces }) => `${indent}- ${forGithub(line)}: ${marked(pieces)}`),
  ];
}

/** Each piece between spaces: marks that touch a letter are none beside some characters. */
function marked(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      const text = forGithub(visible(piece));
      if (text === '' || piece.kind === 'kept') return text;
      return piece.kind === 'removed' ? `~~${text}~~` : `**${text}**`;
    })
    .filter((text) => text !== '')
    .join(' ');
}
