import { type Block, type Inline, mapBlocks, underHeading } from '../../markdown/index.ts';
import { mapped } from '../../data.ts';
import { imageFault } from '../../text/index.ts';

export interface MailSpace {
  /** Level of the heading that the text stands under. */
  readonly above: number;
  /** CSS pixels that a picture may fill. */
  readonly imageWidth: number;
}

/**
 * A text as mail programs can show it: headings follow the one above them without a jump, a picture is no wider than the
 * mail, and one that a mail cannot show becomes a link to it.
 */
export function forMail(blocks: readonly Block[], { above, imageWidth }: MailSpace): readonly Block[] {
  const fit = (inlines: readonly Inline[]): readonly Inline[] =>
    mapped(inlines, (inline) => fitInline(inline, imageWidth));
  return mapBlocks(underHeading(blocks, above), (block) => {
    if (block.type === 'paragraph' || block.type === 'heading') {
      const children = fit(block.children);
      return children === block.children ? block : { ...block, children };
    }
    if (block.type !== 'table') return block;
    const header = mapped(block.header, fit);
    const rows = mapped(block.rows, (row) => mapped(row, fit));
    return header === block.header && rows === block.rows ? block : { ...block, header, rows };
  });
}

/** Within a link a picture that cannot be shown is its text alone, for a link holds no other. */
function fitInline(inline: Inline, imageWidth: number, inLink = false): Inline {
  if ('children' in inline) {
    const isLink = inLink || inline.type === 'link';
    const children = mapped(inline.children, (child) => fitInline(child, imageWidth, isLink));
    return children === inline.children ? inline : { ...inline, children };
  }
  if (inline.type !== 'image') return inline;
  const { src, alt, start, end } = inline;
  if (isMailImage(src)) return { ...inline, ...fitSize(inline, imageWidth) };
  const text: Inline = { type: 'text', text: alt.trim() === '' ? src : alt, start, end };
  return inLink ? text : { type: 'link', href: src, children: [text], start, end };
}

/** Whether a mail shows the picture at an address; elsewhere a link to it stands in its place. */
export function isMailImage(url: string): boolean {
  return /^https:\/\//i.test(url) && imageFault(url) === undefined;
}

/** CSS pixels: a picture higher than a screen hides what it belongs to. The forum shows none higher either. */
export const mostImageHeight = 500;

/**
 * Outlook takes the width attribute and nothing else, so it is always there; other programs are told by CSS not to enlarge
 * a picture. Where the height is not known, the attribute is left out: it takes a number of pixels alone and no `auto`
 * (https://html.spec.whatwg.org/multipage/embedded-content-other.html#dimension-attributes), and a wrong one would distort
 * the picture in Outlook.
 */
export function fitSize(
  { width, height }: { readonly width?: number | undefined; readonly height?: number | undefined },
  most: number,
): { width: number; height?: number } {
  if (width === undefined || height === undefined) return { width: Math.min(width ?? most, most) };
  const scale = Math.min(1, most / width, mostImageHeight / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
