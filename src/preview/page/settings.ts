import { type ClientName, clientNames } from './clients/names.ts';

export const viewNames = ['forum', 'email', 'web', 'text', 'post', 'html', 'source', 'posting'] as const;
export type ViewName = (typeof viewNames)[number];

export const viewLabels: Readonly<Record<ViewName, string>> = {
  forum: 'Forum',
  email: 'Email',
  web: 'Web',
  text: 'Text',
  post: 'Raw post',
  html: 'Raw HTML',
  source: 'Source',
  posting: 'Post it',
};

/** How the person in front of the page likes to look at things. */
export interface Settings {
  readonly panes: readonly [ViewName, ViewName];
  readonly isSplit: boolean;
  /** Language of the forum's site; the newsletter's own where it is undefined. */
  readonly site?: string | undefined;
  readonly width: 'phone' | 'desktop';
  readonly isDark: boolean;
  readonly hasImages: boolean;
  /** The mail program that mails are shown as. */
  readonly client: ClientName;
  /** Whether the report on the mail is shown, which the server makes for it. */
  readonly hasReport: boolean;
  /** Whether two panes show the same place. */
  readonly isTogether: boolean;
  /** Whether a single key does something, which gets in the way of who speaks to the computer. */
  readonly hasKeys: boolean;
}

const place = 'digest-preview';

export function loadSettings(): Settings {
  const usual: Settings = {
    panes: ['forum', 'email'],
    isSplit: matchMedia('(min-width: 1000px)').matches,
    width: matchMedia('(max-width: 800px)').matches ? 'phone' : 'desktop',
    isDark: matchMedia('(prefers-color-scheme: dark)').matches,
    hasImages: true,
    client: 'original',
    hasReport: false,
    isTogether: true,
    hasKeys: true,
  };
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Settings>;
    const isKnown =
      kept.panes?.every((name) => viewNames.includes(name)) !== false &&
      ['phone', 'desktop', undefined].includes(kept.width) &&
      [...clientNames, undefined].includes(kept.client);
    return isKnown ? { ...usual, ...kept } : usual;
  } catch {
    // A browser may keep nothing for a page that is a file.
    return usual;
  }
}

/** All but the colours, which follow the time of day. */
export function saveSettings(settings: Settings): void {
  try {
    localStorage.setItem(place, JSON.stringify({ ...settings, isDark: undefined }));
  } catch {
    // Then the next page begins as this one did.
  }
}
