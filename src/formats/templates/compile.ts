import Handlebars from 'handlebars';
import { Failure } from '../../problem/index.ts';
import { checkCalls } from './check-calls.ts';
import { HelperUseError } from './helper-forms.ts';

/** What compiling takes grows faster than the number of blocks; the largest built-in template has 60 of these. */
const mostTags = 2000;
/** So does what reading takes with the depth of brackets in brackets; no helper needs more than one of them. */
const deepestBrackets = 20;

/** Compiles a newsletter's own template with the options of the built-in ones. Loads Handlebars' compiler. */
export function compileTemplate(
  source: string,
  file: string,
  options: PrecompileOptions,
): TemplateSpecification {
  try {
    if (source.split('{{', mostTags + 2).length > mostTags + 1)
      throw new Error(`it has more than ${mostTags} {{ }}, which no template needs`);
    const line = lineOfDeepBrackets(source);
    if (line !== undefined)
      throw new HelperUseError(
        line,
        `it has more than ${deepestBrackets} brackets in each other, which no template needs`,
      );
    const program = Handlebars.parseWithoutProcessing(source);
    checkCalls(program);
    // Its types say that it gives the specification itself; it gives its source, which is an expression.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const code = Handlebars.precompile(program, options) as string;
    // The template is the newsletter's own, as trusted as its config.
    // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-type-assertion
    return new Function(`return ${code}`)() as TemplateSpecification;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Failure('template-broken', { template: file, ...told(error) }, { cause: error });
  }
}

function told(error: Error): { line: number | undefined; detail: string } {
  if (error instanceof HelperUseError) return { line: error.line, detail: error.message };
  const line = /(?:on line |- )(\d+)/.exec(error.message)?.[1];
  const detail = error instanceof RangeError ? 'it is nested too deep to be read' : detailOf(error.message);
  return { line: line === undefined ? undefined : Number(line), detail };
}

/** The line of a tag that has too many, whether or not it can be read; what stands in quotes and comments is none. */
function lineOfDeepBrackets(source: string): number | undefined {
  for (const { 0: tag, index } of source.matchAll(/\{\{(?!~?!)[^]*?\}\}/g)) {
    let depth = 0;
    for (const [bracket] of tag.replace(/"[^"]*"|'[^']*'/g, '').matchAll(/[()]/g)) {
      depth += bracket === '(' ? 1 : -1;
      if (depth > deepestBrackets) return source.slice(0, index).split('\n').length;
    }
  }
  return undefined;
}

/** The parser's list of what it would have liked helps nobody; the place where it stopped does. */
function detailOf(message: string): string {
  const [first = '', near = ''] = message.split('\n');
  if (first.startsWith('Parse error')) return `this cannot be read as a template, near "${near.trim()}"`;
  return first.replace(/(?<!\s)\s*- \d+:\d+$/, '');
}
