import type { IncomingMessage } from 'node:http';

/**
 * Whether a request is meant for this server. Another page in the same browser can reach it under a name of its own that
 * leads to this computer (DNS rebinding), but the browser tells that name as Host.
 */
export function isLoopbackHost(host: string | undefined): host is string {
  return host !== undefined && /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.test(host);
}

/** Whether the page itself asks for something to be done: another page that does has another origin, or sends a simple form. */
export function isFromPage({ headers }: IncomingMessage): boolean {
  return headers.origin === `http://${headers.host}` && headers['content-type'] === 'application/json';
}

/** The headers of every answer. Nothing here is for other origins, so there is never a CORS header. */
export const usualHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
};

/** The page runs its own script and nothing else; what an author wrote is in frames. */
export const pagePolicy = policy({
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'frame-src': "'self'",
});

/** A frame shows what an author wrote: its markup, its styles, its pictures, and of scripts ours alone, which `hash` names. */
export function framePolicy(hash: string): string {
  return policy({
    'script-src': hash,
    // A mail has its styles in itself; a hash beside it would take 'unsafe-inline' back.
    'style-src': "'unsafe-inline'",
    // Not http: nothing that an issue names is asked of this computer or of what stands beside it.
    'img-src': 'https: data:',
  });
}

function policy(sources: Readonly<Record<string, string>>): string {
  const all = { 'default-src': "'none'", ...sources, 'base-uri': "'none'", 'form-action': "'none'" };
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** Who may put the page, or a frame of it, into a page: a policy in the document itself cannot say that. */
export function withAncestors(csp: string, ancestors: "'none'" | "'self'"): string {
  return `${csp}; frame-ancestors ${ancestors}`;
}
