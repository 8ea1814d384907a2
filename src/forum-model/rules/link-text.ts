import type { MarkdownIt, Token } from 'markdown-it';

/**
 * A `|` in link text is the forum's syntax for attributes: `[file|attachment](…)` marks an attachment, parts of the
 * form `key=value` are taken away as data, and the other parts stay. So `[a=b|c](…)` shows only `c`.
 */
export function linkText(md: MarkdownIt): void {
  md.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
    const link = tokens[index];
    const text = tokens[index + 1];
    if (link !== undefined && link.info !== 'auto') {
      if (text?.type === 'text') takeAttributes(link, text);
      resolveUpload(link);
    }
    return self.renderToken(tokens, index, options);
  };
}

function takeAttributes(link: Token, text: Token): void {
  const parts = text.content.split('|');
  const kept = parts.filter((part) => part !== 'attachment' && !/^[\w.:-]+=/.test(part));
  if (parts.includes('attachment')) link.attrs?.unshift(['class', 'attachment']);
  if (kept.length > 0) text.content = kept.join('|');
}

/** The server knows the address of an upload; until then its link leads nowhere. */
function resolveUpload(link: Token): void {
  const href = link.attrGet('href') ?? '';
  if (!href.startsWith('upload://')) return;
  link.attrSet('href', '/404');
  link.attrPush(['data-orig-href', href]);
}
