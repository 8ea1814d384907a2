import { Leaf } from './leaf.ts';

/** How a helper is meant to be used. */
export interface HelperForm {
  /** As one writes it. */
  readonly usage: string;
  /** Whether it stands around something; else it stands alone, or in the brackets of another. */
  readonly isBlock: boolean;
  /** How many arguments it has. */
  readonly arguments: number;
  /** The names of its options. */
  readonly options?: readonly string[];
  /** How many names it can give behind `as`. */
  readonly names?: number;
  readonly hasElse?: true;
  /** What is wrong with what it is given, which is known only while a template prints. */
  readonly fault?: (value: unknown, options: Readonly<Record<string, unknown>>) => string | undefined;
}

const condition = { isBlock: true, arguments: 1, options: ['includeZero'], hasElse: true } as const;

/** Every helper that templates have, by its name. */
export const helperForms: ReadonlyMap<string, HelperForm> = new Map(
  Object.entries<HelperForm>({
    if: { usage: '{{#if part}}…{{/if}}', ...condition },
    unless: { usage: '{{#unless part}}…{{/unless}}', ...condition },
    each: {
      usage: '{{#each list}}…{{/each}}',
      isBlock: true,
      arguments: 1,
      names: 2,
      hasElse: true,
      fault: (value) =>
        typeof value !== 'object' || value instanceof Leaf ? 'goes through a list' : undefined,
    },
    with: {
      usage: '{{#with part}}…{{/with}}',
      isBlock: true,
      arguments: 1,
      names: 1,
      hasElse: true,
    },
    quote: { usage: '{{#quote}}…{{/quote}}', isBlock: true, arguments: 0 },
    bullet: { usage: '{{#bullet}}…{{/bullet}}', isBlock: true, arguments: 0 },
    flow: {
      usage: '{{flow text first="1. " rest="   "}}',
      isBlock: false,
      arguments: 1,
      options: ['first', 'rest'],
      fault: (value, { first = '', rest = '' }) => {
        if (value !== null && !(value instanceof Leaf)) return 'lays out a text of the issue';
        return [first, rest].every((indent) => typeof indent === 'string')
          ? undefined
          : 'has characters in quotes for first and rest';
      },
    },
    underline: {
      usage: '{{#underline "="}}…{{/underline}}',
      isBlock: true,
      arguments: 1,
      fault: (mark) =>
        typeof mark === 'string' && mark !== '' ? undefined : 'draws with a character in quotes',
    },
  }),
);

/** A helper that is used in another way than it is meant; who knows the template adds it. */
export class HelperUseError extends Error {
  readonly line: number | undefined;

  constructor(line: number | undefined, message: string) {
    super(message);
    this.line = line;
  }
}

export function misused(line: number | undefined, helper: string, fault: string): HelperUseError {
  const usage = helperForms.get(helper)?.usage ?? '';
  return new HelperUseError(line, `${helper} ${fault}: write ${usage}`);
}
