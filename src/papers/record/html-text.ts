import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterMap } from 'parse5';
import { texToUnicode } from '../../markdown/index.ts';
import { lineFromTex, looksLikeTex, oneLine, paragraphs } from './clean.ts';
import { asHtml, localName, reference, tagsIn, type Tag } from './markup-tags.ts';
import { texOfMathMl } from './math-ml.ts';
import { joinScripts, scriptEnd, scriptStart } from './scripts.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** The names, without prefix, of the elements of HTML and JATS that begin a paragraph (https://jats.nlm.nih.gov). */
const blocks = new Set(
  'p div br break sec section li ul ol list list-item h1 h2 h3 h4 tr table disp-formula disp-quote'.split(
    ' ',
  ),
);
const unseen = new Set('script style template noscript head annotation annotation-xml'.split(' '));

/** Reads an abstract in HTML, JATS or plain text as paragraphs of text. A heading is put before its paragraph. */
export function textOfMarkup(markup: string): string {
  return paragraphs(withoutMarkup(markup), plainLine);
}

/** Reads a title, which may contain markup, as one line. */
export function lineOfMarkup(markup: string): string {
  return plainLine(withoutMarkup(markup));
}

/** Reads TeX too, since some registries use it without saying so. */
function plainLine(text: string): string {
  const line = oneLine(text);
  return looksLikeTex(line) ? lineFromTex(line) : line;
}

/** Whether there is anything in a text that `withoutMarkup` changes. */
export function hasMarkup(text: string): boolean {
  return reference.test(text) || tagsIn(text).length > 0;
}

/**
 * Removes tags and decodes references, both as often as registries wrap them in each other: `&amp;lt;i&amp;gt;`. References are
 * decoded twice at most.
 */
