import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Element = Tree.Element;
export type Node = Tree.ChildNode;

/** The tree a browser makes of a piece of HTML. */
export function parse(html: string): Tree.DocumentFragment {
  return parseFragment(html);
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** Every element below, in document order. */
export function* elementsOf(parent: Tree.DocumentFragment | Element): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elementsOf(child);
  }
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

export function classes(element: Element): readonly string[] {
  return attribute(element, 'class')?.split(/\s+/) ?? [];
}

export function textOf(parent: Element): string {
  return parent.childNodes
    .map((child) => (isElement(child) ? textOf(child) : 'value' in child ? child.value : ''))
    .join('');
}
