import Handlebars from 'handlebars';
import { Failure } from '../../problem/index.ts';

/** What compiling takes grows faster than the number of blocks; the largest built-in template has 60 of these. */
const mostTags = 2000;

/** Compiles a newsletter's own template with the options of the built-in ones. Loads Handlebars' compiler. */
export function compileTemplate(
  source: string,
  file: string,
  options: PrecompileOptions,
): TemplateSpecification {
  try {
    if (source.split('{{', mostTags + 2).length > mostTags + 1)
      throw new Error(`it has more than ${mostTags} {{ }}, which no template needs`);
    // Its types say that it gives the specification itself; it gives its source, which is an expression.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const code = Handlebars.precompile(source, options) as string;
    // The template is the newsletter's own, as trusted as its config.
    // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-type-assertion
    return new Function(`return ${code}`)() as TemplateSpecification;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = /(?:on line |- )(\d+)/.exec(error.message)?.[1];
    const detail = error instanceof RangeError ? 'it is nested too deep to be read' : detailOf(error.message);
    throw new Failure(
      'template-broken',
      { template: file, line: line === undefined ? undefined : Number(line), detail },
      { cause: error },
    );
  }
}

/** The parser's list of what it would have liked helps nobody; the place where it stopped does. */
function detailOf(message: string): string {
  const helper = /used the unknown helper (\S+)/.exec(message)?.[1];
  if (helper !== undefined) return `there is no helper ${helper}`;
  const [first = '', near = ''] = message.split('\n');
  if (first.startsWith('Parse error')) return `this cannot be read as a template, near "${near.trim()}"`;
  return first.replace(/\s*- \d+:\d+$/, '');
}
