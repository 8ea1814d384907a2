import type { TemplateSources } from '../pipeline/index.ts';
import type { Path } from '../problem/index.ts';
import { linesOf, type Printed, scanTemplates, type Spot } from './template-scan.ts';
import { dictionary } from '../data.ts';

const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Finds where a newsletter's own templates print what readers see. */
export class TemplatePlaces {
  private readonly own: ReadonlyMap<string, string>;
  private readonly root: string;
  private readonly printed: readonly Printed[];

  constructor(sources: TemplateSources) {
    this.own = sources.own;
    this.root = sources.root ?? 'main';
    this.printed = scanTemplates(sources);
  }

  /** The spot that prints a part, the last of several where `isLast`; or the one that should, as far as it can be told. */
  ofPart(path: Path, { isLast = false }: { isLast?: boolean } = {}): Spot {
    const wanted = namesOf(path);
    let best: Printed | undefined;
    let most = 0;
    for (const one of this.printed) {
      const scores = wanted.map((names, i) => scoreOf(one, names) - i / 8);
      const score = Math.max(...scores);
      // Where nothing names the part, the innermost template comes last.
      if (score > most || (score === most && score > 0 && (isLast || !one.isText || score < 3)))
        [best, most] = [one, score];
    }
    if (best === undefined) return this.anywhere();
    return most >= 3 || path.length <= 2 ? best : { template: best.template, place: start };
  }

  /** The line whose own words hold a text; that of `near` rather than another one. */
  ofWords(words: string, near?: Spot): Spot | undefined {
    // A sign may stand before what the template prints.
    const sign = /^[@#]/.exec(words)?.[0];
    return (
      this.ofLiteral(words, near) ?? (sign === undefined ? undefined : this.ofLiteral(`${sign}\0`, near))
    );
  }

  private ofLiteral(words: string, near: Spot | undefined): Spot | undefined {
    const spots: Spot[] = [];
    for (const [template, source] of this.own)
      for (const [i, text] of linesOf(source).entries()) {
        const column =
          text
            .replace(/\{\{.*?\}\}\}?/g, (code) => (code.startsWith('{{{') ? code : '\0'.repeat(code.length)))
            .indexOf(words) + 1;
        if (column === 0) continue;
        const [line, endColumn] = [i + 1, column + words.length];
        spots.push({ template, place: { line, column, endLine: line, endColumn } });
      }
    return (
      spots.find(({ template, place }) => template === near?.template && place.line === near.place.line) ??
      spots.find(({ template }) => template === near?.template) ??
      spots[0]
    );
  }

  /** Where nothing is known: the first line of the template that all others are included by, if it is the newsletter's own. */
  anywhere(): Spot {
    const template = this.own.has(this.root) ? this.root : ([...this.own.keys()][0] ?? this.root);
    return { template, place: start };
  }
}

/** How many of the names something stands for, twice; a text that is printed counts for more than a block around it. */
function scoreOf({ names, isText }: Printed, wanted: readonly string[]): number {
  let same = 0;
  while (same < wanted.length && names[same] === wanted[same]) same++;
  const isExact = same === wanted.length && names.length === same;
  if (isExact && isText) return 2 * same + 2;
  // A block that asks for what is wanted, or for what it is part of, but not for something else.
  return same === names.length && !isText ? 2 * same - 1 : Math.min(same, 1);
}

/** The names under which templates get a part, the likeliest first. */
function namesOf([root = '', , key = '', , last]: Path): readonly (readonly string[])[] {
  if (root === 'intro') {
    if (key === 'text')
      return [
        ['themes', 'paragraphs', 'text'],
        ['themes', 'text', 'text'],
      ];
    const own = key === 'emoji' ? ['themes', 'emoji'] : ['themes', 'label', 'text'];
    return [own, ['themes', 'heading'], ['themes', 'paragraphs', 'text']];
  }
  if (root === 'papers')
    return (cardNames[key] ?? [[String(key), 'text']]).map((names) => ['papers', ...names]);
  if (root === 'sections')
    return key === 'items'
      ? (itemNames[last ?? ''] ?? link)
      : [
          ['sections', 'heading'],
          ['sections', 'title', 'text'],
        ];
  if (root === 'credits') return [['credits']];
  return root === 'title' ? [['title']] : [[String(root), 'text']];
}

const link = ['link', 'url', 'heading'].map((name) => ['sections', 'items', name]);

const itemNames: Readonly<Record<string, readonly (readonly string[])[]>> = dictionary({
  title: [
    ['sections', 'items', 'link'],
    ['sections', 'items', 'heading'],
    ['sections', 'items', 'title', 'text'],
  ],
  text: [['sections', 'items', 'text', 'text']],
});

const address = [['link']];

const cardNames: Readonly<Record<string, readonly (readonly string[])[]>> = dictionary({
  title: [['heading'], ['title', 'text']],
  authors: [['byline']],
  published: [['byline']],
  image: [
    ['image', 'markup'],
    ['image', 'url'],
    ['image', 'alt'],
  ],
  link: address,
  arxiv: address,
  doi: address,
  more: [
    ['more', 'url'],
    ['more', 'title'],
    ['more', 'name'],
  ],
  tags: [['tags']],
});
