import { el } from '../dom.ts';
import { partsOf } from '../yaml-line.ts';

/** Deeper texts begin where the deepest of these do; each has a class in the page's styles. */
const deepest = 12;

/**
 * The lines of an issue file in colours, a line that is too long going on where it begins. It only looks at one line after the other,
 * which is enough for files in the usual form; what it takes for another kind has another colour, and nothing else.
 */
export function colourYaml(lines: readonly string[]): HTMLElement[] {
  /** The indent of the key that a text in lines belongs to. */
  let owner: number | undefined;
  return lines.map((line) => {
    const indent = line.search(/\S/);
    if (indent === -1) return el('div', {}, line === '' ? '\n' : line);
    const shape = { class: `in${Math.min(deepest, indent)}` };
    if (owner !== undefined && indent > owner) return el('div', shape, line);
    owner = undefined;
    if (line[indent] === '#') return el('div', shape, coloured('comment', line));
    const [, lead = '', key = '', rest = ''] =
      /^(\s*(?:- +)*)((?:[\w-]+|"[^"]*"):(?= |$))?([^]*)$/.exec(line) ?? [];
    if (/^ *[|>][-+\d]*\s*(?:#.*)?$/.test(rest)) owner = lead.length - (/- +$/.test(lead) ? 2 : 0);
    const [value, comment] = partsOf(rest);
    return el(
      'div',
      shape,
      lead,
      coloured('key', key),
      coloured(/^\s*[|>[\]{}&*!]/.test(value) ? 'sign' : 'value', value),
      coloured(comment.startsWith('#') ? 'comment' : 'value', comment),
    );
  });
}

/** Nothing of what is blank can be seen in a colour. */
function coloured(kind: string, text: string): HTMLElement | string {
  return text.trim() === '' ? text : el('span', { class: `yaml-${kind}` }, text);
}
