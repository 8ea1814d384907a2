import type { HelperDelegate } from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { Leaf } from './leaf.ts';

type Helpers = Readonly<Record<string, HelperDelegate>>;
type Frame = Readonly<Record<string, unknown>>;
type Program = (
  container: Container,
  context: unknown,
  helpers: Helpers,
  partials: unknown,
  data: Frame | undefined,
  blockParams: undefined,
  depths: readonly unknown[] | undefined,
) => string;

/** What Handlebars' compiled code calls, as far as ours stands in for it. */
interface Container {
  helpers: Helpers;
  readonly partials: unknown;
  program: (
    index: number,
    data: Frame | undefined,
    declared: number | undefined,
    blockParams: undefined,
    depths?: readonly unknown[],
  ) => (context: unknown, options?: { readonly data?: Frame }) => string;
}

const { escapeExpression } = (
  runtime as unknown as { readonly Utils: { readonly escapeExpression: (value: unknown) => string } }
).Utils;

const partOf = (parent: Readonly<Record<string, unknown>>, name: string): unknown => parent[name];

/** Names are looked up without asking whether they are there. */
const unchecked = {
  lookupProperty: partOf,
  strict: partOf,
  lambda: (value: unknown): unknown => value,
  escapeExpression: (value: unknown): string =>
    value instanceof Leaf ? value.toHTML() : escapeExpression(value),
};

/**
 * The built-in templates ask for nothing that is not there, end, and have neither decorators nor names for the entries of a list: a
 * test runs each of their programs under the rules of `confines`. Where a newsletter has no template of its own they are printed
 * without what only others need, which takes longer than the printing.
 */
export function trusted(spec: TemplateSpecification, helpers: Helpers): TemplateSpecification {
  const programs = spec as unknown as Readonly<Record<number | 'main', Program>>;
  const { main } = programs;
  const ours = (container: Container): Container =>
    Object.assign(container, unchecked, {
      helpers,
      program: (index, data, _declared, _blockParams, depths) => {
        const run = programs[index] as Program;
        return (context, options) =>
          run(
            container,
            context,
            helpers,
            container.partials,
            options?.data ?? data,
            undefined,
            depths === undefined || context === depths[0] ? depths : [context, ...depths],
          );
      },
    } satisfies Partial<Container>);
  const known = new WeakSet<Container>();
  const run: Program = (container, context, _, ...rest) => {
    if (!known.has(container)) known.add(ours(container));
    container.helpers = helpers;
    return main(container, context, helpers, ...rest);
  };
  return { ...spec, main: run };
}
