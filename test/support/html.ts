import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** An element of a page, as tests look at it. */
export class Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: Element | undefined;
  readonly children: (Element | string)[] = [];

  constructor(tag: string, attributes: ReadonlyMap<string, string>, parent: Element | undefined) {
    this.tag = tag;
    this.attributes = attributes;
    this.parent = parent;
  }

  attribute(name: string): string | undefined {
    return this.attributes.get(name);
  }

  /** Itself and the elements around it, from the inside. */
  *around(): Iterable<Element> {
    yield this;
    if (this.parent !== undefined) yield* this.parent.around();
  }

  *all(): Iterable<Element> {
    yield this;
    for (const child of this.children) if (child instanceof Element) yield* child.all();
  }

  find(...tags: string[]): Element[] {
    return [...this.all()].filter((element) => tags.includes(element.tag));
  }

  get text(): string {
    return this.children.map((child) => (child instanceof Element ? child.text : child)).join('');
  }

  /** Inline style, each property by its name. */
  get style(): ReadonlyMap<string, string> {
    const declarations = (this.attribute('style') ?? '').split(';').filter((part) => part.trim() !== '');
    return new Map(
      declarations.map((part) => {
        const colon = part.indexOf(':');
        return [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
      }),
    );
  }

  /** The innermost value of an inherited property that is set inline. */
  inherited(property: string): string | undefined {
    for (const element of this.around()) {
      const value = element.style.get(property);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

export interface Page {
  readonly root: Element;
  readonly comments: readonly string[];
}

/** What a browser makes of the HTML. */
export function readPage(html: string): Page {
  const comments: string[] = [];
  const root = new Element('#document', new Map(), undefined);
  const walk = (node: Node, parent: Element): void => {
    if (node.nodeName === '#comment' && 'data' in node) comments.push(node.data);
    if ('value' in node && node.nodeName === '#text') parent.children.push(node.value);
    let inside = parent;
    if ('attrs' in node) {
      inside = new Element(node.tagName, new Map(node.attrs.map(({ name, value }) => [name, value])), parent);
      parent.children.push(inside);
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child, inside);
  };
  walk(parse(html), root);
  return { root, comments };
}

/** Text that readers see, each with the element it stands in. */
export function visibleTexts({ root }: Page): { text: string; element: Element }[] {
  const found: { text: string; element: Element }[] = [];
  const walk = (element: Element): void => {
    if (['head', 'style', 'script', 'title'].includes(element.tag)) return;
    if (element.style.get('display') === 'none') return;
    for (const child of element.children) {
      if (child instanceof Element) walk(child);
      else if (child.trim() !== '') found.push({ text: child, element });
    }
  };
  walk(root);
  return found;
}
