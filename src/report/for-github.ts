import { escapeControls } from '../terminal/index.ts';

/**
 * A text on one line as GitHub shows it as it is. Any ASCII punctuation can be escaped (CommonMark 0.31, 2.4). What GitHub looks for in
 * the finished HTML (mentions, numbers of issues, commits, emoji) is kept apart by a space without width; and a dollar sign is put
 * into an element of its own, as GitHub's page on mathematical expressions says.
 */
export function forGithub(text: string): string {
  return escapeControls(text.replace(/\s+/g, ' ').trim())
    .replace(/[\da-f]{6}(?=[\da-f])|GH(?=-\d)/gi, `$&${apart}`)
    .replace(/[!-/:-@[-`{-~]/g, (sign) =>
      sign === '$' ? '<span>$</span>' : `\\${sign}${/[@#:]/.test(sign) ? apart : ''}`,
    )
    .replaceAll(apart, '&#8203;');
}

/** It stands for the space without width until everything else is escaped; `escapeControls` has left none in the text. */
const apart = '\0';
