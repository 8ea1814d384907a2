import type { Context } from '../../context.ts';
import { openArchive } from '../../newsletter/index.ts';
import { type CheckedIssue, type Newsletter, Renderer } from '../../pipeline/index.ts';
import type { Difference, Posting } from '../protocol.ts';

/** Tells what is known of the addresses of an issue, asking nobody. */
export type LinksOf = (checked: CheckedIssue) => Promise<NonNullable<Posting['links']>>;

/** Tells what changed in an issue since its forum got it; `undefined` where there is nothing to compare with. */
export type DifferenceOf = (
  newsletter: Newsletter,
  checked: CheckedIssue,
  week: string,
) => Promise<readonly Difference[] | undefined>;

/** What commands know and do, and the preview shows and asks for. */
export interface Knowledge {
  readonly linksOf?: LinksOf | undefined;
  readonly differenceOf?: DifferenceOf;
  /** A ledger that cannot be read is a failure, not something to show: a page of files would say so for ever. */
  readonly needsLedger?: boolean;
  /** The text of an issue with one paper as another one, both counted from 1; `name` is for failures. */
  readonly move?: (
    bytes: Uint8Array,
    numbers: { readonly from: number; readonly to: number },
    name: string,
  ) => Promise<string>;
  /** The text of an issue without the marks that `draft --accept` would take off, and how many these are. */
  readonly accept?: (
    bytes: Uint8Array,
    targets: readonly string[],
    name: string,
  ) => Promise<{ readonly text: string; readonly count: number }>;
}

/** The newsletter as it is now, for drawing issues. A change of its config or of a template makes a new one. */
export interface Press {
  readonly newsletter: Newsletter;
  /** Renders for a forum in a language; by default for the newsletter's own. */
  readonly rendererFor: (site?: string) => Renderer;
  readonly knowledge: Knowledge;
}

export function pressFor(context: Context, newsletter: Newsletter, knowledge: Knowledge): Press {
  const { config } = newsletter;
  const renderers = new Map<string, Renderer>();
  const rendererFor = (site = config.forum.locale): Renderer => {
    const known = renderers.get(site);
    if (known !== undefined) return known;
    const there = { ...newsletter, config: { ...config, forum: { ...config.forum, locale: site } } };
    const renderer = new Renderer(context, there);
    renderers.set(site, renderer);
    return renderer;
  };
  return { newsletter, rendererFor, knowledge };
}

/** The same, with the other issues as they are by now: they decide which papers and numbers are taken, and are read when needed. */
export function withArchive({ files }: Context, press: Press): Press {
  const { root, known: papers } = press.newsletter;
  return { ...press, newsletter: { ...press.newsletter, archive: openArchive(files, root, { papers }) } };
}
