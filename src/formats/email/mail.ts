import type { Dropped } from '../format.ts';
import type { Config } from '../../newsletter/index.ts';
import { foldLines, weightOfFolds } from './fold-lines.ts';
import { type Abstract, fitAbstracts, mostMailBytes, noAbstract, wholeAbstracts } from './fit.ts';
import { mailCardData, mailData, mailSetting } from './template-data.ts';
import type { Templates } from '../templates/templates.ts';
import { mailView } from '../view/shown.ts';
import type { View } from '../view/view.ts';

/** The HTML of a mail, and what is needed to say why it is too large. */
export interface EmailMail {
  readonly html: string;
  readonly subject: string;
  readonly preheader: string;
  /** Of the HTML in UTF-8. */
  readonly bytes: number;
  /** The most bytes it may have. */
  readonly most: number;
  /** Bytes of a card by itself, in the order of the papers. */
  readonly weighCards: () => number[];
  /** The texts that `email.fit` left out. */
  readonly dropped: readonly Dropped[];
}

/** Throws Failure `config-value` where an address or a URL of the config is none, and `template-broken`. */
export function renderEmail(issue: View, config: Config, templates: Templates): EmailMail {
  const view = mailView(issue, config);
  const setting = mailSetting(view, config);
  const print = (abstracts: readonly Abstract[]): string =>
    withOneEnd(templates('main', mailData(view, config, { setting, abstracts })));
  const { abstracts, dropped } = config.email.fit
    ? fitAbstracts(view.papers, (tried) => {
        const html = print(tried);
        return Buffer.byteLength(html) + weightOfFolds(html);
      })
    : { abstracts: wholeAbstracts(view.papers), dropped: [] };
  const unfolded = print(abstracts);
  const html = foldLines(unfolded);
  return {
    html,
    subject: setting.subject,
    preheader: setting.preheader,
    // A fold adds ASCII alone. To count all of it anew would copy a mail of megabytes, which nobody may ever read.
    bytes: Buffer.byteLength(unfolded) + html.length - unfolded.length,
    most: mostMailBytes,
    weighCards: () =>
      view.papers.map((card, i) => {
        const abstract = abstracts[i] ?? noAbstract;
        return Buffer.byteLength(templates('card', mailCardData(card, view, { setting, abstract })));
      }),
    dropped,
  };
}

/** Nothing around it but one line end. A mail that has that already is not copied, for it may have megabytes. */
function withOneEnd(html: string): string {
  const trimmed = html.trim();
  return html.endsWith('\n') && html.length === trimmed.length + 1 ? html : `${trimmed}\n`;
}
