import { type HelperForm, helperForms, HelperUseError, misused } from './helper-forms.ts';

/** A template, or what a block stands around, as Handlebars' parser gives it; its own types leave out what may be missing. */
export interface Program {
  readonly body: readonly object[];
  readonly blockParams?: readonly string[];
}

/** A tag of a template, or brackets in one. */
interface Call {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number } };
  readonly path: Path;
  readonly params: readonly Value[];
  readonly hash?: { readonly pairs: readonly { readonly key: string; readonly value: Value }[] };
}

interface Tag extends Call {
  /** Of what is included. */
  readonly name: { readonly type: string };
  readonly program?: Program | null;
  readonly inverse?: Program | null;
}

interface Path {
  readonly original: string | number;
  readonly parts?: readonly string[];
  readonly data?: boolean;
  readonly depth?: number;
}

type Value = Call | { readonly type: 'PathExpression' | 'StringLiteral' };
type Names = readonly string[];

/**
 * Throws a HelperUseError where a template uses a helper in another way than it is meant, or one that there is not. Handlebars would
 * pass it on to the helper, which fails while it prints, or prints something else. `outer` are names that blocks around it give.
 */
export function checkCalls(program: Program | null | undefined, outer: Names = []): void {
  const names = [...outer, ...(program?.blockParams ?? [])];
  for (const tag of (program?.body ?? []) as readonly Tag[]) {
    switch (tag.type) {
      case 'MustacheStatement':
        checkHelper(tag, names);
        break;
      case 'BlockStatement':
        checkHelper(tag, names, tag);
        break;
      case 'PartialStatement':
      case 'PartialBlockStatement':
        checkPartial(tag, names);
        break;
      case 'Decorator':
      case 'DecoratorBlock':
        checkDecorator(tag);
        break;
      default:
    }
    checkCalls(tag.program, names);
    checkCalls(tag.inverse, names);
  }
}

/** A name with arguments, in brackets, or of a helper is a call; each other one is a part. */
function checkHelper(call: Call, names: Names, block?: Tag): void {
  const { original, parts = [String(original)], data = false, depth = 0 } = call.path;
  const name = String(original);
  const isName = parts.length === 1 && depth === 0 && !data && parts[0] === name;
  const form = isName && !names.includes(name) ? helperForms.get(name) : undefined;
  if (form === undefined) {
    if (call.params.length > 0 || call.hash !== undefined || call.type === 'SubExpression')
      throw new HelperUseError(lineOf(call), `there is no helper ${name}`);
    // Handlebars would call it all the same.
    if (data && parts.length === 1 && helperForms.has(parts[0] ?? ''))
      throw new HelperUseError(lineOf(call), `there is no ${name} here`);
    return;
  }
  const fault = faultOf(form, call, block);
  if (fault !== undefined) throw misused(lineOf(call), name, fault);
  checkValues(call, names);
}

function faultOf(form: HelperForm, { params, hash }: Call, block: Tag | undefined): string | undefined {
  if (form.isBlock && block === undefined) return 'stands around something';
  if (!form.isBlock && block !== undefined) return 'stands around nothing';
  if (params.length !== form.arguments)
    return `has ${form.arguments === 0 ? 'no argument' : 'one argument'}, not ${params.length}`;
  const unknown = hash?.pairs.find(({ key }) => form.options?.includes(key) !== true);
  if (unknown !== undefined) return `has no option ${unknown.key}=`;
  const { program, inverse } = block ?? {};
  if (form.hasElse !== true && (inverse ?? undefined) !== undefined) return 'has no {{else}}';
  const most = form.names ?? 0;
  if (((program ?? inverse)?.blockParams?.length ?? 0) <= most) return undefined;
  return `gives ${['no name', 'one name', 'two names'][most] ?? ''} with as`;
}

function checkPartial(partial: Tag, names: Names): void {
  if (partial.name.type === 'SubExpression')
    throw new HelperUseError(lineOf(partial), 'a template is included by its name: write {{> name}}');
  if (partial.params.length > 1)
    throw new HelperUseError(
      lineOf(partial),
      'a template is given one thing to print: write {{> name part}} or {{> name key=part}}',
    );
  checkValues(partial, names);
}

/** Handlebars has one decorator, which makes a template within a template. */
function checkDecorator({ path, params, hash, program, loc }: Tag): void {
  if (path.original !== 'inline')
    throw new HelperUseError(loc.start.line, `there is no {{*${path.original}}}`);
  const isNamed = params.length === 1 && params[0]?.type === 'StringLiteral' && hash === undefined;
  if (!isNamed || (program ?? undefined) === undefined || program?.blockParams !== undefined)
    throw new HelperUseError(
      loc.start.line,
      'a template within a template has a name in quotes: write {{#*inline "name"}}…{{/inline}}',
    );
}

function checkValues({ params, hash }: Call, names: Names): void {
  for (const value of [...params, ...(hash?.pairs ?? []).map((pair) => pair.value)])
    if ('params' in value) checkHelper(value, names);
}

function lineOf({ loc }: Call): number {
  return loc.start.line;
}
