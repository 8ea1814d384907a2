import { escapeHtml } from '../../markdown/index.ts';

/** An XML 1.0 element with text, which is escaped, or with elements. */
export function element(
  name: string,
  content: string | readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const open = `<${name}${list.join('')}`;
  if (content.length === 0) return `${open}/>`;
  const inside = typeof content === 'string' ? escapeXml(content) : `\n${content.join('\n')}\n`;
  return `${open}>${inside}</${name}>`;
}

/** The file of a document. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** What XML 1.0 cannot hold even as a reference is U+FFFD (https://www.w3.org/TR/xml/#charsets); it would read \r as \n. */
function escapeXml(text: string): string {
  return escapeHtml(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('\r', '&#13;');
}
