/**
 * Lists that Discourse itself has, as facts: the printer for the forum and the model that judges it both read them here. How they
 * apply each of the two says for itself, so that a fault of the one is seen by the other; a fault in a list would be seen by
 * neither, so that each names where it comes from.
 */

/** The 26 smileys that become emoji where they stand alone, and the emoji's names: `translations` of the forum's emoji data. */
export const emoticons: ReadonlyMap<string, string> = new Map([
  [':)', 'slight_smile'],
  [':-)', 'slight_smile'],
  ['^_^', 'slight_smile'],
  ['^__^', 'slight_smile'],
  [':(', 'frowning'],
  [':-(', 'frowning'],
  [';)', 'wink'],
  [';-)', 'wink'],
  [":'(", 'cry'],
  [":'-(", 'cry'],
  [":-'(", 'cry'],
  [':p', 'stuck_out_tongue'],
  [':P', 'stuck_out_tongue'],
  [':-P', 'stuck_out_tongue'],
  [':O', 'open_mouth'],
  [':-O', 'open_mouth'],
  [':D', 'smiley'],
  [':-D', 'smiley'],
  [':|', 'expressionless'],
  [':-|', 'expressionless'],
  [':/', 'confused'],
  ['8-)', 'sunglasses'],
  [';P', 'stuck_out_tongue_winking_eye'],
  [';-P', 'stuck_out_tongue_winking_eye'],
  [':$', 'blush'],
  [':-$', 'blush'],
]);

/** Endings that make a link of a name without a scheme: the default of the site setting `markdown_linkify_tlds`. */
export const linkedEndings: readonly string[] =
  'com net org io onion co tv ru cn us uk me de fr fi gov'.split(' ');

/** Emoji of Unicode 17, which neither version had when it was recorded. */
export const emojiSince17 =
  /[\u{1F6D8}\u{1FA8A}\u{1FA8E}\u{1FAC8}\u{1FACD}\u{1FAEA}\u{1FAEF}]|\u200D\u{1FA70}/u;

/** Emoji of Unicode 15 and 16, which Discourse 3.4 leaves as the characters they are. */
export const emojiSince15 =
  /[\u{1F6DC}\u{1FA75}-\u{1FA77}\u{1FA87}-\u{1FA8F}\u{1FAAD}-\u{1FAAF}\u{1FABB}-\u{1FABF}\u{1FAC6}-\u{1FACF}\u{1FADA}-\u{1FADF}\u{1FAE8}\u{1FAE9}\u{1FAF7}\u{1FAF8}]|(?:🐦|🍄|🍋|⛓\uFE0F?)\u200D|\u200D(?:[↔↕➡🧒])|🇨🇶/u;
