import type { BlockTag } from './block-tag.ts';

/** `[quote="name, post:1, topic:2"]`: a quote that says whose words they are. */
export const quote: BlockTag = {
  open: (state, { value = '' }) => {
    const [name = '', ...details] = value.split(/,\s*/);
    const aside = state.push('quote_open', 'aside', 1);
    aside.attrs = [['class', 'quote no-group']];
    const given = Object.fromEntries(details.map((part) => part.split(/:\s*/, 2)));
    const username = given['username'] ?? name;
    if (username !== '') aside.attrPush(['data-username', username]);
    for (const key of ['post', 'topic', 'full']) {
      if (given[key] !== undefined) aside.attrPush([`data-${key}`, given[key]]);
    }
    if (name !== '') {
      state.push('quote_title_open', 'div', 1).attrs = [['class', 'title']];
      state.push('quote_controls_open', 'div', 1).attrs = [['class', 'quote-controls']];
      state.push('quote_controls_close', 'div', -1);
      state.push('text', '', 0).content = ` ${name}:`;
      state.push('quote_title_close', 'div', -1);
    }
    state.push('blockquote_open', 'blockquote', 1);
  },
  close: (state) => {
    state.push('blockquote_close', 'blockquote', -1);
    state.push('quote_close', 'aside', -1);
  },
};
