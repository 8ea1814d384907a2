import type { BlockTag } from './block-tag.ts';

/** `[details="Title"]`: a box that opens. Its title is plain text, without Markdown, emoji or typography. */
export const details: BlockTag = {
  open: (state, { value, flags }) => {
    const box = state.push('details_open', 'details', 1);
    if (flags.includes('open')) box.attrs = [['open', '']];
    state.push('summary_open', 'summary', 1);
    state.push('text', '', 0).content = value ?? '';
    state.push('summary_close', 'summary', -1);
  },
  close: (state) => {
    state.push('details_close', 'details', -1);
  },
};
