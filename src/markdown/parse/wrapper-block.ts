import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { deepest } from './nesting.ts';

/** The forum's blocks that hold Markdown, as they stand on lines of their own. */
const opening = /^\[(details|quote|spoiler|wrap|grid|poll)((?:[= ][^\n\]]*)?)\][ \t]*(?:\n|$)/;

/** Is there a tag that could begin one? */
export const mayWrap = /\[(?:details|quote|spoiler|wrap|grid|poll)[=\] ]/;

/** Matches the line end before such a tag. */
export const wrapperAhead = /\n(?=\[(?:details|quote|spoiler|wrap|grid|poll)[=\] ])/g;

/** Where a line of a text opens a block that is closed in `source`, which goes on behind it. */
export function opensWithin(text: string, source: string): boolean {
  return text.split('\n').some((line) => {
    const name = opening.exec(`${line}\n`)?.[1];
    return name !== undefined && new RegExp(`^\\[/${name}\\][ \\t]*$`, 'm').test(source);
  });
}

export interface WrapperToken extends Tokens.Generic {
  readonly type: 'wrapper';
  readonly name: string;
  /** The text after the name inside the brackets, such as `="Abstract"`. */
  readonly attributes: string;
  readonly text: string;
}

/**
 * `[details="…"]` … `[/details]` and its like: each tag alone on its line, and they nest. Unclosed ones are text. `lineEndBefore`: where
 * the line end before the next tag is in the rest of a text.
 */
export const wrapperBlock = (
  lineEndBefore: (rest: string) => number | undefined,
): TokenizerAndRendererExtension => ({
  name: 'wrapper',
  level: 'block',
  start: (rest) => {
    const lineEnd = lineEndBefore(rest);
    return lineEnd === undefined ? undefined : lineEnd + 1;
  },
  tokenizer(source) {
    const open = opening.exec(source);
    if (open === null) return undefined;
    const [first, name = '', attributes = ''] = open;
    // Only a title can be written in another way, where a forum that lacks such a block would see HTML.
    if (name !== 'details' && attributes.includes('<')) return undefined;
    const tags = new RegExp(`^\\[(/?)${name}(?:[= ][^\\n\\]]*)?\\][ \\t]*$`, 'gm');
    let depth = 0;
    for (const tag of source.matchAll(tags)) {
      depth += tag[1] === '/' ? -1 : 1;
      if (depth > deepest) return undefined;
      if (depth > 0) continue;
      const text = source.slice(first.length, tag.index);
      const { state } = this.lexer;
      const outer = state.top;
      state.top = true;
      const tokens = this.lexer.blockTokens(text, []);
      state.top = outer;
      return {
        type: 'wrapper',
        raw: source.slice(0, tag.index + tag[0].length),
        name,
        attributes: attributes.trim(),
        text,
        tokens,
      };
    }
    return undefined;
  },
});

/**
 * The title of a `[details]`, in any of the quotation marks that the forum takes. A backslash before one of them inside
 * makes it a part of the title, which in the forum itself would be no tag any more.
 */
export function detailsTitle(attributes: string): { title: string; open: boolean } {
  const open = /(?:^|\s)open$/.test(attributes);
  const value = attributes
    .replace(/(?<!\s)\s*\bopen$/, '')
    .replace(/^=\s*/, '')
    .trim();
  const quoted = /^(?:"(.*)"|'(.*)'|“(.*)”)$/s
    .exec(value)
    ?.slice(1)
    .find((part) => part !== undefined);
  return { title: quoted?.replace(/\\(["'“”])/g, '$1') ?? value, open };
}
