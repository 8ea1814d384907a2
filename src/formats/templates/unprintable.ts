import { Leaf } from './leaf.ts';

/** What a template is printing now, to say by which name it calls a part. */
let printing: object = {};

const refusals = {
  toHTML: {
    value(this: object): never {
      throw new UnprintableError(nameIn(printing, this) ?? '', Array.isArray(this));
    },
  },
  // What {{{ }}} prints is nonsense, as a Leaf's is, for Handlebars' own errors print the object too.
  toString: { value: () => '⟦no text⟧' },
};
/** What lists and groups inherit from: of their own they have their parts alone, which is what {{#each}} comes across. */
const [list, group] = [Object.create(Array.prototype, refusals), Object.create(null, refusals)] as object[];

/**
 * Makes lists and groups of parts say what they are when a template prints them as if they were texts; Handlebars would
 * write `[object Object]`. Changes the value it is given, and gives it back.
 */
export function unprintable<Value extends object>(value: Value): Value {
  printing = value;
  mark(value);
  return value;
}

function mark(value: unknown): void {
  if (typeof value !== 'object' || value === null || value instanceof Leaf) return;
  const kind = Array.isArray(value) ? list : group;
  // Parts that several renderings share have been here before.
  if (kind === undefined || Object.getPrototypeOf(value) === kind) return;
  Object.setPrototypeOf(value, kind);
  for (const part of Object.values(value)) mark(part);
}

/** The name of a part; entries of a list have the list's. */
function nameIn(value: unknown, part: object, name = ''): string | undefined {
  if (value === part) return name;
  if (typeof value !== 'object' || value === null || value instanceof Leaf) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = nameIn(inner, part, Array.isArray(value) ? name : key);
    if (found !== undefined) return found;
  }
  return undefined;
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
