import { Failure } from '../../problem/index.ts';

/** An https URL, or a placeholder of a mail service, which is written as it stands and stays out of headers. */
export interface MailUrl {
  readonly kind: 'url' | 'placeholder';
  readonly value: string;
}

/** Of Mailchimp, Stibee, Listmonk, Sendgrid, Mailgun and the like: brackets of one kind or another around a name. */
const placeholder = /\{\{.+\}\}|\*\|.+\|\*|<%.+%>|%%.+%%|\[\[?.+\]|\$\{.+\}|\$[^$]+\$|\{.+\}|%[\w.]+%/;

/** A setting of `email`. Throws Failure `config-value` for what would be neither a link nor become one. */
export function mailUrl(key: string, setting: string | undefined): MailUrl | undefined {
  const value = setting?.trim() ?? '';
  if (value === '') return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  if (placeholder.test(value) && (scheme === undefined || scheme === 'https'))
    return { kind: 'placeholder', value };
  if (scheme === 'https' && !/[\s<>"\\^`{|}]/.test(value) && URL.canParse(value))
    return { kind: 'url', value };
  const detail = `${value} is neither an https URL nor a mail service's placeholder`;
  throw new Failure('config-value', { key, detail });
}