export function withoutMarkup(markup: string): string {
  let text = markup.replace(/<!\[CDATA\[((?:(?!<!\[)[^])*?)\]\]>/g, (_, inside: string) =>
    inside.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  );
  for (const decodes of [true, true, false]) {
    const tags = tagsIn(text);
    if (tags.length === 0 && !(decodes && reference.test(text))) break;
    text = read(text, tags, decodes);
  }
  return text;
}

/** Lists the addresses that links lead to, in their order. */
export function linksOfMarkup(markup: string): string[] {
  const all = [markup, decoded(markup)].flatMap(tagsIn);
  return all.flatMap(({ name, attributes }) =>
    /^(?:a|ext-link|uri)$/.test(localName(name))
      ? (/\s(?:xlink:)?href\s*=\s*["']([^"']*)/i.exec(attributes)?.slice(1).map(decoded) ?? [])
      : [],
  );
}

function decoded(text: string): string {
  return reference.test(text) ? read(text, [], true) : text;
}

/** Stands for the end of a paragraph, and for a broken line, while a text with tags is read. */
const paragraphEnd = '\uFDD2';
const lineEnd = '\uFDD3';

function read(text: string, tags: readonly Tag[], decodes: boolean): string {
  if (tags.length === 0) return wholeText(parseFragment(asHtml(text, tags, decodes)));
  // Where no tag makes paragraphs, empty lines do.
  const isFlat = !tags.some(({ name }) => blocks.has(localName(name)) || localName(name) === 'title');
  const bare = text.replace(/[\uFDD0-\uFDD3]/g, ' ');
  const marked = isFlat
    ? bare.replace(/\n[^\S\n]*\n\s*/g, (gap) => paragraphEnd.padEnd(gap.length, paragraphEnd))
    : bare;
  const printed = print(parseFragment(asHtml(marked, tags, decodes)).childNodes);
  return joinScripts(printed, lineEnd)
    .replace(/([([])\uFDD3+|(?<!\uFDD3)\uFDD3+(?=[)\],.;:!?])/g, '$1')
    .replace(/[ \uFDD3]+/g, ' ')
    .replace(/\uFDD2+/g, '\n\n');
}

/** Elements that are nested deeper are dropped: no abstract needs them. */
const deepest = 200;

function print(nodes: readonly Node[], depth = 0): string {
  return depth > deepest ? '' : nodes.map((node) => printNode(node, depth + 1)).join('');
}

function printNode(node: Node, depth: number): string {
  if ('value' in node) return node.value.replace(/\s+/g, (space) => (/[\r\n]/.test(space) ? lineEnd : ' '));
  if (!('tagName' in node)) return '';
  const name = localName(node.tagName);
  if (unseen.has(name)) return '';
  if (name === 'math') return formula(node);
  const inside = 'content' in node ? print(node.content.childNodes, depth) : print(node.childNodes, depth);
  switch (name) {
    case 'title':
      return /^\s*(?:abstract|summary|초록|요약)\s*(?:[.:]\s*)?$/i.test(inside.replaceAll(lineEnd, ' '))
        ? paragraphEnd
        : `${paragraphEnd}${inside.replace(/^[\s\uFDD3]+|(?<![\s\uFDD3])[\s\uFDD3]+$/g, '').replace(/[.:]$/, '')}: `;
    case 'sub':
    case 'inf':
      return scripted(inside, 'sub');
    case 'sup':
      return scripted(inside, 'sup');
    case 'tex-math':
    case 'tex':
      return mathOf(wholeText(node));
    case 'alternatives':
    case 'formula':
      return print(preferred(node), depth);
    case 'a':
    case 'ext-link':
      return linkText(node, inside);
    default:
      return blocks.has(name)
        ? `${paragraphEnd}${inside}${name.startsWith('br') ? '' : paragraphEnd}`
        : inside;
  }
}

/** Returns the versions of a formula that are to be read: TeX where there is any, else MathML, else all that there is. */
function preferred(node: Element): readonly Node[] {
  const elements = node.childNodes.filter((child): child is Element => 'tagName' in child);
  const best = ['tex-math', 'tex', 'math'].map((name) =>
    elements.find(({ tagName }) => localName(tagName) === name),
  );
  const first = best.find((one) => one !== undefined) ?? elements[0];
  return first === undefined ? node.childNodes : [first];
}

function formula(node: Element): string {
  const tex = texOfMathMl(node.childNodes);
  return texToUnicode(tex);
}

/** Returns the formula in Unicode, or between dollars where that lacks something of it. Springer puts a LaTeX document around it. */
function mathOf(tex: string): string {
  const [, document = tex] = tex.split(/\\(?:begin|end)\{document\}/);
  const bare = document
    .trim()
    .replace(/^(\$\$?)([^]*)\1$/, '$2')
    .trim()
    .replace(/\s+/g, ' ');
  const text = texToUnicode(bare);
  return /\\[A-Za-z]/.test(text) ? `$${bare}$` : text;
}

function wholeText(node: Node, depth = 0): string {
  if ('value' in node) return node.value;
  if (!('childNodes' in node) || depth > deepest) return '';
  return node.childNodes.map((child) => wholeText(child, depth + 1)).join('');
}

function scripted(text: string, kind: 'sub' | 'sup'): string {
  const bare = text.replace(/[\s\uFDD3]+/g, ' ').trim();
  if (bare === '' || /[\\{}$\uFDD0]/.test(bare)) return text;
  const mark = kind === 'sub' ? '_' : '^';
  const raised = texToUnicode(`${mark}{${bare}}`);
  // Without its place, 10 to the power of 2.5 would be another number.
  const isLost = raised.startsWith(mark) && (kind === 'sub' || !/[\p{L}\p{N}]/u.test(bare));
  return `${scriptStart}${isLost ? bare : raised}${scriptEnd}`;
}

/** Returns the address of a link whose text is only "this https URL", else its text. */
function linkText(node: Element, inside: string): string {
  const href = node.attrs.find(({ name }) => /^(?:xlink:)?href$/.test(name))?.value;
  return href !== undefined && /^\s*this\s+(?:https?|ftp)\s+url\s*$/i.test(inside) ? href : inside;
}
