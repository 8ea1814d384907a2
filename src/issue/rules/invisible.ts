import { invisibleCharacter } from '../../checks/index.ts';
import { foundIn, type Rule } from './rule.ts';

/** No text has characters that nobody sees and nobody typed. */
export const textsHaveNothingInvisible: Rule = (_, { fields, sourceMap }) =>
  foundIn(fields, (field) => invisibleCharacter(field, sourceMap));
