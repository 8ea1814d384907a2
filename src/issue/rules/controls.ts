import { controlCharacter } from '../../checks/index.ts';
import { foundIn, type Rule } from './rule.ts';

/** No text has characters that nobody sees and that make it something else. */
export const textsHaveNoControls: Rule = (_, { fields, sourceMap }) =>
  foundIn(fields, (field) => controlCharacter(field, sourceMap));
