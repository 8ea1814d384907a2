import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Element = Tree.Element;
export type Node = Tree.ChildNode;

/** The children of what a browser makes of a piece of HTML, or of a page. */
export function parseHtml(html: string): readonly Node[] {
  return parseFragment(html).childNodes;
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

export function hasClass(element: Element, ...names: readonly string[]): boolean {
  const own = attribute(element, 'class')?.split(/\s+/) ?? [];
  return names.some((name) => own.includes(name));
}

/** What of a text can be seen: control characters cannot, and no issue may have one. */
export function seenIn(text: string): string {
  return text.replace(/[^\P{Cc}\0\t\n\f\r]/gu, '');
}

/** All text in it, however deep. */
export function textOf(parent: Element): string {
  const parts: string[] = [];
  const left: Node[] = parent.childNodes.toReversed();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (isElement(node)) for (const one of node.childNodes.toReversed()) left.push(one);
    else if ('value' in node) parts.push(node.value);
  }
  return seenIn(parts.join(''));
}

/** The first element below of which something is true, in document order. */
export function findElement(parent: Element, is: (element: Element) => boolean): Element | undefined {
  const left: Node[] = parent.childNodes.toReversed();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (!isElement(node)) continue;
    if (is(node)) return node;
    for (const one of node.childNodes.toReversed()) left.push(one);
  }
  return undefined;
}

/** Whether an element is never shown, or is furniture of the forum's page around what its author wrote. */
export function isUnseen(element: Element): boolean {
  return (
    /^(?:title|style|script|template|head|svg|noscript|source|input|button|select)$/.test(element.tagName) ||
    /(?:^|;)\s*display\s*:\s*none/i.test(attribute(element, 'style') ?? '') ||
    hasClass(element, 'quote-controls', 'footnote-backref', 'lightbox-wrapper-meta') ||
    (element.tagName === 'div' && hasClass(element, 'meta'))
  );
}
