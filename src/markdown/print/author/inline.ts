import { largest } from '../../../data.ts';
import { encodeHref } from '../../href.ts';
import { escapeHtml } from '../escape-html.ts';
import { plainInlines } from '../plain.ts';
import type { Inline, Link } from '../../ast.ts';

/** How a line is written. */
export interface Style {
  /** The characters of texts that get a backslash. */
  readonly escaped: string;
  /** Marks as `**` and their like, or as HTML, which marks what it surrounds whatever stands beside it. */
  readonly marks: 'signs' | 'tags';
  /** An address that is its own text: as it is, in angle brackets, or as any other link. */
  readonly addresses: 'bare' | 'angles' | 'links';
  /** Emoji by the names that were typed, or as themselves. */
  readonly emoji: 'names' | 'signs';
  /** Around mathematics. */
  readonly fence: '$' | '$$';
}

/** What may mean something within a line of the author's dialect. The dot is that of `www.`. */
const meaningful = '\\`*_~[]<&:$@#!.';

/** Those of them that the texts of a line have. */
export function escapables(inlines: readonly Inline[]): string {
  const found = new Set<string>();
  const look = (list: readonly Inline[]): void => {
    for (const inline of list) {
      if ('children' in inline) look(inline.children);
      else if (inline.type === 'text') for (const c of inline.text) if (meaningful.includes(c)) found.add(c);
    }
  };
  look(inlines);
  return [...meaningful].filter((c) => found.has(c)).join('');
}

const signs = { strong: '**', emphasis: '*', strike: '~~' } as const;
const tags = { strong: 'strong', emphasis: 'em', strike: 'del' } as const;

export function printInlines(inlines: readonly Inline[], style: Style): string {
  return inlines.map((inline) => printInline(inline, style)).join('');
}

function printInline(inline: Inline, style: Style): string {
  switch (inline.type) {
    case 'text':
      return escaped(inline.text, style.escaped);
    case 'mention':
      return inline.text;
    case 'code':
      return code(inline.text);
    case 'math':
      return style.fence + inline.source + style.fence;
    case 'break':
      return '\\\n';
    case 'emoji':
      return style.emoji === 'names' && inline.name !== undefined ? `:${inline.name}:` : inline.unicode;
    case 'image':
      return image(inline);
    case 'link':
      return link(inline, style);
    case 'html': {
      const title = inline.title === undefined ? '' : ` title="${inline.title.replaceAll('"', '”')}"`;
      return `<${inline.tag}${title}>${printInlines(inline.children, style)}</${inline.tag}>`;
    }
    case 'strong':
    case 'emphasis':
    case 'strike': {
      const inside = printInlines(inline.children, style);
      if (style.marks === 'tags') return `<${tags[inline.type]}>${inside}</${tags[inline.type]}>`;
      return signs[inline.type] + inside + signs[inline.type];
    }
  }
}

function escaped(text: string, characters: string): string {
  if (characters === '') return text;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const isOther = c === '.' && !/(?:^|\W)www$/i.test(text.slice(Math.max(0, i - 4), i));
    out += characters.includes(c) && !isOther ? `\\${c}` : c;
  }
  return out;
}

function code(text: string): string {
  const longest = largest(
    0,
    [...text.matchAll(/`+/g)].map((run) => run[0].length),
  );
  const lengths = new Set([...text.matchAll(/`+/g)].map((run) => run[0].length));
  let ticks = 1;
  while (lengths.has(ticks) && ticks <= longest) ticks++;
  const gap = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return '`'.repeat(ticks) + gap + text + gap + '`'.repeat(ticks);
}

function link(inline: Link, style: Style): string {
  const { href, children, title } = inline;
  const text = plainInlines(children);
  const isBare = title === undefined && !/\s/.test(text) && (href === text || href === `http://${text}`);
  if (isBare && style.addresses === 'bare') return text;
  const isOwn = title === undefined && !/\s/.test(text) && (href === text || href === `mailto:${text}`);
  if (isOwn && style.addresses !== 'links' && !/[<>]/.test(text)) return `<${text}>`;
  const caption = title === undefined ? '' : ` "${title.replace(/\s+/g, ' ').replace(/[\\"&]/g, '\\$&')}"`;
  return `[${printInlines(children, style)}](${target(href)}${caption})`;
}

function image({ src, alt, width, height }: Inline & { readonly type: 'image' }): string {
  const size = { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
  const isTag = Object.keys(size).length > 0 || /[\\`*_[\]<&|$~:]/.test(alt);
  if (isTag && /^https:/i.test(src)) {
    const sizes = Object.entries(size).map(([name, pixels]) => ` ${name}="${pixels}"`);
    return `<img src="${escapeHtml(encodeHref(src))}" alt="${escapeHtml(alt)}"${sizes.join('')}>`;
  }
  return `![${alt.replace(/[\\`*_[\]<&$~:]/g, '\\$&')}](${target(src)})`;
}

/** An address between the parentheses of a link. */
function target(href: string): string {
  const address = href
    .trim()
    .replace(/[\s<>\\]/g, (c) => encodeHref(c))
    .replace(/&(?=[#\w]+;)/g, '\\&');
  let depth = 0;
  let isBalanced = true;
  for (const c of address) {
    if (c === '(') depth++;
    else if (c === ')' && depth-- === 0) isBalanced = false;
  }
  return isBalanced && depth === 0 && address !== '' ? address : `<${address}>`;
}
