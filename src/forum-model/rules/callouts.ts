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
    // From the end on, for what is put in moves what follows.
    for (let at = tokens.length - 1; at >= 0; at -= 1) {
      const [quote, paragraph, text] = tokens.slice(at, at + 3);
      if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open') continue;
      const [line = '', kind = ''] = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(text?.content ?? '') ?? [];
      const name = kind.toLowerCase();
      if (text === undefined || !Object.hasOwn(emoji, name)) continue;
      text.content = text.content.slice(line.length);
      const end = tokens.findIndex(
        ({ type, level }, index) => index > at && type === 'blockquote_close' && level === quote.level,
      );
      tokens.splice(end, 1, ...closing(state));
      tokens.splice(at, text.content === '' ? 4 : 1, ...opening(state, name));
    }
  });
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
