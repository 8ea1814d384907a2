import type { Parts } from '../protocol.ts';
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
  /** Shows at its top what stands there in a view that was scrolled (`position.ts`). */
  readonly follow?: (position: number) => void;
}

/** The requests that a view can make to the page. */
export interface Page {
  readonly known: () => Known;
  readonly settings: () => Settings;
  /** A block was picked, in a view or by a key. */
  readonly pick: (block: number, from?: View) => void;
  /** A line of the file was picked. */
  readonly pickLine: (line: number, from: View) => void;
  /** Somebody has read what is unread in a block. */
  readonly accept: (block: number | undefined) => void;
  /** Whether there is a server to change the file. */
  readonly isLive: boolean;
  /** Somebody has scrolled a view. */
  readonly scrolled: (position: number, from: View) => void;
  readonly change: (settings: Partial<Settings>) => void;
  /** `isAsked`: by a button, where keys may be off. */
  readonly press: (key: string, isAsked?: boolean) => void;
}

/** The forum's site that is looked at. */
export function siteOf({ sites = [] }: Known, { site }: Settings): string {
  return site !== undefined && sites.includes(site) ? site : (sites[0] ?? '');
}
