import { sha256 } from '../files/index.ts';
import { identitiesOf } from './identity.ts';
import type { Identity, PaperIds } from './ids.ts';

/**
 * The path of a paper's page on the site, which no later issue changes. Its name is the arXiv id without version (`p/2506.15677/`,
 * `p/hep-th-9901001/`), else `doi-` and the DOI, else `l-` and 16 hex digits for the link. Returns `undefined` for a paper without
 * any of them, which has no page.
 */
export function paperPath(paper: PaperIds): string | undefined {
  const identities = identitiesOf(paper);
  for (const by of ['arXiv id', 'DOI', 'link'] as const) {
    const found = identities.find((identity) => identity.by === by);
    if (found !== undefined) return `p/${slugOf(found)}/`;
  }
  return undefined;
}

/** Two identities never have one slug. */
function slugOf({ by, key }: Identity): string {
  const name = key.slice(key.indexOf(':') + 1);
  // No archive of arXiv is called `doi` or `l`.
  if (by === 'arXiv id') return name.replace('/', '-');
  if (by === 'link') return `l-${sha256(name).toString('hex').slice(0, 16)}`;
  return `doi-${name.replace(/[^a-z0-9.-]/g, '-').slice(0, longest)}-${sha256(name).toString('hex').slice(0, 8)}`;
}

/** A folder's name may have 255 bytes; the hash tells apart what was cut. */
const longest = 200;
