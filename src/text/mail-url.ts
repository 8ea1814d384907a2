/** Of Mailchimp, Stibee, Listmonk, Sendgrid, Mailgun and the like: brackets of one kind or another around a name. */
const servicePlaceholder = /\{\{.+\}\}|\*\|.+\|\*|<%.+%>|%%.+%%|\[\[?.+\]|\$\{.+\}|\$[^$]+\$|\{.+\}|%[\w.]+%/;

/**
 * Returns an address that a mail can link to, without spaces around it: an https URL, or a placeholder that the mail
 * service replaces with one. `undefined` for anything else.
 */
export function mailUrlKind(value: string): 'url' | 'placeholder' | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  // What cannot be seen is no part of an address.
  if (/\p{Cf}/u.test(value) || (scheme !== undefined && scheme !== 'https')) return undefined;
  if (servicePlaceholder.test(value)) return 'placeholder';
  return scheme === 'https' && !/[\s<>"\\^`{|}]/.test(value) && URL.canParse(value) ? 'url' : undefined;
}
