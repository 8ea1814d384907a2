import { html, parse } from 'parse5';
import type { DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** What a page says of itself outside of its text. */
export interface PageTags {
  /** The `meta` tags, in their order, names in lower case. */
  readonly metas: readonly { readonly name: string; readonly content: string }[];
  /** The text of its first `title`; empty where it has none. */
  readonly title: string;
  /** The language that its root names. */
  readonly language: string;
}

export function readPageTags(page: string): PageTags {
  const metas: { name: string; content: string }[] = [];
  let title: string | undefined;
  let language = '';
  // No recursion: a page may nest deeper than the stack is.
  const left: Node[] = [parse(page)];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if ('tagName' in node) {
      const { attrs, tagName, namespaceURI } = node;
      const value = (key: string): string => attrs.find(({ name }) => name === key)?.value ?? '';
      if (tagName === 'meta') {
        const name = value('name') || value('property') || value('itemprop');
        metas.push({ name: name.toLowerCase(), content: value('content') });
      }
      if (tagName === 'html') language ||= value('lang');
      // A picture (SVG) may have a title of its own.
      if (tagName === 'title' && namespaceURI === html.NS.HTML) title ??= textOf(node.childNodes);
    }
    // One by one: a page may also have more of them beside each other than a call takes arguments.
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) left.push(child);
  }
  return { metas, title: title ?? '', language };
}

function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => ('value' in node ? node.value : '')).join('');
}
