import type { MarkdownIt, Token } from 'markdown-it';

/**
 * Which bare addresses get a preview. Alone on its line, at the top level of the post, an address becomes a card
 * (`onebox`); elsewhere the server replaces its text by the page's title (`inline-onebox-loading`), unless it is
 * nothing but an origin. Links with a text of their own and `<https://…>` never get one.
 */
export function oneboxes(md: MarkdownIt): void {
  md.core.ruler.push('oneboxes', (state) => {
    const lines = state.src.split('\n');
    for (const [index, block] of state.tokens.entries()) {
      if (block.type === 'inline') markAddresses(block, state.tokens[index - 1], lines);
    }
  });
}

function markAddresses(block: Token, parent: Token | undefined, lines: readonly string[]): void {
  const children = (block.children ?? []).filter((token) => token.type !== 'text' || token.content !== '');
  const topLevel = parent?.type === 'paragraph_open' && parent.level === 0;
  let line = block.map?.[0] ?? 0;
  for (const [index, token] of children.entries()) {
    if (isBreak(token)) line += 1;
    const href = token.attrGet('href') ?? '';
    if (token.type !== 'link_open' || token.markup !== 'linkify' || !/^https?:/i.test(href)) continue;
    const alone = isEdge(children[index - 1]) && isEdge(children[index + 3]);
    if (topLevel && alone && !startsIndented(lines[line])) {
      token.attrPush(['class', 'onebox']);
      token.attrPush(['target', '_blank']);
    } else if (!/^https?:\/\/[^/]+\/?$/i.test(href)) {
      token.attrPush(['class', 'inline-onebox-loading']);
    }
  }
}

function isBreak(token: Token): boolean {
  return token.type === 'softbreak' || token.type === 'hardbreak';
}

function isEdge(token: Token | undefined): boolean {
  return token === undefined || isBreak(token);
}

/** One space before an address is enough to lose its card, though Markdown itself drops that space. */
function startsIndented(line: string | undefined): boolean {
  return /^\s/.test(line ?? '');
}
