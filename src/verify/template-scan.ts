import type { TemplateSources } from '../pipeline/index.ts';
import type { Place } from '../problem/index.ts';

/** A spot of a newsletter's own template. */
export interface Spot {
  /** The template's name. */
  readonly template: string;
  readonly place: Place;
}

/** What stands between braces in a template, with the names that lead to it from the root: `papers`, `summary`, `text`. */
export interface Printed extends Spot {
  readonly names: readonly string[];
  /** Whether it prints a text; else it only asks for one, or includes a template. */
  readonly isText: boolean;
}

/** The data that a piece of a template stands in: the names to it, and the names that were given to others. */
interface Scope {
  readonly names: readonly string[];
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Of the block around it that changes what names mean. */
  readonly outer: Scope | undefined;
}

const mustache = /\{\{(?:!--[^]*?--~?|[^]*?)\}?\}\}/g;
const deepest = 12;

/**
 * Lists what the templates of a format print, as they include each other from the root on. What a built-in template prints stands
 * where the newsletter's own includes it. Nothing is run: it is only to find a line.
 */
export function scanTemplates({ own, builtIn, root = 'main', names = [] }: TemplateSources): Printed[] {
  const printed: Printed[] = [];
  const visit = (name: string, scope: Scope, { from, depth }: { from: Spot | undefined; depth: number }) => {
    const source = own.get(name) ?? builtIn[name];
    if (source === undefined || depth > deepest) return;
    const spotAt = (start: number, length: number): Spot | undefined =>
      own.has(name) ? { template: name, place: placeIn(source, start, length) } : from;
    const blocks: { readonly outer: Scope }[] = [];
    let here = scope;
    for (const { 0: code, index } of source.matchAll(mustache)) {
      const inside = code.replace(/^\{\{[{~]*|[~}]*\}\}$/g, '').trim();
      const spot = spotAt(index, code.length);
      const note = (names: readonly string[], isText: boolean, at = spot): void => {
        if (at !== undefined) printed.push({ ...at, names, isText });
      };
      const [word = '', ...words] = inside.split(/\s+/);
      if (inside.startsWith('!')) continue;
      if (inside.startsWith('/')) here = blocks.pop()?.outer ?? scope;
      else if (word === 'else' || inside === '^') {
        if (words.length === 0) here = blocks.at(-1)?.outer ?? here;
      } else if (inside.startsWith('>')) {
        const [included = '', given] = inside.slice(1).trim().split(/\s+/);
        const names = given === undefined || given.includes('=') ? here.names : resolve(given, here);
        const start = own.has(included) ? { template: included, place: placeIn('', 0, 0) } : spot;
        note(names, false, start);
        visit(included, { ...here, names }, { from: spot, depth: depth + 1 });
      } else if (/^[#^]/.test(inside)) {
        const { asked, scope: inner } = scopeOf(inside, here);
        note(asked, false);
        blocks.push({ outer: here });
        here = inner;
      } else note(resolve((word === 'flow' ? words[0] : word) ?? '', here), true);
    }
  };
  visit(root, { names, aliases: new Map(), outer: undefined }, { from: undefined, depth: 0 });
  return printed;
}

/** What a block asks for, and the scope inside it: `each` and `with` change what names mean. */
function scopeOf(opening: string, here: Scope): { readonly asked: readonly string[]; readonly scope: Scope } {
  const [helper = '', path = ''] = opening.slice(1).trim().split(/\s+/);
  const asked = resolve(path, here);
  if (helper !== 'each' && helper !== 'with') return { asked, scope: here };
  const alias = /\bas\s*\|\s*([^\s|]+)/.exec(opening)?.[1];
  const aliases = alias === undefined ? here.aliases : new Map([...here.aliases, [alias, asked]]);
  return { asked, scope: { names: asked, aliases, outer: here } };
}

function resolve(path: string, from: Scope): readonly string[] {
  let scope = from;
  let rest = path;
  while (rest.startsWith('../') || rest === '..') {
    scope = scope.outer ?? scope;
    rest = rest.slice(3);
  }
  const steps = rest
    .split(/[./]/)
    .filter((step) => step !== '' && step !== 'this' && !/^\[?\d+\]?$/.test(step));
  const [first = '', ...others] = steps;
  if (first === '@root') return others;
  const meant = scope.aliases.get(first);
  return meant === undefined ? [...scope.names, ...steps] : [...meant, ...others];
}

/** Lines as Handlebars counts them, and editors: a lone CR ends one. */
export function linesOf(source: string): readonly string[] {
  return source.split(/\r\n?|\n/);
}

function placeIn(source: string, start: number, length: number): Place {
  const before = linesOf(source.slice(0, start));
  const column = (before.at(-1) ?? '').length + 1;
  const lines = linesOf(source.slice(start, start + length));
  const endLine = before.length + lines.length - 1;
  return {
    line: before.length,
    column,
    endLine,
    endColumn: lines.length === 1 ? column + length : (lines.at(-1) ?? '').length + 1,
  };
}
