import { parseUrl } from './parse-url.ts';

/** A server as its address names it. Two addresses are those of one server where scheme, host and port are equal. */
export interface ServerAddress {
  readonly scheme: string;
  /** In lower case; what is not ASCII encoded, as in every address. */
  readonly host: string;
  readonly port: number;
  readonly isUsualPort: boolean;
  /** Behind the host: path, query and fragment as they were written; often empty. */
  readonly rest: string;
  /** Whether it holds a name or a password. */
  readonly hasUser: boolean;
  /** Whether it is a server on this computer (RFC 6761, 6.3). */
  readonly isLoopback: boolean;
}

/** The usual ports; of other schemes nothing here is an address. */
const ports = new Map([
  ['https', 443],
  ['http', 80],
  ['smtps', 465],
  // Submission with STARTTLS (RFC 6409).
  ['smtp', 587],
]);

/**
 * Reads the address of a server; `undefined` where it is none. `URL` by itself tells mail addresses apart by the case of a host,
 * knows no usual port of theirs, and has the origin `null` for all of them.
 */
export function serverAddress(text: string): ServerAddress | undefined {
  const [, scheme = '', authority = '', rest = ''] =
    /^([a-z]+):\/\/([^/?#\\\s]+)([^\s\\]*)$/i.exec(text) ?? [];
  const usual = ports.get(scheme.toLowerCase());
  // One way to read a host for all schemes. The port that is usual for this one is not kept.
  const asWeb = parseUrl(`http://${authority}`);
  if (usual === undefined || asWeb === undefined) return undefined;
  const { hostname, port, username, password } = asWeb;
  const written = port === '' ? (/:0*80$/.test(authority) ? 80 : usual) : Number(port);
  return {
    scheme: scheme.toLowerCase(),
    host: hostname,
    port: written,
    isUsualPort: written === usual,
    rest,
    hasUser: username !== '' || password !== '' || authority.includes('@'),
    isLoopback: /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|\[::1\])$/.test(hostname),
  };
}
