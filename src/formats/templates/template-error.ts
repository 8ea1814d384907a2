import { Failure } from '../../problem/index.ts';
import { UnknownNameError } from './confine.ts';
import { HelperUseError } from './helper-forms.ts';
import { UnprintableError } from './unprintable.ts';

/** Which template an error came from, which Handlebars does not say. The innermost one wins. */
export class TemplateError extends Error {
  readonly template: string;
  private readonly source: string | undefined;

  /** `source` is known for a newsletter's own templates. */
  constructor(template: string, source: string | undefined, cause: unknown) {
    super('template', { cause });
    this.template = template;
    this.source = source;
  }

  toFailure(): Failure<'template-broken'> {
    const { template, cause } = this;
    return new Failure(
      'template-broken',
      { template, line: this.lineOf(cause), detail: detailOf(cause) },
      { cause },
    );
  }

  private lineOf(cause: unknown): number | undefined {
    if (cause instanceof UnknownNameError) return cause.line ?? this.lineThatAsks(/\{\{/, cause.asked);
    if (cause instanceof HelperUseError) return cause.line;
    if (cause instanceof UnprintableError)
      return this.lineThatAsks(cause.part === '' ? /\{\{~? *(?:this|\.|@root)[ ~}]/ : /\{\{/, cause.part);
    const message = messageOf(cause);
    const place = /- (\d+):\d+$/.exec(message)?.[1];
    if (place !== undefined) return Number(place);
    const partial = missingPartial(message);
    return partial === undefined ? undefined : this.lineThatAsks(/\{\{~?#?>/, partial);
  }

  /** Handlebars does not say where everything was asked for. */
  private lineThatAsks(opening: RegExp, name: string): number | undefined {
    const lines = this.source?.split('\n') ?? [];
    const at = lines.findIndex((text) => opening.test(text) && text.includes(name));
    return at === -1 ? undefined : at + 1;
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const missingPartial = (message: string): string | undefined =>
  /^The partial (.+) could not be found$/s.exec(message)?.[1];

function detailOf(cause: unknown): string {
  const message = messageOf(cause);
  const partial = missingPartial(message);
  if (partial !== undefined) return `there is no template ${partial}`;
  return message.replace(/(?<!\s)\s*- \d+:\d+$/, '').replaceAll('\n', ' ');
}
