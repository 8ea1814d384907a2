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
