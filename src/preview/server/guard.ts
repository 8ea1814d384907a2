import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../files/index.ts';
import type { IncomingMessage } from 'node:http';
import type { Context } from '../../context.ts';

/**
 * Whether a request is meant for this server. Another page in the same browser can reach it under a name of its own that
 * leads to this computer (DNS rebinding), but the browser tells that name as Host.
 */
export function isLoopbackHost(host: string | undefined): host is string {
  return host !== undefined && /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.test(host);
}

/**
 * Lets in whoever comes from the printed address, and from then on their browser: every user of this computer can reach the
 * port. The browser shows its cookie to servers at other ports too, which could come in with it until the preview ends: its value
 * is not the token, so that at least the printed address stays unknown.
 */
export class Access {
  /** A part of the printed address. */
  readonly token: string;
  private readonly pass: string;
  /** The cookie was given, and not shown yet. */
  private isEntering = false;

  constructor({ secret }: Pick<Context, 'secret'>) {
    this.token = secret();
    this.pass = secret();
  }

  isToken(text: string | null): boolean {
    return text !== null && isSame(text, this.token);
  }

  /** The cookie for who has come with the token. Cookies ignore ports, so that two previews in one browser need two names. */
  cookieFor(request: IncomingMessage): string {
    this.isEntering = true;
    return `${cookieName(request)}=${this.pass}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether a browser shows the cookie. Another server of this computer may have set one of the same name. */
  admits(request: IncomingMessage): boolean {
    const name = cookieName(request);
    const isAdmitted = (request.headers.cookie ?? '')
      .split(/; */)
      .some((cookie) => cookie.startsWith(`${name}=`) && isSame(cookie.slice(name.length + 1), this.pass));
    if (isAdmitted) this.isEntering = false;
    return isAdmitted;
  }

  /**
   * Whether a browser has just been given the cookie and keeps it back, for another page led it here, such as the one that
   * `--open` opens. When it asks again by itself, it shows it. Once alone, so that nobody else's page leads here.
   */
  isKeptBack({ headers }: IncomingMessage): boolean {
    const isKeptBack = this.isEntering && headers['sec-fetch-site'] === 'cross-site';
    if (isKeptBack) this.isEntering = false;
    return isKeptBack;
  }
}

function cookieName({ socket }: IncomingMessage): string {
  return `digest-${socket.localPort}`;
}

/** How long it takes says nothing of how much is the same. */
function isSame(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
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
  // Else a page of another origin could tell by what it loads that a preview runs.
  'cross-origin-resource-policy': 'same-origin',
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
