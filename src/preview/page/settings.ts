export const viewNames = ['forum', 'email', 'text', 'post', 'html', 'source', 'posting'] as const;
export type ViewName = (typeof viewNames)[number];

export const viewLabels: Readonly<Record<ViewName, string>> = {
  forum: 'Forum',
  email: 'Email',
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
    hasKeys: true,
  };
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Settings>;
    const isKnown =
      kept.panes?.every((name) => viewNames.includes(name)) !== false &&
      ['phone', 'desktop', undefined].includes(kept.width);
    return isKnown ? { ...usual, ...kept } : usual;
  } catch {
    // A browser may keep nothing for a page that is a file.
    return usual;
  }
}

export function saveSettings({ panes, isSplit, site, width, hasImages, hasKeys }: Settings): void {
  try {
    localStorage.setItem(place, JSON.stringify({ panes, isSplit, site, width, hasImages, hasKeys }));
  } catch {
    // Then the next page begins as this one did.
  }
}
