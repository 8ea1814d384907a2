import type { HelperDelegate } from 'handlebars';
import { displayWidth } from '../../text/index.ts';
import { FlowLeaf, Leaf } from './leaf.ts';
import { dictionary, largest } from '../../data.ts';

/** The helpers that templates need beyond if, unless and each. Their names are in compile-options.json, their use in helper-forms.ts. */
export const helpers: Readonly<Record<string, HelperDelegate>> = dictionary({
  /** `{{#quote}}…{{/quote}}`: each line of the block behind "> ", a blank line as ">" (CommonMark 5.1). */
  quote(this: unknown, { fn }: { fn: (context: unknown) => string }) {
    const text = withoutLastBreaks(fn(this)).replaceAll('\n', '\n> ');
    return `> ${text}\n`.replace(/(?<![^\n])> (?=\n)/g, '>');
  },

  /** `{{#bullet}}…{{/bullet}}`: the block as one entry of a list, its further lines below its first (CommonMark 5.2). */
  bullet(this: unknown, { fn }: { fn: (context: unknown) => string }) {
    return `- ${fn(this)
      .trimEnd()
      .replace(/\n(?!\n)/g, '\n  ')}\n`;
  },

  /** `{{flow text first="1. " rest="   "}}`: lays a text out behind indents, in formats whose lines have a width. */
  flow(text: unknown, { hash: { first = '', rest = '' } }: { hash: { first?: string; rest?: string } }) {
    if (!(text instanceof FlowLeaf)) return text;
    // A leaf again: Handlebars would escape a string.
    return new Leaf(() => text.layOut(first, rest));
  },

  /** `{{#underline "="}}…{{/underline}}`: the block with a rule below it, as wide as its widest line looks. */
  underline(this: unknown, mark: string, { fn }: { fn: (context: unknown) => string }) {
    const text = withoutLastBreaks(fn(this));
    const width = largest(0, text.split('\n').map((line) => displayWidth(line)));
    return `${text}\n${mark.repeat(Math.min(width, 78))}\n`;
  },
});

function withoutLastBreaks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  return text.slice(0, end);
}

type Program = (context: unknown, options: unknown) => string;

/**
 * `{{#*inline "name"}}…{{/inline}}`: a template within a template, which those that it includes know too. Handlebars keeps them
 * in plain objects, where none may be called __proto__.
 */
export function inline(
  program: Program,
  own: { partials?: Record<string, unknown> },
  container: { partials: Readonly<Record<string, unknown>> },
  { fn, args: [name = ''] }: { fn: unknown; args: readonly string[] },
): Program {
  const isFirst = own.partials === undefined;
  const partials = (own.partials ??= dictionary({}));
  partials[name] = fn;
  if (!isFirst) return program;
  return (context, options) => {
    const outer = container.partials;
    container.partials = Object.assign(dictionary({}), outer, partials);
    try {
      return program(context, options);
    } finally {
      container.partials = outer;
    }
  };
}
