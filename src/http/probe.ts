import type { Failure, FetchFault } from '../problem/index.ts';
import { noSuchHost } from './redirect.ts';

/** Why a host gave no answer: itself, or the proxy before it. */
export type ProbeFault = FetchFault | 'proxy';

/** What is known of an address after one request, without the text of the answer. */
export type ProbeResult =
  /** The status of the answer, after redirects. */
  | { readonly kind: 'answer'; readonly status: number }
  /** The name of the host has no IP address, or its port takes no connection. `host` may be one that a redirect leads to. */
  | { readonly kind: 'no-host' | 'refused'; readonly host: string }
  /** It leads into a private network, where nothing is asked. */
  | { readonly kind: 'private' }
  /** No answer of `host`, for another reason. */
  | { readonly kind: 'failed'; readonly host: string; readonly why: ProbeFault; readonly detail: string };

/** Says what a failed request to `asked` tells of its address; `undefined` for a failure of another kind. */
export function resultOf(failure: Failure, asked: string): ProbeResult | undefined {
  if (failure.code === 'proxy-failed')
    return { kind: 'failed', host: asked, why: 'proxy', detail: failure.message };
  if (failure.code !== 'fetch-failed') return undefined;
  const { host, why, detail = '' } = (failure as Failure<'fetch-failed'>).args;
  if (why === 'redirect-private') return { kind: 'private' };
  if (why === 'unreachable' && (detail === 'ENOTFOUND' || detail === noSuchHost))
    return { kind: 'no-host', host };
  if (why === 'unreachable' && detail === 'ECONNREFUSED') return { kind: 'refused', host };
  return { kind: 'failed', host, why, detail };
}
