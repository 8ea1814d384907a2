import { Failure } from '../../problem/index.ts';
import { mailUrlKind, type MailUrlKind } from '../../text/index.ts';

/** An https URL or a `mailto:`; one with a placeholder of a mail service stays out of headers. */
export interface MailUrl {
  readonly kind: MailUrlKind;
  readonly value: string;
}

/** A setting of `email`. Throws Failure `config-value` for what would be neither a link nor become one. */
export function mailUrl(key: string, setting: string | undefined): MailUrl | undefined {
  const value = setting?.trim() ?? '';
  if (value === '') return undefined;
  const kind = mailUrlKind(value);
  if (kind !== undefined && (kind !== 'mailto' || key !== 'email.web_url')) return { kind, value };
  const detail = `${value} is neither an https URL nor a mail service's placeholder`;
  throw new Failure('config-value', { key, detail });
}
