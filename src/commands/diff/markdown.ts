import type { Piece } from '../../diff/index.ts';
import { escapeControls } from '../../terminal/index.ts';
import { type Comparison, changeLine, type Group, groupsOf, ownerLine, piecesOf, visible } from './told.ts';

/** What changed, as Markdown for a pull request; empty where nothing did. Nothing that the issue says is markup in it. */
export function inMarkdown(comparison: Comparison): string {
  const { issue, base, changes } = comparison;
  if (changes.length === 0) return '';
  const lines = groupsOf(comparison).flatMap(groupLines);
  return `### ${inert(issue)}, compared with ${inert(base)}\n\n${lines.map((line) => `${line}\n`).join('')}`;
}

function groupLines({ owner, changes }: Group): string[] {
  const indent = owner === undefined ? '' : '  ';
  const fate = owner?.fate === undefined ? '' : `${owner.fate} `;
  return [
    ...(owner === undefined ? [] : [`- ${fate}${inert(ownerLine(owner))}`]),
    ...changes.map((change) => `${indent}- ${inert(changeLine(change))}: ${marked(piecesOf(change))}`),
  ];
}

/** Each piece between spaces: marks that touch a letter are none beside some characters. */
function marked(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      const text = inert(visible(piece));
      if (text === '' || piece.kind === 'kept') return text;
      return piece.kind === 'removed' ? `~~${text}~~` : `**${text}**`;
    })
    .filter((text) => text !== '')
    .join(' ');
}

/**
 * A text on one line as GitHub shows it as it is. Any ASCII punctuation can be escaped (CommonMark 0.31, 2.4). What GitHub looks for in
 * the finished HTML (mentions, numbers of issues, commits, emoji) is kept apart by a space without width; and a dollar sign is put
 * into an element of its own, as GitHub's page on mathematical expressions says.
 */
function inert(text: string): string {
  return escapeControls(text.replace(/\s+/g, ' ').trim())
    .replace(/[\da-f]{6}(?=[\da-f])|GH(?=-\d)/gi, `$&${apart}`)
    .replace(/[!-/:-@[-`{-~]/g, (sign) =>
      sign === '$' ? '<span>$</span>' : `\\${sign}${/[@#:]/.test(sign) ? apart : ''}`,
    )
    .replaceAll(apart, '&#8203;');
}

/** It stands for the space without width until everything else is escaped; `escapeControls` has left none in the text. */
const apart = '\0';
