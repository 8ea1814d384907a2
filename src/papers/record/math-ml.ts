import type { DefaultTreeAdapterMap } from 'parse5';
import { localName } from './markup-tags.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** Signs above a letter, and the commands of TeX for them. */
const accents: ReadonlyMap<string, string> = new Map([
  ['^', 'hat'],
  ['ˆ', 'hat'],
  ['~', 'tilde'],
  ['˜', 'tilde'],
  ['¯', 'bar'],
  ['‾', 'bar'],
  ['‒', 'bar'],
  ['→', 'vec'],
  ['⃗', 'vec'],
  ['˙', 'dot'],
  ['¨', 'ddot'],
]);
/** Formulas are not nested deeper. */
const deepest = 60;

/** Writes a formula in MathML (https://www.w3.org/TR/mathml-core/) as TeX, which is read as all formulas are. */
export function texOfMathMl(nodes: readonly Node[], depth = 0): string {
  return depth > deepest ? '' : nodes.map((node) => texOf(node, depth + 1)).join('');
}

function texOf(node: Node, depth: number): string {
  if ('value' in node) return literal(node.value.trim());
  if (!('tagName' in node)) return '';
  const parts = node.childNodes.filter((child): child is Element => 'tagName' in child);
  const part = (n: number): string => group(parts.slice(n, n + 1), depth);
  switch (localName(node.tagName)) {
    case 'msup':
    case 'mover': {
      const over = accents.get(wordsOf(parts[1]).trim());
      if (over !== undefined && localName(node.tagName) === 'mover') return `\\${over}${part(0)}`;
      return `${part(0)}^${part(1)}`;
    }
    case 'msub':
    case 'munder':
      return `${part(0)}_${part(1)}`;
    case 'msubsup':
    case 'munderover':
      return `${part(0)}_${part(1)}^${part(2)}`;
    case 'mmultiscripts':
      return withScripts(parts, depth);
    case 'mfrac':
      return `\\frac${part(0)}${part(1)}`;
    case 'msqrt':
      return `\\sqrt{${texOfMathMl(node.childNodes, depth)}}`;
    case 'mroot':
      return `\\sqrt[${texOfMathMl(parts.slice(1, 2), depth)}]${part(0)}`;
    case 'mfenced':
      return `(${parts.map((_, n) => part(n)).join(',')})`;
    case 'mtext':
      return literal(wordsOf(node)).replace(/\s+/g, '\\ ');
    case 'mspace':
      return '\\ ';
    case 'mphantom':
    case 'annotation':
    case 'annotation-xml':
      return '';
    default:
      return texOfMathMl(node.childNodes, depth);
  }
}

/** The scripts of a base follow it in pairs, below and above; behind `mprescripts` stand those before it, as in ³⁸Ca. */
function withScripts([base, ...scripts]: readonly Element[], depth: number): string {
  const names = scripts.map(({ tagName }) => localName(tagName));
  const border = names.includes('mprescripts') ? names.indexOf('mprescripts') : scripts.length;
  const pairs = (all: readonly Element[]): string =>
    all
      .map((one, n) => {
        const inside = localName(one.tagName) === 'none' ? '' : texOfMathMl([one], depth);
        return inside === '' ? '' : `${n % 2 === 0 ? '_' : '^'}{${inside}}`;
      })
      .join('');
  return `${pairs(scripts.slice(border + 1))}${base === undefined ? '' : group([base], depth)}${pairs(scripts.slice(0, border))}`;
}

function group(nodes: readonly Node[], depth: number): string {
  return `{${texOfMathMl(nodes, depth)}}`;
}

/** The text right in an element. */
function wordsOf(node: Element | undefined): string {
  return (node?.childNodes ?? []).map((child) => ('value' in child ? child.value : '')).join('');
}

/** Without the operators that nobody sees: of application, of multiplication. */
function literal(text: string): string {
  return text
    .replace(/[\u2061-\u2064\uFE00-\uFE0F]/g, '')
    .replaceAll('\\', '\\backslash ')
    .replace(/[{}$%#&_]/g, '\\$&')
    .replaceAll('^', '∧');
}
