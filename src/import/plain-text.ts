import { type OwnEmoji, unicodeOf } from '../emoji/index.ts';
import { type Block, type Inline, isHref } from '../markdown/index.ts';
import { bareLink } from './html/inlines.ts';

const at = { start: 0, end: 0 };

/**
 * Text without markup, such as a post that was copied from its page: a paragraph a line, a rule where more than one line is empty.
 * The names of emoji, which a copied page has in their place, are emoji again.
 */
export function readPlainText(text: string, emoji?: OwnEmoji): Block[] {
  const blocks: Block[] = [];
  let empty = 0;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const written = line.replace(/\s+/g, ' ').trim();
    if (written === '') empty++;
    else {
      if (empty > 1 && blocks.length > 0) blocks.push({ type: 'rule', ...at });
      blocks.push({ type: 'paragraph', children: inlinesOf(written, emoji), ...at });
      empty = 0;
    }
  }
  return blocks;
}

function inlinesOf(line: string, emoji: OwnEmoji | undefined): Inline[] {
  const out: Inline[] = [];
  let done = 0;
  const add = (text: string): void => {
    if (text !== '') out.push({ type: 'text', text: text.replaceAll('\0', '\ufffd'), ...at });
  };
  for (const { 0: found, 1: name, index } of line.matchAll(/:([\w+-]{1,80}):|https?:\/\/[^\s<>"']+/g)) {
    const unicode = name === undefined ? undefined : unicodeOf(name, emoji);
    const url = name === undefined ? found.replace(/(?<![.,;:!?)\]])[.,;:!?)\]]+$/, '') : undefined;
    if (unicode === undefined && (url === undefined || !isHref(url))) continue;
    add(line.slice(done, index));
    if (url !== undefined) out.push(bareLink(url));
    else if (name !== undefined && unicode !== undefined) out.push({ type: 'emoji', name, unicode, ...at });
    done = index + (url ?? found).length;
  }
  add(line.slice(done));
  return out;
}
