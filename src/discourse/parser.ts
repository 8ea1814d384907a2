import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { headingAnchors } from './anchors.ts';
import { blockBBCode } from './bbcode-block.ts';
import { inlineBBCode } from './bbcode-inline.ts';
import { checkboxes } from './checkboxes.ts';
import { codeBlocks } from './code-blocks.ts';
import type { Dialect } from './dialect.ts';
import { emoji } from './emoji.ts';
import { hashtags } from './hashtags.ts';
import { images } from './images.ts';
import { linkText } from './link-text.ts';
import { mentions } from './mentions.ts';
import { oneboxes } from './onebox.ts';
import { symbolsAreLetters } from './symbols.ts';
import { tables } from './tables.ts';
import { typographer } from './typographer.ts';

/** Only these end an address that has no scheme (`markdown_linkify_tlds`). */
const topLevelDomains = 'com|net|org|io|onion|co|tv|ru|cn|us|uk|me|de|fr|fi|gov'.split('|');

/** The parser with every rule of the dialect. Rules that replace text run in the order in which they stand here. */
export function makeParser(dialect: Dialect): MarkdownIt {
  const md = new MarkdownIt({
    html: true,
    breaks: true,
    linkify: dialect.linkify,
    typographer: dialect.typographer,
    quotes: '“”‘’',
  });
  md.linkify.tlds(topLevelDomains);
  md.use(footnotes);
  md.use(blockBBCode);
  md.use(inlineBBCode);
  md.use(codeBlocks);
  md.use(tables);
  md.use(images);
  md.use(linkText);
  md.use(typographer);
  if (dialect.version === '14.0') md.use(symbolsAreLetters);
  md.use(oneboxes);
  md.use(checkboxes);
  md.use(emoji, dialect);
  md.use(mentions, dialect);
  md.use(hashtags, dialect);
  md.use(headingAnchors);
  return md;
}
