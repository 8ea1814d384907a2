import type { StateBlock } from 'markdown-it';
import type { BBCodeTag } from './tag.ts';

/** The HTML that a block tag writes around its content. */
export interface BlockTag {
  readonly open: (state: StateBlock, tag: BBCodeTag) => void;
  readonly close: (state: StateBlock) => void;
}
