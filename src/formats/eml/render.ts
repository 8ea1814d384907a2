import { emailFindings } from '../email/limits.ts';
import { type EmailMail, renderEmail } from '../email/mail.ts';
import type { Equipment, FormatRenderer } from '../format.ts';
import { renderText } from '../text/plain-text.ts';
import type { View } from '../view/view.ts';
import { renderEml } from './message.ts';

export const emlRenderer: FormatRenderer = {
  async render(view, equipment) {
    const { config, templates } = equipment;
    const mail = renderEmail(view, config, await templates('email'));
    return {
      files: [{ suffix: '.eml', content: await messageOf(view, mail, equipment) }],
      findings: emailFindings(mail, config),
      dropped: mail.dropped,
    };
  },
};

/** The message that carries a mail and the plain text beside it. */
export async function messageOf(
  view: View,
  { html, subject }: EmailMail,
  { config, templates }: Equipment,
): Promise<string> {
  const text = renderText(view, config, await templates('text'));
  return renderEml(view, config, { html, subject, text });
}
