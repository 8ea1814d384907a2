import { manyLines } from '../terminal/index.ts';
import { withoutCommands } from '../text/index.ts';

/** An XML 1.0 element with children of its own, each already an element, or with text. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] | string,
): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const open = `<${name}${list.join('')}`;
  if (content.length === 0) return `${open}/>`;
  if (typeof content === 'string') return `${open}>${escapeXml(content)}</${name}>`;
  return `${open}>\n${content.map(indent).join('\n')}\n</${name}>`;
}

/**
 * Text for an element or an attribute. Line breaks stay; what XML cannot hold even as a reference is spelt out. A `>`
 * is escaped too, since `]]>` must not stand in text.
 */
function escapeXml(text: string): string {
  const escaped = manyLines(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
  return withoutCommands(escaped, (character) => `&#${character.charCodeAt(0)};`);
}

/** Escaped text has no line breaks of its own, so that every line here is markup and may be moved. */
function indent(child: string): string {
  return child.replace(/^/gm, '  ');
}
