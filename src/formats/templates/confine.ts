import type { HelperDelegate } from 'handlebars';
import type { Allowance } from './allowance.ts';
import { type HelperForm, HelperUseError, misused } from './helper-forms.ts';
import { Leaf } from './leaf.ts';

type Program = (container: Container, ...rest: readonly unknown[]) => string;

/** What Handlebars' compiled code calls, as far as ours stands in for it. */
interface Container {
  lookupProperty: (parent: unknown, name: string) => unknown;
  strict: (parent: unknown, name: string, place?: Place) => unknown;
  lambda: (value: unknown) => unknown;
  escapeExpression: (value: unknown) => string;
  invokePartial: (partial: unknown, context: unknown, options: { hash?: object }) => string;
}

interface Place {
  readonly start: { readonly line: number; readonly column: number };
}

/** How a template may ask for parts, and how much it may do. */
export interface Confines {
  readonly confine: (spec: TemplateSpecification) => TemplateSpecification;
  /** Handlebars' strict mode does not look at what helpers are given: `{{#if sumary}}` would quietly leave a part out. */
  readonly strictHelper: (name: string, helper: HelperDelegate, fault: HelperForm['fault']) => HelperDelegate;
}

/**
 * Holds compiled templates to two rules. A name is what its object has itself, never what JavaScript gives to every object,
 * and each other one is an error: every key of what a template gets is always there, so what is undefined was never meant.
 * And each program that runs and each text that is printed is counted.
 */
export function confines(allowance: Allowance): Confines {
  let missed = '';
  const lookupProperty = (parent: unknown, name: string): unknown => {
    const value = partOf(parent, name);
    if (value === undefined) missed = name;
    return value;
  };
  /** `name` is told where nothing was looked up, as outside of all blocks in `{{../title}}`. */
  const asked = <Value>(value: Value, place?: Place, name = 'undefined'): Value => {
    if (value === undefined) throw new UnknownNameError(missed === '' ? name : missed, place);
    return value;
  };
  const ours = (container: Container): Container => {
    const { escapeExpression, invokePartial } = container;
    return {
      lookupProperty,
      strict: (parent, name, place) => asked(lookupProperty(asked(parent, place, name), name), place),
      // What is looked up without a place comes by here: `{{paper.titel}}` under `{{#each papers as |paper|}}`.
      lambda: (value) => asked(value),
      escapeExpression: (value) => allowance.count(escapeExpression(value)),
      invokePartial(partial, context, options) {
        for (const value of [context, ...Object.values(options.hash ?? {})]) asked(value);
        return invokePartial.call(container, partial, context, options);
      },
    };
  };
  const counted =
    (program: Program): Program =>
    (container, ...rest) => {
      if (container.lookupProperty !== lookupProperty) Object.assign(container, ours(container));
      return allowance.run(() => program(container, ...rest));
    };
  return {
    // Beside the programs, which have numbers and one of which is `main`, stand decorators and what the compiler was.
    confine: (spec) =>
      Object.fromEntries(
        Object.entries(spec).map(([name, part]: [string, unknown]) => [
          name,
          /^(?:\d+|main)$/.test(name) && typeof part === 'function' ? counted(part as Program) : part,
        ]),
      ),
    strictHelper: (name, helper, faultOf) =>
      function (this: unknown, ...given: unknown[]): unknown {
        const { hash, loc } = given.at(-1) as Options;
        for (const value of [...given, ...Object.values(hash)]) asked(value, loc);
        const fault = faultOf?.(given[0], hash);
        if (fault !== undefined) throw misused(loc?.start.line, name, fault);
        return (helper as (...values: readonly unknown[]) => unknown).apply(this, given);
      },
  };
}

/** What Handlebars hands to a helper last. */
interface Options {
  readonly name: string;
  readonly hash: Readonly<Record<string, unknown>>;
  readonly loc?: Place;
  readonly fn: { readonly blockParams?: number };
}

/** The helper behind `{{#papers}}…{{/papers}}`. Only a list goes through `each`, which gives names. */
export function namesOnlyOfLists(helper: HelperDelegate): HelperDelegate {
  return function (this: unknown, value: unknown, options: Options): unknown {
    const { name, fn, loc } = options;
    if ((fn.blockParams ?? 0) > 0 && !Array.isArray(value))
      throw new HelperUseError(
        loc?.start.line,
        `${name} is no list, whose entries could have names: write {{#with ${name} as |it|}}…{{/with}}`,
      );
    return (helper as (...values: readonly unknown[]) => unknown).call(this, value, options);
  };
}

function partOf(parent: unknown, name: string): unknown {
  if (typeof parent !== 'object' || parent === null || parent instanceof Leaf) return undefined;
  const isPart =
    Object.prototype.propertyIsEnumerable.call(parent, name) || (Array.isArray(parent) && name === 'length');
  return isPart ? (parent as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Thrown while a template prints; who knows the template adds it. */
export class UnknownNameError extends Error {
  readonly asked: string;
  readonly line: number | undefined;

  constructor(asked: string, place: Place | undefined) {
    super(`there is no ${asked} here`);
    this.asked = asked;
    this.line = place?.start.line;
  }
}
