import type { CardFacts, IssueFacts } from './facts.ts';

/**
 * The same facts in half of the memory: the cards as bytes, of which one is read when somebody asks. All issues are kept while the
 * site is made, and nothing of the views that they come from.
 */
export function keptFacts({ cards, ...issue }: IssueFacts): IssueFacts {
  const texts = cards.map((card) => JSON.stringify(card));
  const bytes = Buffer.allocUnsafeSlow(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
  let end = 0;
  const kept = cards.map(({ week, position }, i) => {
    const start = end;
    end += bytes.write(texts[i] ?? '', start);
    return new KeptCard({ week, position }, { bytes, start, end });
  });
  // A part of a text keeps the whole text of its file in memory, a copy does not.
  const copy = structuredClone(issue);
  return { ...copy, cards: kept };
}

/** Where the bytes of a card are among those of its issue. */
interface Part {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** The card that was read last: whoever asks for its title asks for its authors next. */
let last: { readonly of: KeptCard; readonly facts: CardFacts } | undefined;

class KeptCard implements CardFacts {
  readonly week: string;
  readonly position: number;
  private readonly bytes: Buffer;
  private readonly start: number;
  private readonly end: number;

  constructor({ week, position }: Pick<CardFacts, 'week' | 'position'>, { bytes, start, end }: Part) {
    this.week = week;
    this.position = position;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  get path(): string | undefined {
    return this.facts.path;
  }

  get identities(): readonly string[] {
    return this.facts.identities;
  }

  get title(): CardFacts['title'] {
    return this.facts.title;
  }

  get takeaway(): CardFacts['takeaway'] {
    return this.facts.takeaway;
  }

  get authors(): readonly string[] {
    return this.facts.authors;
  }

  get tags(): readonly string[] {
    return this.facts.tags;
  }

  private get facts(): CardFacts {
    if (last?.of !== this)
      last = { of: this, facts: JSON.parse(this.bytes.toString('utf8', this.start, this.end)) as CardFacts };
    return last.facts;
  }
}
