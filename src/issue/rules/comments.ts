import { type Finding, nameOf, type Path } from '../../problem/index.ts';
import type { SourceMap } from '../../yaml/index.ts';
import type { Rule } from './rule.ts';

/**
 * `title: Paper #1` is "Paper", and `title: #1` is nothing: in an unquoted text a # behind a space begins a comment. One
 * that is followed by a space is taken for the comment that it looks like.
 */
export const commentsAreComments: Rule = (_, { fields, empty, sourceMap }) => {
  if (!mayHaveComment(sourceMap)) return [];
  const cut = fields.filter(({ path }) => sourceMap.scalar(path)?.type === 'PLAIN').map(({ path }) => path);
  return [...cut, ...empty.filter(isText)].flatMap((path): Finding[] => {
    const { text, offset } = sourceMap.behind(path);
    const found = /^(\s*(?::[ \t]*)?)(#[^\s#].*)$/.exec(text.trimEnd());
    if (found?.[1] === undefined || found[2] === undefined) return [];
    const at = range(sourceMap, offset + found[1].length, found[2].length);
    return [{ code: 'text/comment', args: { what: nameOf(path), lost: found[2] }, path, at }];
  });
};

/** Whether a # that could begin one stands outside of all texts. */
function mayHaveComment(sourceMap: SourceMap): boolean {
  const { text } = sourceMap;
  if (!/[ \t]#[^\s#]/.test(text)) return false;
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at + 1))
    if (/[^\s#]/.test(text.charAt(at + 1)) && !sourceMap.isInText(at)) return true;
  return false;
}

const textKeys = new Set(
  'title masthead lead emoji theme text closing arxiv doi link takeaway summary abstract url alt'.split(' '),
);
const listKeys = new Set(['authors', 'tags', 'more', 'items', 'credits']);

/** Whether a text was wanted where nothing is. */
function isText(path: Path): boolean {
  const [last, before] = [path.at(-1), path.at(-2)];
  if (typeof last === 'number') return listKeys.has(String(before));
  return textKeys.has(String(last)) || (typeof before === 'string' && textKeys.has(before));
}

function range(sourceMap: SourceMap, start: number, length: number): ReturnType<SourceMap['fromOffsets']> {
  return sourceMap.fromOffsets(start, start + length);
}
