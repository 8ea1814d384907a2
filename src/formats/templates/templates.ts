import type { TemplateDelegate } from 'handlebars';
import type Full from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { Failure } from '../../problem/index.ts';
import options from './compile-options.json' with { type: 'json' };
import { helpers } from './helpers.ts';
import { strictBlocks } from './strict-blocks.ts';
import { TemplateError } from './template-error.ts';
import { unprintable } from './unprintable.ts';

/** A template may include itself, for a list within a list, but no template that means to ends deeper than this. */
const deepest = 40;

/** The runtime alone, without the compiler; its types do not say that it can be created anew. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const Handlebars = runtime as unknown as Pick<typeof Full, 'create'>;

/** The template files of a newsletter for one format, by name without ending: they replace built-in ones of the same name. */
export type Overrides = ReadonlyMap<string, string>;

/** The built-in templates of a format, as compiled and as sources. Each is a chunk of its own. */
export interface BuiltInTemplates {
  readonly compiled: () => Promise<{ readonly default: Readonly<Record<string, TemplateSpecification>> }>;
  readonly sources: () => Promise<{ readonly default: Readonly<Record<string, string>> }>;
}

/** Prints a template by name with an object to print; every name but `main` is a partial of `main`. */
export type Templates = (name: string, context: object) => string;

/**
 * The templates of a format, a newsletter's own in the place of built-in ones. Throws Failure `template-broken`, which
 * names the template, its line and what was wrong: here for syntax, from the returned function for what is missing.
 */
export async function openTemplates(
  format: string,
  builtIn: BuiltInTemplates,
  overrides: Overrides,
): Promise<Templates> {
  const { default: specs } = await builtIn.compiled();
  const handlebars = Handlebars.create();
  const own = await compileOwn(format, builtIn, overrides);
  const partials: Record<string, TemplateDelegate> = {};
  for (const [name, spec] of [...Object.entries(specs), ...own]) {
    const file = own.has(name) ? `templates/${format}/${name}.hbs` : `built-in ${format}/${name}.hbs`;
    partials[name] = named(file, handlebars.template(spec), own.has(name) ? overrides.get(name) : undefined);
  }
  const known = { ...strictBlocks(handlebars.helpers), ...helpers };
  return (name, context) => {
    const template = partials[name];
    if (template === undefined)
      throw new Failure('template-broken', {
        template: `templates/${format}/${name}.hbs`,
        detail: 'there is no such template',
      });
    try {
      return template(unprintable(context), { helpers: known, partials });
    } catch (error) {
      throw error instanceof TemplateError ? error.toFailure() : error;
    }
  };
}

/** A file that is byte-equal to the built-in one is no override, and the compiler is loaded only where there is one. */
async function compileOwn(
  format: string,
  builtIn: BuiltInTemplates,
  overrides: Overrides,
): Promise<Map<string, TemplateSpecification>> {
  const own = new Map<string, TemplateSpecification>();
  if (overrides.size === 0) return own;
  const { default: sources } = await builtIn.sources();
  const changed = [...overrides].filter(([name, source]) => sources[name] !== source);
  if (changed.length === 0) return own;
  const { compileTemplate } = await import('./compile.ts');
  for (const [name, source] of changed) {
    const file = `templates/${format}/${name}.hbs`;
    requireUse(name, file, [...Object.values(sources), ...overrides.values()], Object.keys(sources));
    own.set(name, compileTemplate(source, file, options));
  }
  return own;
}

/** A file that nothing includes is most likely a built-in one whose name was mistyped; it must not be passed over in silence. */
function requireUse(
  name: string,
  file: string,
  sources: readonly string[],
  builtInNames: readonly string[],
): void {
  if (builtInNames.includes(name) || sources.some((source) => includes(source, name))) return;
  const detail = `no template includes it; the built-in ones are ${builtInNames.join(', ')}`;
  throw new Failure('template-broken', { template: file, detail });
}

function includes(source: string, name: string): boolean {
  return [...source.matchAll(/\{\{~?#?>\s*([^\s}~]+)/g)].some(([, included]) => included === name);
}

function named(file: string, template: TemplateDelegate, source: string | undefined): TemplateDelegate {
  let depth = 0;
  const wrapped: TemplateDelegate = (context: unknown, runtime) => {
    depth++;
    try {
      // Found before the stack runs out, for what happens then is anybody's guess.
      if (depth > deepest) throw new Error('it includes itself without end');
      return template(context, runtime);
    } catch (error) {
      if (error instanceof TemplateError || error instanceof Failure || !(error instanceof Error))
        throw error;
      throw new TemplateError(file, source, error);
    } finally {
      depth--;
    }
  };
  // The runtime wants these on a partial that it calls.
  return Object.assign(wrapped, template);
}
