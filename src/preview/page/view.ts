import type { Parts } from '../protocol.ts';
import { choice } from './dom.ts';
import type { Settings } from './settings.ts';

/** The parts of the issue that have arrived so far. */
export type Known = Partial<Parts>;

/** One way to look at an issue. */
export interface View {
  readonly element: HTMLElement;
  /** Buttons of its own. */
  readonly tools: (known: Known, settings: Settings) => readonly HTMLElement[];
  readonly show: (known: Known, settings: Settings) => void;
  /** Marks a block, and scrolls to it where asked to. */
  readonly reveal: (block: number | undefined, scroll: boolean) => void;
}

/** The requests that a view can make to the page. */
export interface Page {
  readonly known: () => Known;
  readonly settings: () => Settings;
  /** A block was picked, in a view or by a key. */
  readonly pick: (block: number, from?: View) => void;
  /** A line of the file was picked. */
  readonly pickLine: (line: number, from: View) => void;
  readonly change: (settings: Partial<Settings>) => void;
  readonly press: (key: string) => void;
}

/** The forum's site that is looked at. */
export function siteOf({ sites = [] }: Known, { site }: Settings): string {
  return site !== undefined && sites.includes(site) ? site : (sites[0] ?? '');
}

function siteName(site: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(site) ?? site;
  return `${name} site`;
}

export function siteTools(known: Known, settings: Settings, page: Page): HTMLElement {
  return choice(
    'Site',
    (known.sites ?? []).map((site) => [site, siteName(site)] as const),
    { chosen: siteOf(known, settings), choose: (site) => page.change({ site }) },
  );
}
