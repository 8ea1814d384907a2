import { type Field, unfilledPattern } from '../../checks/index.ts';
import type { Finding } from '../../problem/index.ts';
import { nameOf } from '../../problem/index.ts';
import { foundIn, type Rule } from './rule.ts';

/** Nothing that was only holding a place is left. A text that speaks about TODO comments is none. */
export const placeholdersAreFilled: Rule = (_, { fields, sourceMap }) => {
  const { text: all } = sourceMap;
  const hasWords = suspect.test(all) || filler.test(all) || sourceMap.hasEscapes;
  return foundIn(fields, (field): Finding[] => {
    if (!hasWords && !mayBeAlone(field.value)) return [];
    const found = field.kind === 'address' ? undefined : placeholderIn(field);
    if (found === undefined) return [];
    const { path } = field;
    const text = found[0].trim();
    const start = found.index + found[0].indexOf(text);
    const at = sourceMap.inText(path, start, start + text.length);
    return [{ code: 'text/placeholder', args: { what: nameOf(path), text }, path, at }];
  });
};

/** The texts of an issue that stand in for one of the config, where patterns are filled in. */
const inPlaceOfConfig = new Set<unknown>(['title', 'masthead', 'closing', 'web_url']);

/** What a pattern of the config would be filled with stays as it is in an issue, where all text is literal. */
export const textsAreNoPatterns: Rule = (_, { fields, sourceMap }) => {
  if (!sourceMap.text.includes('{{')) return [];
  return foundIn(fields, ({ path, kind, value }) =>
    inPlaceOfConfig.has(path[0])
      ? unfilledPattern({ path, value, isMarkdown: kind === 'markdown' }, sourceMap)
      : [],
  );
};

/** A file without any of this has none but what is `alone` or `dots`; an escape may spell one. */
const suspect = /TODO|TBD|FIXME|XXX/;
const filler = /lorem/i;
const words = 'TODO|TBD|FIXME';
/** XXX is also a number (Super Bowl XXX, Vol. XXX). */
const marks = `${words}|XXX`;
/** The whole text, perhaps in brackets or with dots. */
const alone = new RegExp(String.raw`^[\s[(<{*_"'-]*(?:${marks}|lorem ipsum)[\s\])>}*_"'.!?…:-]*$`, 'i');
const latin = /\blorem ipsum dolor\b/i;
const dots = /^\s*(?:…|\.{3,})\s*$/;
const firstOfAlone = new Set('[(<{*_"\'-TtFfXxLl….');

/** Whether a text may be `alone` or `dots`, which is white space or one of these at its first character. */
function mayBeAlone(value: string): boolean {
  const first = value.charAt(0);
  return (firstOfAlone.has(first) || first.trim() === '') && (dots.test(value) || alone.test(value));
}

/** A mark with a colon at the beginning of a line: a note to oneself. */
const note = new RegExp(String.raw`^[ \t]*(?:[-*>] )?[[(<*_]*(?:${marks})\b[\])>*_]*\s*[:：]`, 'm');
/** A line of its own, or the last word of all. */
const line = new RegExp(String.raw`^[ \t]*(?:[-*>] )?[[(<*_]*(?:${marks})[\])>*_.…!?]*[ \t]*$`, 'm');
const last = new RegExp(String.raw`(?:^|[\s([])(?:${words})[\]).…]*\s*$`);
/** A short text that begins with a mark: "TODO write this". */
const short = new RegExp(String.raw`^\s*(?:${words})\s[^\n]{0,40}$`);

/** Whether a text says nothing, and the whole of it only holds the place for one. */
export function isPlaceholder(value: string): boolean {
  return value.trim() === '' || dots.test(value) || alone.test(value.trimEnd());
}

function placeholderIn({ kind, value }: Field): RegExpExecArray | undefined {
  if (value.trim() === '') return undefined;
  const always = [alone, dots, latin];
  // Abstracts and titles are other people's words, which may well end in TODO.
  const forms = kind === 'markdown' ? [note, line, last, short] : kind === 'literal' ? [note, line] : [note];
  for (const form of [...always, ...forms]) {
    const found = form.exec(value.trimEnd());
    if (found !== null) return found;
  }
  return undefined;
}
