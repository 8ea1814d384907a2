import type { Config } from '../../newsletter/index.ts';
import type { Issue } from '../../issue/index.ts';
import type { Path } from '../../problem/index.ts';
import { type Passage, passages } from './passage.ts';

/** A list of links as formats show it. */
export interface SectionView {
  readonly path: Path;
  readonly title: readonly Passage[];
  /** At least one. */
  readonly items: readonly SectionItemView[];
}

export interface SectionItemView {
  readonly path: Path;
  readonly title: readonly Passage[];
  readonly url: string;
  readonly text: readonly Passage[];
}

/** A section without a link is left out, its title included; a draft may have one. */
export function sectionViews(sections: Issue['sections'], config: Pick<Config, 'emoji'>): SectionView[] {
  return sections
    .map(({ path, title, items }) => ({
      path,
      title: passages(title, 'title'),
      items: items.flatMap(({ path: entry, title: name, url = '', text }): SectionItemView[] =>
        url.trim() === ''
          ? []
          : [
              {
                path: entry,
                title: passages(name, 'title'),
                url: url.trim(),
                text: passages(text, 'markdown', config),
              },
            ],
      ),
    }))
    .filter(({ items }) => items.length > 0);
}
