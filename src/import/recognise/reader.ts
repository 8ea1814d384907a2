import type { OwnEmoji } from '../../emoji/index.ts';
import type { Config } from '../../newsletter/index.ts';
import type { LabelName, Profile } from '../profile/profile.ts';
import { labelsOf } from './words.ts';

/** All that decides how blocks are recognised. */
export interface Reader {
  readonly profile: Profile;
  readonly config: Config;
  readonly languages: readonly string[];
  readonly emoji: OwnEmoji;
  readonly labels: ReadonlyMap<string, LabelName>;
}

export function readerOf(profile: Profile, config: Config): Reader {
  const { languages, emoji } = config;
  return { profile, config, languages, emoji, labels: labelsOf(profile, config) };
}
