import { Tokenizer, type Token } from 'parse5';
import { allowed } from './allow-list.ts';
import { escapeAttribute } from '../escape.ts';

/**
 * Keeps of a piece of HTML what the forum lets through, tag by tag: it mends nothing, so a tag that is not closed
 * stays open. Comments go, and so does a script with its text.
 */
export function sanitise(html: string): string {
  let out = '';
  let done = 0;
  let inScript = false;
  const takeText = ({ location }: { location: Token.Location | null }): void => {
    if (!inScript) out += escapeText(html.slice(done, location?.startOffset ?? html.length));
    done = location?.endOffset ?? html.length;
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (tag) => {
        takeText(tag);
        if (tag.tagName === 'script') inScript = true;
        if (!inScript) out += startTag(tag);
      },
      onEndTag: (tag) => {
        takeText(tag);
        if (tag.tagName === 'script') inScript = false;
        else if (!inScript && isAllowed(tag.tagName) && tag.tagName !== 'br') out += `</${tag.tagName}>`;
      },
      onComment: takeText,
      onDoctype: takeText,
      onEof: () => takeText({ location: null }),
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
    },
  );
  tokenizer.write(html, true);
  return out;
}

/** Text is cut out of the source between the tags, entities and all. */
function nothing(): void {}

function isAllowed(tag: string): boolean {
  return Object.hasOwn(allowed, tag);
}

/** Entities were written by the Markdown renderer or the author and stay; what is left of markup becomes text. */
function escapeText(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function startTag({ tagName, attrs }: Token.TagToken): string {
  if (!isAllowed(tagName)) return '';
  const kept = attrs.flatMap(({ name, value }) => {
    const text = allowedValue(tagName, name, value);
    if (text === undefined) return [];
    return text === '' ? [name] : [`${name}="${escapeAttribute(text)}"`];
  });
  return `<${[tagName, ...kept].join(' ')}>`;
}

/** Returns the allowed part of an attribute's value; of a class, the allowed names. */
function allowedValue(tag: string, name: string, value: string): string | undefined {
  const attributes = allowed[tag] ?? {};
  const rule = Object.hasOwn(attributes, name)
    ? attributes[name]
    : name.startsWith('data-')
      ? attributes['data-*']
      : undefined;
  if (rule === undefined) return undefined;
  if (rule === true) return value;
  const fits = (text: string): boolean => (rule instanceof RegExp ? rule.test(text) : rule.includes(text));
  if (name === 'class') {
    const kept = value.split(/\s+/).filter((one) => one !== '' && fits(one));
    return kept.length === 0 ? undefined : kept.join(' ');
  }
  // Browsers ignore control characters and white space inside an address; so must the look at its scheme.
  // oxlint-disable-next-line no-control-regex -- these are the very characters to take out
  const seen = name === 'href' || name === 'src' ? value.replace(/[\u0000-\u0020]/g, '') : value;
  if (fits(seen)) return value;
  // An image that may not be loaded keeps its place.
  return name === 'src' ? '' : undefined;
}
