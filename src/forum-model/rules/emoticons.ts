/** The 26 smileys that Discourse reads as emoji where they stand alone, and the emoji they become. */
export const emoticons: ReadonlyMap<string, string> = new Map([
  [':)', 'slight_smile'],
  [':-)', 'slight_smile'],
  ['=)', 'slight_smile'],
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
  ['8-)', 'sunglasses'],
  [';P', 'stuck_out_tongue_winking_eye'],
  [';-P', 'stuck_out_tongue_winking_eye'],
  [':$', 'blush'],
  [':-$', 'blush'],
]);

const longestFirst = [...emoticons.keys()].toSorted((a, b) => b.length - a.length);

/** The emoticon that begins at `at`, if one does. */
export function emoticonAt(text: string, at: number): string | undefined {
  return longestFirst.find((emoticon) => text.startsWith(emoticon, at));
}
