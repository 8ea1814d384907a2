import type { Newsletter, Renderer } from '../../pipeline/index.ts';

/** What an issue is drawn with: the newsletter as it is now. Where its config or a template changes, it is another one. */
export interface Press {
  readonly root: string;
  readonly newsletter: Newsletter;
  /** Renders for a forum in a language; by default for the newsletter's own. */
  readonly rendererFor: (site?: string) => Renderer;
}
