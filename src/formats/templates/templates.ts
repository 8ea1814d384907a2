import type { HelperDelegate, TemplateDelegate } from 'handlebars';
import type Full from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { Failure } from '../../problem/index.ts';
import { Allowance } from './allowance.ts';
import { trusted } from './built-in.ts';
import options from './compile-options.json' with { type: 'json' };
import { confines, namesOnlyOfLists } from './confine.ts';
import { helperForms } from './helper-forms.ts';
import { helpers, inline } from './helpers.ts';
import { TemplateError } from './template-error.ts';
import { unprintable } from './unprintable.ts';

/** The runtime alone, without the compiler; its types do not say that it can be created anew. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const Handlebars = runtime as unknown as {
  readonly create: () => Pick<typeof Full, 'helpers' | 'logger' | 'template'> & {
    partials: object;
    decorators: Record<string, unknown>;
  };
};

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
  const own = await compileOwn(format, builtIn, overrides);
  const areBuiltIn = own.size === 0;
  const { confine, strictHelper } = confines(new Allowance());
  const handlebars = Handlebars.create();
  // A template writes where it is rendered to and nowhere else.
  handlebars.logger.level = Infinity;
  // Handlebars' other helpers have no name in templates: see compile-options.json.
  for (const [name, { fault }] of helperForms) {
    const helper = (helpers[name] ?? handlebars.helpers[name]) as HelperDelegate;
    handlebars.helpers[name] = areBuiltIn ? helper : strictHelper(name, helper, fault);
  }
  handlebars.helpers['blockHelperMissing'] = namesOnlyOfLists(
    handlebars.helpers['blockHelperMissing'] as HelperDelegate,
  );
  handlebars.decorators['inline'] = inline;
  // A file may be called __proto__, so neither a plain object nor the copy that Handlebars makes of what it is called with.
  const partials = Object.create(null) as Record<string, TemplateDelegate>;
  handlebars.partials = partials;
  for (const [name, spec] of [...Object.entries(specs), ...own]) {
    const file = own.has(name) ? `templates/${format}/${name}.hbs` : `built-in ${format}/${name}.hbs`;
    const template = handlebars.template(areBuiltIn ? trusted(spec, handlebars.helpers) : confine(spec));
    partials[name] = named(file, template, own.has(name) ? overrides.get(name) : undefined);
  }
  return (name, context) => {
    const template = partials[name];
    if (template === undefined)
      throw new Failure('template-broken', {
        template: `templates/${format}/${name}.hbs`,
        detail: 'there is no such template',
      });
    try {
      return template(areBuiltIn ? context : unprintable(context));
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
  const sources = new Map(Object.entries((await builtIn.sources()).default));
  const changed = [...overrides].filter(([name, source]) => sources.get(name) !== source);
  if (changed.length === 0) return own;
  const { compileTemplate } = await import('./compile.ts');
  for (const [name, source] of changed) {
    const file = `templates/${format}/${name}.hbs`;
    requireUse(name, file, [...sources.values(), ...overrides.values()], [...sources.keys()]);
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
  const wrapped: TemplateDelegate = (context: unknown, runtime) => {
    try {
      return template(context, runtime);
    } catch (error) {
      if (error instanceof TemplateError || error instanceof Failure || !(error instanceof Error))
        throw error;
      throw new TemplateError(file, source, error);
    }
  };
  // The runtime wants these on a partial that it calls.
  return Object.assign(wrapped, template);
}
