/** Discourse counts skin tones 2 to 6 as Fitzpatrick's scale does; Unicode's modifiers begin at U+1F3FB. */
const firstModifier = 0x1f3fb - 2;

/** Splits `wave:t3`; tone 0 is none. */
export function tonedName(name: string): { name: string; tone: number } {
  const match = /^(.+):t([2-6])$/.exec(name);
  return match ? { name: match[1] ?? '', tone: Number(match[2]) } : { name, tone: 0 };
}

/** The emoji with each of its people in that tone; undefined where nobody is in it. */
export function withTone(emoji: string, tone: number): string | undefined {
  const modifier = String.fromCodePoint(firstModifier + tone);
  const toned = emoji.replace(/(\p{Emoji_Modifier_Base})\ufe0f?/gu, `$1${modifier}`);
  return toned === emoji ? undefined : toned;
}

/** The emoji without modifiers, and the tone if all its people share one. */
export function withoutTones(emoji: string): { base: string; tone: number } {
  const tones = new Set<number>();
  const base = emoji.replace(
    /(\p{Emoji_Modifier_Base})([\u{1f3fb}-\u{1f3ff}])/gu,
    (_, person: string, modifier: string) => {
      tones.add((modifier.codePointAt(0) ?? 0) - firstModifier);
      return person;
    },
  );
  return { base, tone: tones.size === 1 ? ([...tones][0] ?? 0) : 0 };
}
