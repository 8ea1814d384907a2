import type { Finding } from '../../problem/index.ts';
import { nameOf } from '../../problem/index.ts';
import type { Field } from '../fields.ts';
import type { Rule } from './rule.ts';

/** Nothing that was only holding a place is left. A text that speaks about TODO comments is none. */
export const placeholdersAreFilled: Rule = (_, { fields }) =>
  fields.flatMap((field): Finding[] => {
    const text = field.kind === 'address' ? undefined : placeholderIn(field);
    return text === undefined
      ? []
      : [{ code: 'text/placeholder', args: { what: nameOf(field.path), text }, path: field.path }];
  });

const marks = 'TODO|TBD|FIXME|XXX';
/** The whole text, perhaps in brackets or with dots. */
const alone = new RegExp(String.raw`^[\s[(<{*_"'-]*(?:${marks}|lorem ipsum)[\s\])>}*_"'.!?…:-]*$`, 'i');
const dots = /^\s*(?:…|\.{3,})\s*$/;
/** A mark with a colon at the beginning of a line: a note to oneself. */
const note = new RegExp(String.raw`^[ \t]*(?:[-*>] )?[[(<*_]*(?:${marks})\b[\])>*_]*\s*[:：]`, 'm');
/** A line of its own, or the last word of all. */
const line = new RegExp(String.raw`^[ \t]*(?:[-*>] )?[[(<*_]*(?:${marks})[\])>*_.…!?]*[ \t]*$`, 'm');
const last = new RegExp(String.raw`(?:^|[\s([])(?:${marks})[\]).…]*\s*$`);
/** A short text that begins with a mark: "TODO write this". */
const short = new RegExp(String.raw`^\s*(?:${marks})\s[^\n]{0,40}$`);

function placeholderIn({ kind, value }: Field): string | undefined {
  if (value.length === 0) return undefined;
  const found =
    alone.exec(value) ??
    dots.exec(value) ??
    (kind === 'line' ? undefined : (note.exec(value) ?? line.exec(value)));
  if (found) return found[0].trim();
  if (/\blorem ipsum dolor\b/i.test(value)) return 'lorem ipsum';
  // Abstracts and titles are other people's words, which may well end in TODO.
  if (kind !== 'markdown') return kind === 'line' && note.test(value) ? value : undefined;
  return (last.exec(value.trimEnd()) ?? short.exec(value.trimEnd()))?.[0].trim();
}
