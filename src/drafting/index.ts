/**
 * What a language model is asked for, and what of its answers can be used. A want is one text that an issue lacks; its prompt comes from
 * templates; a provider answers it with plain text. The source's text is data, between fences that it cannot know, and no model has
 * tools. Where to ask stands in the environment alone: a pull request can change everything else.
 */
export { faultOf, themesIn, tidied } from './answer.ts';
export { askAll, type Question } from './ask-all.ts';
export type { Examples } from './examples.ts';
export { type DraftKind, draftKinds } from './kinds.ts';
export { openProvider } from './open-provider.ts';
export { promptFor, type PromptTools } from './prompt.ts';
export type { Provider } from './provider.ts';
export { type Want, wantsOf, withoutAbstract } from './wants.ts';
