import { Failure } from '../../problem/index.ts';
import { isUrl } from '../../text/index.ts';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Other scripts have a form in ASCII in a domain (RFC 5890), but none before the `@` (RFC 6532 wants another kind of header). */
const localAndDomain = /^[\w!#$%&'*+./=?^`{|}~-]+@([\p{L}\p{M}\p{N}.-]+)$/u;

/**
 * One mailbox, `Name <local@domain>` or `local@domain` (RFC 5322, 3.4). What holds a second one, or anything that could begin
 * another header, is none: throws Failure `config-value`.
 */
export function parseMailbox(key: string, value: string): Mailbox {
  const text = value.trim();
  const match =
    /^(?:("[^"<>\p{Cc}\p{Zl}\p{Zp}]*"\s*|[^<>@,;"\p{Cc}\p{Zl}\p{Zp}]*)<([^<>]*)>|([^<>]*))$/u.exec(text);
  const address = (match?.[2] ?? match?.[3] ?? '').trim();
  const [, domain] = localAndDomain.exec(address) ?? [];
  if (domain === undefined || !isUrl(`http://${domain}`))
    throw new Failure('config-value', { key, detail: `${JSON.stringify(value)} is not one mail address` });
  const name = (match?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
  // A reader would decode it, to whatever is in it.
  if (name.includes('=?'))
    throw new Failure('config-value', {
      key,
      detail: 'write the name as readers see it, not as an encoded word',
    });
  return { name, address };
}

/** One mailbox or several, with commas between them (RFC 5322, 3.4: a comma within a name stands in quotation marks). */
export function parseMailboxes(key: string, value: string): Mailbox[] {
  return value.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((one) => parseMailbox(key, one));
}
