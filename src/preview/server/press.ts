import type { CheckedIssue, Newsletter, Renderer } from '../../pipeline/index.ts';
import type { Posting } from '../protocol.ts';

/** Tells what is known of the addresses of an issue, asking nobody. */
export type LinksOf = (checked: CheckedIssue) => Promise<NonNullable<Posting['links']>>;

/** The newsletter as it is now, for drawing issues. A change of its config or of a template makes a new one. */
export interface Press {
  readonly root: string;
  readonly newsletter: Newsletter;
  /** Renders for a forum in a language; by default for the newsletter's own. */
  readonly rendererFor: (site?: string) => Renderer;
  readonly linksOf: LinksOf | undefined;
}
