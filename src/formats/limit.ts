/** A format warns from this share of its limit on, and blocks above the limit. */
const warnFrom = 0.9;

export function severityOf(size: number, most: number): 'error' | 'warning' | undefined {
  return size > most ? 'error' : size >= most * warnFrom ? 'warning' : undefined;
}

/** The three papers that weigh most. */
export function heaviest<Weighed extends { readonly weight: number }>(cards: readonly Weighed[]): Weighed[] {
  return cards.toSorted((a, b) => b.weight - a.weight).slice(0, 3);
}
