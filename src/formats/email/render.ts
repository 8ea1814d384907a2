import type { FormatRenderer } from '../format.ts';
import { emailFindings } from './limits.ts';
import { renderEmail } from './mail.ts';

export const emailRenderer: FormatRenderer = {
  async render(view, { config, templates }) {
    const mail = renderEmail(view, config, await templates('email'));
    return {
      files: [{ suffix: '.email.html', content: mail.html }],
      findings: emailFindings(mail, config),
      dropped: mail.dropped,
    };
  },
};
