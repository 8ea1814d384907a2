import type { Config } from '../../newsletter/index.ts';
import type { Finding } from '../../problem/index.ts';
import { heaviest, severityOf } from '../limit.ts';
import type { EmailMail } from './mail.ts';

export function emailFindings(mail: EmailMail, { email }: Pick<Config, 'email'>): Finding[] {
  const severity = severityOf(mail.bytes, mail.most);
  // What `email.fit` makes smaller goes up to the limit and stays below it.
  if (severity === undefined || (severity === 'warning' && email.fit)) return [];
  const args = {
    bytes: mail.bytes,
    most: mail.most,
    heaviest: heaviest(mail.weighCards().map((weight, i) => ({ position: i + 1, weight }))),
    hasAbstracts: !email.fit && email.abstracts !== 'none',
  };
  return [{ code: 'email/size', args, path: [], severity }];
}
