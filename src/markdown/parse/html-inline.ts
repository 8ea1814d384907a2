import type { Ahead } from './block-level.ts';
import type { InlineTag } from '../ast.ts';

const tag =
  /<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*)\s*(\/?)>/y;
/** Longer ones are none: each of many that begin would be looked for to the end of the text. */
const longestComment = 20_000;

/** Of a picture, addresses without quotation marks may have `=` in them, as in HTML. */
const picture = /<()(img)((?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'<>`]+|'[^']*'|"[^"]*"))?)*)\s*(\/?)>/iy;

export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: string;
  readonly end: number;
}

/** The HTML tag at `index`, whatever its name; undefined where `<` begins none, as in `a<b`. */
export function tagAt(text: string, index: number): Tag | undefined {
  const match = matchAt(tag, text, index) ?? matchAt(picture, text, index);
  if (match === null) return undefined;
  const [whole, slash, name = '', attributes = ''] = match;
  return {
    name: name.toLowerCase(),
    closing: slash === '/',
    attributes: attributes.trim(),
    end: index + whole.length,
  };
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** Where the comment at `index` ends; undefined where none begins, or one that is never closed. */
export function commentAt(
  text: string,
  index: number,
  ahead: Pick<Ahead, 'indexOf'> = text.slice(0, index + longestComment),
): number | undefined {
  if (!text.startsWith('<!--', index)) return undefined;
  const short = /^<!---?>/.exec(text.slice(index, index + 6))?.[0];
  if (short !== undefined) return index + short.length;
  const end = ahead.indexOf('-->', index + 4);
  return end === -1 || end + 3 > index + longestComment ? undefined : end + 3;
}

/** Where the instruction or doctype at `index` ends. */
export function instructionAt(
  text: string,
  index: number,
  ahead: Pick<Ahead, 'indexOf'>,
): number | undefined {
  const last = text.startsWith('<?', index)
    ? '?>'
    : /^<![A-Za-z]/.test(text.slice(index, index + 3))
      ? '>'
      : undefined;
  const end = last === undefined ? -1 : ahead.indexOf(last, index + 2);
  return last === undefined || end === -1 ? undefined : end + last.length;
}

export type Markup = InlineTag | 'strong' | 'emphasis' | 'strike' | 'br';

const markup: Record<string, Markup> = {
  ...{ sub: 'sub', sup: 'sup', kbd: 'kbd', mark: 'mark', ins: 'ins', small: 'small', abbr: 'abbr', br: 'br' },
  ...{ strong: 'strong', b: 'strong', em: 'emphasis', i: 'emphasis', del: 'strike', s: 'strike' },
} as const;

/** Reads the meaning of a tag in the author's dialect; returns undefined if the tag is text. Only `abbr` has an attribute, its title. */
export function markupOf({ name, attributes, closing }: Tag): { markup: Markup; title?: string } | undefined {
  const meaning = Object.hasOwn(markup, name) ? markup[name] : undefined;
  if (meaning === undefined) return undefined;
  if (attributes === '') return { markup: meaning };
  const title = /^title\s*=\s*(?:"([^"]*)"|'([^']*)')$/i.exec(attributes);
  return name === 'abbr' && !closing && title !== null
    ? { markup: meaning, title: title[1] ?? title[2] ?? '' }
    : undefined;
}

/** Names of elements that HTML has; `<think>` and `List<T>` are none of them and need no warning. */
const elements = new Set(
  (
    'a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col ' +
    'colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame ' +
    'frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee ' +
    'math menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script ' +
    'search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot ' +
    'th thead time title tr track tt u ul var video wbr'
  ).split(' '),
);

/** Did its author mean HTML? `a<b and c>d` has the form of a tag, too. */
export function isMeantAsHtml({ name, attributes }: Tag): boolean {
  return elements.has(name) && (name.length > 1 || attributes === '' || attributes.includes('='));
}
