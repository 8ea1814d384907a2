import type { HelperDelegate } from 'handlebars';

const names = ['if', 'unless', 'each', 'with'] as const;

/**
 * Handlebars' strict mode does not look at what its own blocks are given: `{{#if sumary}}` would quietly leave a part out.
 * Every key of what a template gets is always there, so what is undefined was never meant.
 */
export function strictBlocks(
  builtIn: Readonly<Record<string, HelperDelegate>>,
): Record<string, HelperDelegate> {
  return Object.fromEntries(
    names.map((name): [string, HelperDelegate] => [
      name,
      function (
        this: unknown,
        value: unknown,
        options: { loc?: { start: { line: number; column: number } } },
      ) {
        if (value === undefined) throw new UnknownPartError(name, options.loc?.start);
        return (builtIn[name] as HelperDelegate).call(this, value, options);
      },
    ]),
  );
}

/** In the form of Handlebars' own errors, whose message ends in the place. */
export class UnknownPartError extends Error {
  constructor(block: string, { line, column }: { line: number; column: number } = { line: 0, column: 0 }) {
    super(`{{#${block}}} asks for something that is not here - ${line}:${column}`);
  }
}
