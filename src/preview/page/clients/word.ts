import {
  dropAll,
  dropAttributes,
  dropProperties,
  editInline,
  editRules,
  type Removed,
  unwrap,
} from './removed.ts';

/**
 * Properties that Outlook on Windows, which draws with Word, does not have: caniemail's outlook.windows, as of 2025-09, after
 * Microsoft's "Word 2007 HTML and CSS Rendering Capabilities in Outlook 2007".
 */
const unknown =
  /^(?:border-.*radius|box-shadow|box-sizing|opacity|float|clear|position|left|right|top|bottom|z-index|overflow.*|max-height|min-width|min-height|background-(?:image|size|position.*|repeat|clip|origin)|text-shadow|text-overflow|text-decoration-(?:color|style|line|thickness)|transform|transition.*|animation.*|filter|visibility|word-spacing|table-layout|border-spacing|object-.*|flex.*|grid.*|.*gap|justify-content|align-items|color-scheme|white-space-collapse|text-wrap.*)$/;

const cells = new Set(['td', 'th']);
/** They have no width and no height of their own (css-width and css-height, note 1). */
const unsized = new Set(['body', 'span', 'div', 'p', 'a', 'img']);

/** Outlook on Windows. Pictures have the size of their attributes, and boxes that of what is in them. */
export function outlookOfWord(mail: Document, removed: Removed): void {
  showConditional(mail);
  // Its own properties are told from the attribute alone: a browser keeps none that it does not know.
  const fixed = [...mail.querySelectorAll<HTMLElement>('table[style*="mso-table-layout-alt:fixed"]')];
  editRules(mail, (rule) => {
    if (!(rule instanceof CSSStyleRule)) {
      removed.count(rule instanceof CSSMediaRule ? '@media' : (/^@[\w-]+/.exec(rule.cssText)?.[0] ?? 'rule'));
      return false;
    }
    // No pseudo-classes but those of links, no attributes, no chains of classes, no children (css-selector-…).
    if (/\[|:(?!link)|[>+~*]|\.[\w-]+\./.test(rule.selectorText)) {
      removed.count(rule.selectorText);
      return false;
    }
    dropProperties(rule.style, (name) => unknown.test(name), removed);
    return true;
  });
  editInline(mail, (style, { localName }) => {
    dropProperties(style, (name, value) => isDropped(name, value, { localName, style }), removed);
  });
  // Their tags are taken off (html-semantics).
  for (const element of mail.querySelectorAll(
    'article, aside, details, figcaption, figure, footer, header, main, mark, nav, section, summary, time',
  )) {
    removed.count(`<${element.localName}>`);
    unwrap(element);
  }
  dropAttributes(mail, ['srcset', 'hidden'], removed);
  // No break is taken from them (html-wbr).
  dropAll(mail, 'wbr', removed);
  for (const table of fixed) layOut(table);
}

/**
 * A table of fixed layout is as wide as it says, which Word is told by `mso-table-layout-alt` ("Microsoft Office HTML and XML
 * Reference", Tables: AutoFit). What does not fit into it, and into a table within that fits itself to its words, is broken
 * where it is text and cut off where it is a picture (ECMA-376, first edition, part 4, 2.15.3, `growAutofit`). A table of several
 * columns is left as it is: how Word shares their width is not written anywhere.
 */
function layOut(table: HTMLElement): void {
  table.style.overflowWrap = 'anywhere';
  limit(table);
  for (const inner of table.querySelectorAll<HTMLTableElement>('table')) {
    if ((inner.rows[0]?.cells.length ?? 0) > 1) inner.style.overflowWrap = 'normal';
    else if (inner.getAttribute('width') === '100%') limit(inner);
  }
}

function limit(table: HTMLElement): void {
  table.style.tableLayout = 'fixed';
  for (const cell of table.querySelectorAll<HTMLElement>('td')) {
    if (cell.closest('table') === table) cell.style.overflow = 'hidden';
  }
}

function isDropped(
  name: string,
  value: string,
  { localName, style }: { readonly localName: string; readonly style: CSSStyleDeclaration },
): boolean {
  if (unknown.test(name)) return true;
  // The whole declaration is gone where it is important (css-important, note 5).
  if (style.getPropertyPriority(name) === 'important') return true;
  if (name.startsWith('padding')) return !cells.has(localName);
  if (name.startsWith('margin')) return value === 'auto' || value.startsWith('-') || localName === 'span';
  if (name === 'max-width') return localName !== 'table';
  if (name === 'width' || name === 'height') return unsized.has(localName);
  return name === 'display' && !/^(?:none|block|inline)$/.test(value);
}

/** What is for it alone (`[if mso]`) is there, and what is for all others (`[if !mso]`) is not. */
function showConditional(mail: Document): void {
  const walker = mail.createTreeWalker(mail, NodeFilter.SHOW_COMMENT);
  const comments: Comment[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) comments.push(node as Comment);
  for (const comment of comments) {
    const [, html] = /^\[if [^!\]]*mso[^\]]*\]>([^]*)<!\[endif\]$/.exec(comment.data) ?? [];
    if (html !== undefined) comment.replaceWith(shown(mail, html));
    else if (comment.data.startsWith('[if !mso]>')) dropUpTo(comment);
  }
}

/** What stands in `<xml>` are settings. */
function shown(mail: Document, html: string): DocumentFragment {
  const fragment = mail.createRange().createContextualFragment(html);
  for (const settings of fragment.querySelectorAll('xml')) settings.remove();
  return fragment;
}

function dropUpTo(comment: Comment): void {
  for (let next = comment.nextSibling; next !== null; next = comment.nextSibling) {
    next.remove();
    if (next instanceof Comment && next.data.includes('[endif]')) return;
  }
}
