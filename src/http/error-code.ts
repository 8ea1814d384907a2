/** Returns the system's code for a failed connection: ECONNREFUSED, ENOTFOUND. */
export function codeOf(error: unknown): string | undefined {
  for (let at = error, i = 0; at instanceof Error && i < 5; at = at.cause, i++) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^[A-Z][A-Z\d_]+$/.test(code)) return code;
    if (at instanceof AggregateError && at.errors[0] instanceof Error) return codeOf(at.errors[0]);
  }
  return undefined;
}

/** An unknown host, a closed port, no network. */
const unreachable = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH']);
/** OpenSSL's and Node's words for what is wrong with a certificate: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const ofCertificate =
  /CERT|SELF_SIGNED|^UNABLE_TO_|CRL|^HOSTNAME_MISMATCH$|^INVALID_(?:CA|PURPOSE)$|^PATH_LENGTH/;
const ofOtherProtocol = /^HPE_|^EPROTO$|^ERR_SSL_|^UND_ERR_HEADERS_OVERFLOW$/;

/** What a code tells of a host or a proxy that another attempt does not change; `undefined` where it may. */
export function lastingFaultOf(code: string): 'unreachable' | 'certificate' | 'not-http' | undefined {
  if (unreachable.has(code)) return 'unreachable';
  if (ofCertificate.test(code)) return 'certificate';
  return ofOtherProtocol.test(code) ? 'not-http' : undefined;
}
