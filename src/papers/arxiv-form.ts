/**
 * The reason why arXiv cannot have given an id that looks like one of its own: https://info.arxiv.org/help/arxiv_identifier.html.
 * The schema has the same rule as a pattern, for editors.
 */
export type ArxivIdFault = 'month' | 'before-2007' | 'four' | 'five' | 'archive' | 'after-2007' | 'zero';

/** The archives of ids before April 2007. */
const archives = new Set(
  (
    'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga funct-an gr-qc ' +
    'hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con'
  ).split(' '),
);

/** Returns the fault of an id without version; `undefined` also for a text that does not look like an id. */
export function arxivIdFault(id: string): ArxivIdFault | undefined {
  const [, archive, old, oldNumber, time = old ?? '', number = oldNumber ?? ''] =
    /^(?:([a-z-]+)(?:\.[a-z-]+)?\/(\d{4})(\d{3})|(\d{4})\.(\d+))$/i.exec(id) ?? [];
  if (time === '') return undefined;
  const month = Number(time.slice(2));
  if (month < 1 || month > 12) return 'month';
  if (archive !== undefined) {
    if (!archives.has(archive.toLowerCase())) return 'archive';
    if (Number(time) < 9101 && Number(time) > 703) return 'after-2007';
    return Number(number) === 0 ? 'zero' : undefined;
  }
  if (Number(time) < 704) return 'before-2007';
  // Papers are counted with five digits since 2015.
  const digits = Number(time) >= 1501 ? 5 : 4;
  if (number.length !== digits) return digits === 5 ? 'five' : 'four';
  return Number(number) === 0 ? 'zero' : undefined;
}

/** The id that a text can only mean which has letters for digits, another mark for the dot, or none. */
export function meantArxivId(value: string): string | undefined {
  const plain = value
    .trim()
    .replace(/[oO]/g, '0')
    .replace(/[lI]/g, '1')
    .replace(/^(\d{4})(?:\s*[.,:;_·-]\s*|\s+)?(\d{4,5}(?:v[1-9]\d*)?)$/, '$1.$2');
  const isOne = plain !== value.trim() && /^\d{4}\.\d{4,5}(?:v\d+)?$/.test(plain);
  return isOne && arxivIdFaultIn(plain) === undefined ? plain : undefined;
}

/** Does the same for an id with a version, with `arXiv:` before it, or in an address or a DOI. */
export function arxivIdFaultIn(value: string): ArxivIdFault | undefined {
  const [, id = ''] =
    /(?:^|[:/]\s*)(?:arxiv[.:]\s*)?(\d{4}\.\d+|[a-z-]+(?:\.[a-z-]+)?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i.exec(
      value.trim(),
    ) ?? [];
  return arxivIdFault(id);
}
