/**
 * Questions about any text, whoever wrote it: how wide it is and where its lines break, which language its letters fit, which
 * form its characters have, whether an address can be followed.
 */
export { partsOf, urlFault } from './address/address.ts';
export { imageFault } from './address/image-address.ts';
export { liveFinder, mailUrlKind, type MailUrlKind, mailUrlParts } from './address/mail-url.ts';
export { isUrl, parseUrl } from './address/parse-url.ts';
export { serverAddress } from './address/server-address.ts';
export {
  characterAt,
  characterBefore,
  codePoints,
  graphemes,
  isCjk,
  isEscapable,
  isLetter,
  isLetterOrDigit,
  isMark,
  isPunctuation,
  isPunctuationMark,
  isUnspaced,
  isWhitespace,
  isWordCharacter,
  nameOfCharacter,
  visibleBefore,
} from './characters.ts';
export { addressIn, composed } from './composed.ts';
export { directionIn, directionOf } from './direction.ts';
export { feature, type Features, featuresOf } from './features.ts';
export { forShell } from './for-shell.ts';
export { isLanguageTag, looksLike } from './language.ts';
export { invisibleIn, invisibleInAddress, invisibleOr, replaceInvisible } from './invisible.ts';
export { linesIn, lineStart } from './lines.ts';
export { loneNamesIn } from './lone-name.ts';
export { editDistance, nearest } from './nearest.ts';
export { hasQuoteAtEnds, quotesAround, withoutQuotesAtEnds } from './odd-quotes.ts';
export { isOrdinary } from './ordinary.ts';
export { pasteMarks } from './pasted.ts';
export {
  fillAddress,
  fillPlaceholders,
  namesInAddress,
  oddlyBraced,
  patternIn,
  placeholderNames,
  placeholdersIn,
} from './placeholders.ts';
export { saysNothing, wordsOf } from './says-nothing.ts';
export { unitsOf } from './units.ts';
export { displayWidth } from './width.ts';
export { withoutBlocksOfCode, withoutCode } from './without-code.ts';
export { withoutCommands, withoutCommandsInJson } from './workflow-commands.ts';
export { lookerIn, WordList } from './word-list.ts';
export { wrap, wrapLines } from './wrap.ts';
