import { kind, list, quote } from '../define.ts';

function times(count: number): string {
  return count === 1 ? '' : ` (and ${count - 1} more)`;
}

/** What is not wrong with an address, and yet better otherwise. */
export const addressKinds = {
  'text/address': kind<{
    what: string;
    url: string;
    /** The parameters that only say where a reader came from. */
    tracking: readonly string[];
    right: string;
    count: number;
  }>({
    severity: 'warning',
    silent: true,
    about:
      'An address that says where its reader came from (`utm_source=…`), or one of arXiv or a DOI with `http:`. `validate --fix` fixes it.',
    message: ({ what, url, tracking, count }) =>
      tracking.length > 0
        ? `${what} has ${quote(url)}, where ${list(tracking, 'and')} only ${tracking.length === 1 ? 'says' : 'say'} where its reader came from${times(count)}`
        : `${what} has ${quote(url)}, which answers at https: too${times(count)}`,
    hint: ({ right }) => `Write ${quote(right, 200)}.`,
  }),
};
