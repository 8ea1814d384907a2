import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { linkedEndings } from '../forum-lists.ts';
import { headingAnchors } from './rules/anchors.ts';
import { bareAddresses } from './rules/bare-addresses.ts';
import { blockBBCode } from './bbcode/block.ts';
import { inlineBBCode } from './bbcode/inline.ts';
import { callouts } from './rules/callouts.ts';
import { checkboxes } from './rules/checkboxes.ts';
import { codeBlocks } from './rules/code-blocks.ts';
import type { Dialect } from './dialect.ts';
import { emoji } from './rules/emoji.ts';
import { formulas } from './rules/formulas.ts';
import { hashtags } from './rules/hashtags.ts';
import { images } from './rules/images.ts';
import { linkText } from './rules/link-text.ts';
import { localDates } from './rules/local-dates.ts';
import { mentions } from './rules/mentions.ts';
import { oneboxes } from './rules/onebox.ts';
import { references } from './rules/references.ts';
import { symbolsAreLetters } from './rules/symbols.ts';
import { quotes } from './rules/quotes.ts';
import { tables } from './rules/tables.ts';
import { typographer } from './rules/typographer.ts';

/** The parser with every rule of the dialect. Rules that replace text run in the order in which they stand here. */
export function makeParser(dialect: Dialect): MarkdownIt {
  const md = new MarkdownIt({
    html: true,
    breaks: !dialect.traditionalLines,
    linkify: dialect.linkify,
    typographer: dialect.typographer,
    quotes: '“”‘’',
  });
  md.linkify.tlds([...linkedEndings]);
  md.use(footnotes);
  md.use(blockBBCode, dialect);
  md.use(inlineBBCode);
  md.use(codeBlocks);
  md.use(tables, dialect);
  md.use(images);
  md.use(linkText);
  md.use(typographer);
  md.use(quotes);
  md.use(bareAddresses);
  if (dialect.version === '14.0') md.use(symbolsAreLetters);
  if (dialect.core !== '3.4') md.use(callouts);
  if (dialect.math) md.use(formulas);
  md.use(references);
  md.use(oneboxes);
  md.use(localDates);
  md.use(mentions, dialect);
  md.use(hashtags, dialect);
  md.use(emoji, dialect);
  md.use(checkboxes, dialect);
  md.use(headingAnchors);
  return md;
}
