import Handlebars from 'handlebars';
import { Failure } from '../problem/index.ts';

/** Compiles a newsletter's own template with the options of the built-in ones. Loads Handlebars' compiler. */
export function compileTemplate(
  source: string,
  file: string,
  options: PrecompileOptions,
): TemplateSpecification {
  try {
    // Its types say that it gives the specification itself; it gives its source, which is an expression.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const code = Handlebars.precompile(source, options) as string;
    // The template is the newsletter's own, as trusted as its config.
    // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-type-assertion
    return new Function(`return ${code}`)() as TemplateSpecification;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = /(?:on line |- )(\d+)/.exec(error.message)?.[1];
    const detail =
      error.message
        .split('\n')
        .at(-1)
        ?.replace(/\s*- \d+:\d+$/, '') ?? '';
    throw new Failure(
      'template-broken',
      { template: file, line: line === undefined ? undefined : Number(line), detail },
      { cause: error },
    );
  }
}
