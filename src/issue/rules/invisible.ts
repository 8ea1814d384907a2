import { invisibleCharacter } from '../../checks/index.ts';
import type { Rule } from './rule.ts';

/** No text has characters that nobody sees and nobody typed. */
export const textsHaveNothingInvisible: Rule = (_, { fields, sourceMap }) =>
  fields.flatMap((field) => invisibleCharacter(field, sourceMap));
