/**
 * A name as readers see it, from one as bibliographies sort it: "Lovelace, Ada" and "Knuth, Jr., Donald E." A name without a
 * comma stays.
 */
export function displayName(sorted: string): string {
  const [family = '', ...rest] = sorted.split(',').map((part) => part.trim());
  // BibTeX wants the suffix in the middle, and many write it last.
  const isLast = rest.length > 1 && /^(?:jr|sr|[ivx]+)\.?$/i.test(rest.at(-1) ?? '');
  const [suffix = '', given = ''] = isLast ? rest.toReversed() : rest.length > 1 ? rest : ['', rest[0]];
  return [given, family, suffix].filter((part) => part !== '').join(' ');
}
