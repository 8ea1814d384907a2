import { Failure } from '../../problem/index.ts';
import { mailUrlKind } from '../../text/index.ts';

/** An https URL, or a placeholder of a mail service, which is written as it stands and stays out of headers. */
export interface MailUrl {
  readonly kind: 'url' | 'placeholder';
  readonly value: string;
}

/** A setting of `email`. Throws Failure `config-value` for what would be neither a link nor become one. */
export function mailUrl(key: string, setting: string | undefined): MailUrl | undefined {
  const value = setting?.trim() ?? '';
  if (value === '') return undefined;
  const kind = mailUrlKind(value);
  if (kind !== undefined) return { kind, value };
  const detail = `${value} is neither an https URL nor a mail service's placeholder`;
  throw new Failure('config-value', { key, detail });
}
