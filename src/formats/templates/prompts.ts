import { dictionary } from '../../data.ts';
import { Leaf } from './leaf.ts';
import { type Overrides, openTemplates } from './templates.ts';

/** What a prompt is made of: texts, lists and groups of them. */
export type PromptData = { readonly [name: string]: PromptValue };
type PromptValue = string | boolean | undefined | readonly PromptData[] | PromptData;

/** Makes a prompt for a language model from the template of this name. */
export type Prompts = (name: string, data: PromptData) => string;

/** The templates of prompts, a newsletter's own in the place of built-in ones. Throws Failure `template-broken`, as the result does. */
export async function openPrompts(overrides: Overrides): Promise<Prompts> {
  const builtIn = {
    compiled: () => import('../../generated/templates-draft.js'),
    sources: () => import('../../generated/template-sources-draft.js'),
  };
  const templates = await openTemplates('draft', builtIn, overrides);
  return (name, data) => `${templates(name, printed(data)).trim()}\n`;
}

/** A prompt is plain text, in which nothing is escaped. */
function printed(data: PromptData): Record<string, unknown> {
  return dictionary(
    Object.fromEntries(Object.entries(data).map(([name, value]) => [name, printedValue(value)])),
  );
}

function printedValue(value: PromptValue): unknown {
  if (typeof value === 'string') return new Leaf(() => value);
  if (Array.isArray(value)) return value.map((entry: PromptData) => printed(entry));
  // A template asks whether something is there, and may not ask for what is not.
  return typeof value === 'object' ? printed(value as PromptData) : (value ?? false);
}
