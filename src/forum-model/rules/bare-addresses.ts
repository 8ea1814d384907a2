import type { MarkdownIt } from 'markdown-it';

/** So much of the text before a colon is looked at for the name of a scheme; no known one is longer than a few letters. */
const enough = 100;

/**
 * Markdown-it looks for the scheme before each `://` from the begin of all the text that waits to become a token. Here most of it
 * becomes one before that, and is joined with what follows by markdown-it's last rule.
 */
export function bareAddresses(md: MarkdownIt): void {
  md.inline.ruler.before('linkify', 'short-pending', (state) => {
    const { pending } = state;
    if (pending.length > 2 * enough && state.src.startsWith('://', state.pos)) {
      state.pending = pending.slice(0, -enough);
      state.pushPending();
      state.pending = pending.slice(-enough);
    }
    return false;
  });
}
