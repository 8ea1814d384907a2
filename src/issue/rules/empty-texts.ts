import type { Finding } from '../../problem/index.ts';
import { nameOf } from '../../problem/index.ts';
import type { Field } from '../../checks/index.ts';
import { positionOf } from './languages.ts';
import type { Rule } from './rule.ts';

/** Every summary says something. */
export const summariesSaySomething: Rule = ({ papers }) =>
  papers.flatMap((paper) =>
    paper.summary
      .filter(({ value }) => isSilent(value))
      .map(({ path }): Finding => ({
        code: 'paper/summary-empty',
        args: { position: positionOf(paper) },
        path,
      })),
  );

/**
 * So does every other text that is there to be read. Nothing may be said by masthead, lead, closing, emoji and the label
 * of a theme, where "" leaves the part out, and by alt, where it marks a picture that only decorates.
 */
export const textsSaySomething: Rule = (_, { fields }) =>
  fields
    .filter(
      (field) => mustSay(field) && (field.kind === 'markdown' ? isSilent(field.value) : isBlank(field.value)),
    )
    .map(({ path }): Finding => ({ code: 'issue/text-empty', args: { what: nameOf(path) }, path }));

function mustSay({ path, key }: Field): boolean {
  if (key === 'text' || key === 'authors' || key === 'tags' || key === 'takeaway') return true;
  const isPaperTitle = path[0] === 'papers' && path[2] === 'title';
  return key === 'title' && !isPaperTitle;
}

/** Nothing but comments, with white space around them. */
function isComments(markdown: string): boolean {
  let at = 0;
  while (markdown.startsWith('<!--', (at = skipSpace(markdown, at)))) {
    const short = /^<!---?>/.exec(markdown.slice(at, at + 6))?.[0];
    const end = short === undefined ? markdown.indexOf('-->', at + 4) : at + short.length - 3;
    if (end === -1) return false;
    at = end + 3;
  }
  return at === markdown.length;
}

function skipSpace(text: string, at: number): number {
  const next = /\S/g;
  next.lastIndex = at;
  return next.exec(text)?.index ?? text.length;
}

/** Most texts begin with a letter, and are not copied without the white space around them. */
function isBlank(text: string): boolean {
  return text.charCodeAt(0) > 0x20 && text.charCodeAt(0) < 0x7f ? false : text.trim() === '';
}

/** Nobody is meant to see a comment of Markdown. */
function isSilent(markdown: string): boolean {
  return isBlank(markdown) || (markdown.includes('<!--') && isComments(markdown));
}
