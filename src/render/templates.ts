import type { TemplateDelegate } from 'handlebars';
import type Full from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { Failure } from '../problem/index.ts';
import options from './compile-options.json' with { type: 'json' };
import { helpers } from './helpers.ts';

/** The runtime alone, without the compiler; its types do not say that it can be created anew. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const Handlebars = runtime as unknown as Pick<typeof Full, 'create'>;

/** The template files of a newsletter for one format, by name without ending: they replace built-in ones of the same name. */
export type Overrides = ReadonlyMap<string, string>;

interface BuiltIn {
  readonly compiled: () => Promise<{ readonly default: Readonly<Record<string, TemplateSpecification>> }>;
  readonly sources: () => Promise<{ readonly default: Readonly<Record<string, string>> }>;
}

/** One entry a format that has templates; each is a chunk of its own. */
const builtIn = {
  forum: {
    compiled: () => import('../generated/templates-forum.js'),
    sources: () => import('../generated/template-sources-forum.js'),
  },
  email: {
    compiled: () => import('../generated/templates-email.js'),
    sources: () => import('../generated/template-sources-email.js'),
  },
  text: {
    compiled: () => import('../generated/templates-text.js'),
    sources: () => import('../generated/template-sources-text.js'),
  },
} satisfies Readonly<Record<string, BuiltIn>>;

export type TemplateFormat = keyof typeof builtIn;
export const templateFormats: readonly TemplateFormat[] = ['forum', 'email', 'text'];

/** Prints a template by name with an object to print; every name but `main` is a partial of `main`. */
export type Templates = (name: string, context: object) => string;

/**
 * The templates of a format, a newsletter's own in the place of built-in ones. Throws Failure `template-broken`, which
 * names the template, its line and what was wrong: here for syntax, from the returned function for what is missing.
 */
export async function loadTemplates(format: TemplateFormat, overrides: Overrides): Promise<Templates> {
  const { default: specs } = await builtIn[format].compiled();
  const handlebars = Handlebars.create();
  const own = await compileOwn(format, overrides);
  const partials: Record<string, TemplateDelegate> = {};
  for (const [name, spec] of [...Object.entries(specs), ...own]) {
    const file = own.has(name) ? `templates/${format}/${name}.hbs` : `built-in ${format}/${name}.hbs`;
    partials[name] = named(file, handlebars.template(spec));
  }
  return (name, context) => {
    const template = partials[name];
    if (template === undefined)
      throw new Failure('template-broken', {
        template: `templates/${format}/${name}.hbs`,
        detail: 'there is no such template',
      });
    try {
      return template(context, { helpers, partials });
    } catch (error) {
      throw error instanceof TemplateError ? error.toFailure() : error;
    }
  };
}

/** A file that is byte-equal to the built-in one is no override, and the compiler is loaded only where there is one. */
async function compileOwn(
  format: TemplateFormat,
  overrides: Overrides,
): Promise<Map<string, TemplateSpecification>> {
  const own = new Map<string, TemplateSpecification>();
  if (overrides.size === 0) return own;
  const { default: sources } = await builtIn[format].sources();
  const changed = [...overrides].filter(([name, source]) => sources[name] !== source);
  if (changed.length === 0) return own;
  const { compileTemplate } = await import('./compile.ts');
  for (const [name, source] of changed)
    own.set(name, compileTemplate(source, `templates/${format}/${name}.hbs`, options));
  return own;
}

/** Which template an error came from, which Handlebars does not say. The innermost one wins. */
class TemplateError extends Error {
  readonly template: string;

  constructor(template: string, cause: unknown) {
    super('template', { cause });
    this.template = template;
  }

  toFailure(): Failure<'template-broken'> {
    const message = this.cause instanceof Error ? this.cause.message : String(this.cause);
    const line = /- (\d+):\d+$/.exec(message)?.[1];
    const missing = /^"([^"]+)" not defined in/.exec(message)?.[1];
    const partial = /^The partial (\S+) could not be found/.exec(message)?.[1];
    const detail =
      missing !== undefined
        ? `there is no ${missing} here`
        : partial !== undefined
          ? `there is no template ${partial}`
          : message.replace(/\s*- \d+:\d+$/, '').replaceAll('\n', ' ');
    const args = { template: this.template, line: line === undefined ? undefined : Number(line), detail };
    return new Failure('template-broken', args, { cause: this.cause });
  }
}

function named(file: string, template: TemplateDelegate): TemplateDelegate {
  const wrapped: TemplateDelegate = (context: unknown, runtime) => {
    try {
      return template(context, runtime);
    } catch (error) {
      if (error instanceof TemplateError || error instanceof Failure || !(error instanceof Error))
        throw error;
      throw new TemplateError(file, error);
    }
  };
  // The runtime wants these on a partial that it calls.
  return Object.assign(wrapped, template);
}
