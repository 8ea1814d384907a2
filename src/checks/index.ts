/**
 * From parsed data to problems, for issues and configs alike: what a schema refuses, which finding only follows from another,
 * what a comment `# digest-ignore` suppresses, and how severe the rest is.
 */
export { checkSchema, type Validator } from './check-schema.ts';
export { controlCharacter, invisibleCharacter } from './control.ts';
export { withoutCovered } from './covers.ts';
export { foldedText } from './folded-text.ts';
export type { Field, FieldsInFile, PlacedText, TextKind } from './placed-text.ts';
export { unfilledPattern } from './unfilled-pattern.ts';
export { judge, type RuleSettings } from './judge.ts';
