import type { Block, Inline } from '../../src/markdown/ast.ts';

/** Tokens in a short form that a test can state: HTML for what HTML has, and its own tags for the rest. */
export function show(blocks: readonly Block[]): string {
  return blocks.map(showBlock).join('');
}

function showBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${showInlines(block.children)}</p>`;
    case 'heading':
      return `<h${block.level}>${showInlines(block.children)}</h${block.level}>`;
    case 'list': {
      const items = block.items.map(
        ({ checked, children }) => `<li${checked === undefined ? '' : ` ${checked}`}>${show(children)}</li>`,
      );
      return `<list ${block.ordered ? block.first : '-'}${block.loose ? ' loose' : ''}>${items.join('')}</list>`;
    }
    case 'quote':
      return `<quote>${show(block.children)}</quote>`;
    case 'code':
      return `<pre ${block.lang}>${block.text}</pre>`;
    case 'table':
      return `<table ${block.align.map((side) => side ?? '-').join(' ')}>${[block.header, ...block.rows].map((row) => row.map(showInlines).join(' | ')).join(' / ')}</table>`;
    case 'rule':
      return '<hr>';
    case 'details':
      return `<details ${block.title}${block.open ? ' open' : ''}>${show(block.children)}</details>`;
    case 'wrapper':
      return `<${block.name}${block.attributes}>${show(block.children)}</${block.name}>`;
  }
}

export function showInlines(inlines: readonly Inline[]): string {
  return inlines.map(showInline).join('');
}

const tags = { strong: 'strong', emphasis: 'em', strike: 'del' } as const;

function showInline(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;');
    case 'mention':
      return `<mention>${inline.text}</mention>`;
    case 'emoji':
      return `<emoji ${inline.name ?? ''}>`;
    case 'math':
      return `<math ${inline.source}>`;
    case 'code':
      return `<code>${inline.text}</code>`;
    case 'break':
      return '<br>';
    case 'image':
      return `<img ${inline.src} ${inline.alt}${inline.width === undefined ? '' : ` ${inline.width}x${inline.height}`}>`;
    case 'link':
      return `<a href="${inline.href}"${inline.title === undefined ? '' : ` title="${inline.title}"`}>${showInlines(inline.children)}</a>`;
    case 'html':
      return `<${inline.tag}${inline.title === undefined ? '' : ` ${inline.title}`}>${showInlines(inline.children)}</${inline.tag}>`;
    case 'strong':
    case 'emphasis':
    case 'strike':
      return `<${tags[inline.type]}>${showInlines(inline.children)}</${tags[inline.type]}>`;
  }
}
