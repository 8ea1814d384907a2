import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { dictionary } from '../../data.ts';

/** The kinds of callout, and the emoji before the title of each. */
const emoji: Readonly<Record<string, string>> = dictionary({
  note: 'information_source',
  tip: 'bulb',
  important: 'exclamation',
  warning: 'warning',
  caution: 'stop_sign',
});

/**
 * A quote whose first line is `[!NOTE]` and nothing else is a box with a title, from the cores of 2026 on. The forum writes
 * the title in its own language; here it is the kind's English name.
 */
export function callouts(md: MarkdownIt): void {
  md.core.ruler.after('block', 'callouts', (state) => {
    const { tokens } = state;
    const out: Token[] = [];
    /** Whether each quote that is open is a callout. */
    const quotes: boolean[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const [token, next, text] = tokens.slice(at, at + 3);
      if (token === undefined) break;
      const isOpening = token.type === 'blockquote_open';
      const callout = isOpening && next?.type === 'paragraph_open' ? calloutOf(text) : undefined;
      if (isOpening) quotes.push(callout !== undefined);
      if (token.type === 'blockquote_close' && quotes.pop() === true) out.push(...closing(state));
      else if (text === undefined || callout === undefined) out.push(token);
      else {
        text.content = callout.rest;
        out.push(...opening(state, callout.name));
        // Of a paragraph of this line alone nothing is left.
        if (callout.rest === '') at += 3;
      }
    }
    state.tokens = out;
  });
}

function calloutOf(text: Token | undefined): { name: string; rest: string } | undefined {
  const content = text?.content ?? '';
  const [line = '', kind = ''] = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(content) ?? [];
  const name = kind.toLowerCase();
  return Object.hasOwn(emoji, name) ? { name, rest: content.slice(line.length) } : undefined;
}

function opening(state: StateCore, name: string): Token[] {
  const make = (type: string, tag: string, nesting: -1 | 0 | 1, attributes = {}): Token =>
    Object.assign(new state.Token(type, tag, nesting), { block: true, attrs: Object.entries(attributes) });
  const title = make('inline', '', 0);
  title.content = `:${emoji[name]}: ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  title.children = [];
  return [
    make('callout_open', 'div', 1, { class: 'callout', 'data-callout-type': name }),
    make('paragraph_open', 'p', 1, { class: 'callout__title' }),
    title,
    make('paragraph_close', 'p', -1),
    make('callout_content_open', 'div', 1, { class: 'callout__content' }),
  ];
}

function closing(state: StateCore): Token[] {
  return ['callout_content_close', 'callout_close'].map((type) =>
    Object.assign(new state.Token(type, 'div', -1), { block: true }),
  );
}
