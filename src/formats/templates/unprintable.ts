import { Leaf } from './leaf.ts';

/**
 * Makes lists and groups of parts say what they are when a template prints them as if they were texts; Handlebars would
 * write `[object Object]`. Changes the value it is given, and gives it back.
 */
export function unprintable<Value>(value: Value, name = ''): Value {
  if (typeof value !== 'object' || value === null || value instanceof Leaf) return value;
  // Parts that several renderings share have been here before.
  if (Object.hasOwn(value, 'toHTML')) return value;
  const refuse = (): never => {
    throw new UnprintableError(name, Array.isArray(value));
  };
  // Not enumerable, so that {{#each}} does not come across them. What {{{ }}} prints is nonsense, as a Leaf's is, for
  // Handlebars' own errors print the object too.
  Object.defineProperties(value, { toHTML: { value: refuse }, toString: { value: () => '⟦no text⟧' } });
  for (const [key, part] of Object.entries(value)) unprintable(part, Array.isArray(value) ? name : key);
  return value;
}

/** Thrown while a template prints; who knows the template and its line adds them. */
export class UnprintableError extends Error {
  /** Its name; empty for all that there is. */
  readonly part: string;

  constructor(name: string, isList: boolean) {
    const advice = isList ? `write {{#each ${name}}} … {{/each}}` : 'print one of its parts';
    super(
      `${name === '' ? 'this' : name} is ${isList ? 'a list' : 'a group of parts'}, not a text: ${advice}`,
    );
    this.part = name;
  }
}
