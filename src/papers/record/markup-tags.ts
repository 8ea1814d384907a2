/**
 * Which `<` of a record begins a tag. Records hold HTML, JATS and MathML, and as often `a<b and c>d`, `List<String>` or the name of
 * a tag, so only what can be nothing else is one.
 */

/** The elements that registries, publishers and pages write in titles and abstracts; names with jats: or mml: are all known. */
const elements = new Set(
  (
    'a abbr abstract alternatives annotation annotation-xml b big blockquote bold br break center cite code del disp-formula ' +
    'disp-quote div dl dd dt em email ext-link font formula graphic h1 h2 h3 h4 h5 h6 hr i inf inline-formula inline-graphic ins ' +
    'italic kbd li list list-item maction math menclose merror mfenced mfrac mi mmultiscripts mn mo monospace mover mpadded mphantom ' +
    'mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover named-content none ol ' +
    'overline p pre q roman s sans-serif sc scp script sec section semantics small span strike strong style styled-content sub sup ' +
    'table tbody td tex tex-math tfoot th thead title tr tt u ul underline uri xref'
  ).split(' '),
);
const known = /^(?:jats|mml|m|ns\d*|xhtml|html):/i;
/** They have no end tag, in HTML at least. */
const empty = new Set(['br', 'hr']);

const shape =
  /<(\/?)((?:[a-z][\w-]*:)?[a-z][\w-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>/gi;

export interface Tag {
  readonly start: number;
  readonly end: number;
  readonly kind: 'start' | 'end' | 'empty';
  /** In lower case, with its prefix. */
  readonly name: string;
  readonly attributes: string;
}

/** Lists the tags of a text: those of the elements above that have nothing but attributes with values, each start with its end. */
export function tagsIn(text: string): Tag[] {
  if (!text.includes('<')) return [];
  const open = new Map<string, number[]>();
  const found: Tag[] = [];
  const isPaired = new Set<number>();
  for (const match of text.matchAll(shape)) {
    const [whole, slash = '', written = '', attributes = '', closed = ''] = match;
    const name = written.toLowerCase();
    if (
      !elements.has(name) &&
      !(known.test(name) && elements.has(localName(name))) &&
      !/^(?:jats|mml):/.test(name)
    )
      continue;
    if ((slash !== '' && attributes !== '') || (closed !== '' && slash !== '')) continue;
    const isEmpty =
      empty.has(name) || (closed !== '' && (name.includes(':') || /^m[a-z]+$|^none$/.test(name)));
    const kind = slash !== '' ? 'end' : isEmpty ? 'empty' : 'start';
    if (closed !== '' && kind === 'start') continue;
    const i = found.push({ start: match.index, end: match.index + whole.length, kind, name, attributes }) - 1;
    if (kind === 'empty') isPaired.add(i);
    const waiting = open.get(name) ?? [];
    open.set(name, waiting);
    if (kind === 'start') waiting.push(i);
    const start = kind === 'end' ? waiting.pop() : undefined;
    if (start !== undefined) isPaired.add(i).add(start);
  }
  return found.filter((_, i) => isPaired.has(i));
}

/** Returns the name without its prefix: `p` for `jats:p`. */
export function localName(name: string): string {
  return name.replace(/^.*:/, '');
}

/** A reference such as `&amp;`. Without its semicolon, `&lt` and `&copy` are parts of an address or of a text. */
export const reference = /&(?:[a-z][a-z\d]*|#\d+|#x[\da-f]+);/i;

/**
 * Writes a text so that a parser of HTML reads as tags what `tagsIn` found, and all else as text. With `decodes` it reads references;
 * else they stay.
 */
export function asHtml(text: string, tags: readonly Tag[], decodes: boolean): string {
  let html = '';
  let at = 0;
  const literal = (part: string): string =>
    part
      .replace(decodes ? /&(?!(?:[a-z][a-z\d]*|#\d+|#x[\da-f]+);)/gi : /&/g, '&amp;')
      .replaceAll('<', '&lt;');
  for (const { start, end, kind, name, attributes } of tags) {
    html += literal(text.slice(at, start));
    html += kind === 'end' ? `</${name}>` : `<${name}${attributes}>`;
    if (kind === 'empty' && !empty.has(name)) html += `</${name}>`;
    at = end;
  }
  return html + literal(text.slice(at));
}
