import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { escapeAttribute } from '../escape.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * `![alt|690x388](src)` and `![alt|690x388, 50%](src)`: the last part of the alternative text is the size. `upload://`
 * addresses are resolved by the server; until then the post shows a transparent picture.
 */
export function images(md: MarkdownIt): void {
  md.block.ruler.before('html_block', 'image_line', imageLine, { alt: ['fence'] });
  md.renderer.rules['image'] = (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const parts = self.renderInlineAsText(token.children ?? [], options, env).split('|');
    const last = parts.at(-1)?.trim() ?? '';
    const media = parts.length > 1 && (last === 'video' || last === 'audio') ? last : undefined;
    if (media !== undefined) return player(media, token.attrGet('src') ?? '');
    const size = parts.length > 1 ? readSize(last) : undefined;
    if (size !== undefined || (parts.length > 1 && last === 'thumbnail')) parts.pop();
    return image(token, parts.join('|'), size);
  };
}

/** A line that is an `<img …>` is a paragraph of its own, and not HTML up to the next empty line. */
function imageLine(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const text = state.src.slice(start, state.eMarks[startLine]).trim();
  if (!/^<img\s.*>$/i.test(text)) return false;
  if (silent) return true;
  state.push('paragraph_open', 'p', 1).map = [startLine, startLine + 1];
  Object.assign(state.push('inline', '', 0), {
    content: text,
    map: [startLine, startLine + 1],
    children: [],
  });
  state.push('paragraph_close', 'p', -1);
  state.line = startLine + 1;
  return true;
}

function readSize(text: string): Size | undefined {
  const match = /^(\d{1,4})\s*x\s*(\d{1,4})(?:\s*,\s*(\d{1,3})%)?$/.exec(text);
  if (match === null) return undefined;
  const scale = match[3] === undefined ? 1 : Number(match[3]) / 100;
  return { width: Math.floor(Number(match[1]) * scale), height: Math.floor(Number(match[2]) * scale) };
}

function image(token: Token, alt: string, size: Size | undefined): string {
  const src = token.attrGet('src') ?? '';
  const title = token.attrGet('title');
  const uploaded = src.startsWith('upload://');
  const attributes: (readonly [string, string])[] = [
    ['src', uploaded ? '/images/transparent.png' : src],
    ['alt', alt],
  ];
  if (title !== null) attributes.push(['title', title]);
  if (uploaded) attributes.push(['data-orig-src', src]);
  if (size !== undefined) attributes.push(['width', String(size.width)], ['height', String(size.height)]);
  return `<img${attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')}>`;
}

function player(kind: 'video' | 'audio', src: string): string {
  const address = escapeAttribute(src);
  if (kind === 'video') return `<div class="video-placeholder-container" data-video-src="${address}"></div>`;
  return `<audio preload="metadata" controls><source src="${address}"><a href="${address}">${address}</a></audio>`;
}
