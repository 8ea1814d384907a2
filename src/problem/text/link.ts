import { kind, quote } from '../define.ts';

/** What is wrong with where a link leads. Only `validate --links` asks. */
export const linkKinds = {
  'link/dead': kind<{
    what: string;
    url: string;
    /** The answer of the server, 404 or 410. */
    status?: number;
    /** There is no server. */
    fault?: 'no-host' | 'refused';
    host?: string;
  }>({
    severity: 'warning',
    about: 'An address leads nowhere: the page or its whole host is gone (`validate --links`).',
    message: ({ what, url, status, fault, host = '' }) => {
      const leads = `${what} leads to ${quote(url)}`;
      if (fault === 'no-host') return `${leads}, but there is no host ${host}`;
      if (fault === 'refused') return `${leads}, but ${host} takes no connection`;
      return `${leads}, where there is no page ${status === 410 ? 'any more ' : ''}(HTTP ${status ?? 404})`;
    },
    hint: ({ fault }) =>
      fault === undefined
        ? 'Open it in a browser. If the page has moved, write its new address; if not, remove the link.'
        : 'Is the name of the host right? If the site has moved, write its new address; if not, remove the link.',
  }),
};
