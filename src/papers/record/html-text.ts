import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterMap } from 'parse5';
import { texToUnicode } from '../../markdown/index.ts';
import { lineFromTex, looksLikeTex, oneLine, paragraphs } from './clean.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** The names, without prefix, of the elements of HTML and JATS that begin a paragraph (https://jats.nlm.nih.gov). */
const blocks = new Set(
  'p div br sec section li ul ol list list-item h1 h2 h3 h4 tr table disp-formula disp-quote'.split(' '),
);
const unseen = new Set('script style template noscript head annotation annotation-xml'.split(' '));

/** Reads an abstract in HTML, JATS or plain text as paragraphs of text. A heading is put before its paragraph. */
export function textOfMarkup(markup: string): string {
  return paragraphs(
    looksLikeMarkup(markup) ? print(parseFragment(markup).childNodes) : decodeTwice(markup),
    plainLine,
  );
}

/** Reads a title, which may contain markup, as one line. */
export function lineOfMarkup(markup: string): string {
  return plainLine(looksLikeMarkup(markup) ? print(parseFragment(markup).childNodes) : decodeTwice(markup));
}

/** Reads TeX too, since some registries use it without saying so. */
function plainLine(text: string): string {
  const line = oneLine(text);
  return looksLikeTex(line) ? lineFromTex(line) : line;
}

function looksLikeMarkup(text: string): boolean {
  return /<\/?[a-z][\w:-]*(?:\s[^<>]*)?\/?>/i.test(text);
}

/** Decodes references such as `&amp;`, which registries write also in texts without markup. */
function decodeTwice(text: string): string {
  return /&(?:[a-z]+|#\d+|#x[\da-f]+);/i.test(text)
    ? print(parseFragment(text.replaceAll('<', '&lt;')).childNodes)
    : text;
}

/** Elements that are nested deeper are dropped: no abstract needs them. */
const deepest = 200;

function print(nodes: readonly Node[], depth = 0): string {
  return depth > deepest ? '' : nodes.map((node) => printNode(node, depth + 1)).join('');
}

function printNode(node: Node, depth: number): string {
  if ('value' in node) return node.value.replace(/\s+/g, ' ');
  if (!('tagName' in node)) return '';
  const name = localName(node);
  if (unseen.has(name)) return '';
  const inside = 'content' in node ? print(node.content.childNodes, depth) : print(node.childNodes, depth);
  switch (name) {
    case 'title':
      return /^\s*(?:abstract|summary|초록|요약)\s*[.:]?\s*$/i.test(inside)
        ? '\n\n'
        : `\n\n${inside.trim().replace(/[.:]$/, '')}: `;
    case 'sub':
    case 'sup':
      return scripted(inside, name);
    case 'tex-math':
      return mathOf(inside);
    case 'alternatives':
      return print(preferred(node), depth);
    case 'a':
    case 'ext-link':
      return linkText(node, inside);
    default:
      return blocks.has(name) ? `\n\n${inside}${name === 'br' ? '' : '\n\n'}` : inside;
  }
}

/** Returns the name without its prefix: `p` for `jats:p`. */
function localName({ tagName }: Element): string {
  return tagName.replace(/^.*:/, '');
}

/** Returns one version of a formula that is given in several languages, TeX if there is any. */
function preferred(node: Element): readonly Node[] {
  const tex = node.childNodes.filter((child) => 'tagName' in child && localName(child) === 'tex-math');
  return tex.length > 0 ? tex.slice(0, 1) : node.childNodes.slice(0, 1);
}

/** Returns the formula. Springer puts a whole LaTeX document around it. */
function mathOf(tex: string): string {
  const [, formula = tex] = tex.split(/\\(?:begin|end)\{document\}/);
  const bare = formula.trim().replace(/^(\$\$?)([^]*)\1$/, '$2');
  return `$${bare.trim().replace(/\s+/g, ' ')}$`;
}

function scripted(text: string, kind: 'sub' | 'sup'): string {
  const bare = text.trim();
  const mark = kind === 'sub' ? '_' : '^';
  if (bare === '' || /[\\{}$]/.test(bare)) return text;
  const raised = texToUnicode(`${mark}{${bare}}`);
  return raised.startsWith(mark) ? bare : raised;
}

/** Returns the address of a link whose text is only "this https URL", else its text. */
function linkText(node: Element, inside: string): string {
  const href = node.attrs.find(({ name }) => /^(?:xlink:)?href$/.test(name))?.value;
  return href !== undefined && /^\s*this\s+(?:https?|ftp)\s+url\s*$/i.test(inside) ? href : inside;
}
