/** A record of a CSV file, and the line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** A quotation mark is opened on this line and never closed. */
  readonly isBroken: boolean;
}

/**
 * Reads CSV (RFC 4180), with commas, semicolons or tabs, whichever the first line has most of: spreadsheets write what their
 * country is used to. A quotation mark that nothing closes spoils its own line and no other.
 */
export function readCsv(text: string): CsvRecord[] {
  const content = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(content.slice(0, content.search(/\n|$/)));
  const records: CsvRecord[] = [];
  let line = 1;
  for (let at = 0; at < content.length;) {
    const { cells, end } = recordAt(content, at, separator);
    const lineEnd = content.indexOf('\n', at);
    const stop = end ?? (lineEnd === -1 ? content.length : lineEnd);
    const isBroken = end === undefined;
    records.push({ line, isBroken, cells: isBroken ? [content.slice(at, stop)] : cells });
    line += content.slice(at, stop).split('\n').length;
    at = stop + 1;
  }
  return records;
}

function separatorOf(line: string): string {
  const counts = [',', ';', '\t'].map((one) => ({ one, count: line.split(one).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).one;
}

/** The cells of the record at an offset, and the offset of its line break; without one where a quotation mark stays open. */
function recordAt(
  text: string,
  start: number,
  separator: string,
): { readonly cells: string[]; readonly end: number | undefined } {
  const cells: string[] = [];
  for (let at = start; ;) {
    let cell = '';
    if (/^[ ]*"/.test(text.slice(at, at + 8))) {
      at = text.indexOf('"', at) + 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close === -1) return { cells, end: undefined };
        cell += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n') at++;
    cells.push((cell + text.slice(from, at)).trim());
    if (text[at] !== separator) return { cells, end: at };
    at++;
  }
}
