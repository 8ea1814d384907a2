import type { MarkdownIt } from 'markdown-it';

/** Characters of addresses that references may bring into a text. */
const most = 1_000_000;

interface Reference {
  readonly href: string;
  readonly title?: string;
}

/**
 * An address that is defined once may be used by a hundred thousand references, each of which writes all of it. What is more than a post
 * could hold many times over stays text.
 */
export function references(md: MarkdownIt): void {
  md.core.ruler.before(
    'inline',
    'limit-references',
    ({ env }: { env: { references?: Record<string, Reference> } }) => {
      if (env.references === undefined) return;
      let left = most;
      env.references = new Proxy(env.references, {
        get: (known, label) => {
          const found = typeof label === 'string' && Object.hasOwn(known, label) ? known[label] : undefined;
          left -= (found?.href.length ?? 0) + (found?.title?.length ?? 0);
          return left < 0 ? undefined : found;
        },
      });
    },
  );
}
