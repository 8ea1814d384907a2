import { Failure } from '../../problem/index.ts';
import { UnknownPartError } from './strict-blocks.ts';

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
    const message = this.cause instanceof Error ? this.cause.message : String(this.cause);
    const place = /- (\d+):(\d+)$/.exec(message);
    const line = place === null || place[1] === '0' ? this.lineOfPartial(message) : Number(place[1]);
    const detail = this.detailOf(message, { line, column: Number(place?.[2] ?? 0) });
    return new Failure('template-broken', { template: this.template, line, detail }, { cause: this.cause });
  }

  /** Handlebars does not say where a partial was asked for that is not there. */
  private lineOfPartial(message: string): number | undefined {
    const name = /^The partial (\S+) could not be found/.exec(message)?.[1];
    const lines = this.source?.split('\n') ?? [];
    const at =
      name === undefined ? -1 : lines.findIndex((text) => /\{\{~?#?>/.test(text) && text.includes(name));
    return at === -1 ? undefined : at + 1;
  }

  private detailOf(message: string, { line, column }: { line: number | undefined; column: number }): string {
    const missing = /^"([^"]+)" not defined in/.exec(message)?.[1];
    if (missing !== undefined) return `there is no ${missing} here`;
    const partial = /^The partial (\S+) could not be found/.exec(message)?.[1];
    if (partial !== undefined) return `there is no template ${partial}`;
    if (this.cause instanceof UnknownPartError && line !== undefined) {
      const text = this.source?.split('\n')[line - 1]?.slice(column) ?? '';
      const asked = /^\{\{~?#\w+\s+([^}]+?)\s*~?\}\}/.exec(text)?.[1];
      if (asked !== undefined) return `there is no ${asked} here`;
    }
    return message.replace(/\s*- \d+:\d+$/, '').replaceAll('\n', ' ');
  }
}
