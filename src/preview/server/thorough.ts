import type { Context } from '../../context.ts';
import { type CheckedIssue, checkIssueBytes } from '../../pipeline/index.ts';
import { renderedCheck } from '../../verify/index.ts';
import type { View } from '../../formats/index.ts';
import type { Problem } from '../../problem/index.ts';
import { postingOf } from './posting.ts';
import type { Press } from './press.ts';
import type { Parts } from '../protocol.ts';

/** The parts that take longer, and the problems that only a rendered issue shows. Throws what drawing throws. */
export async function lookThoroughly(
  context: Context,
  press: Press,
  {
    checked,
    view,
    drawn,
  }: {
    checked: CheckedIssue;
    view: View;
    drawn: Pick<Parts, 'forum' | 'sites' | 'budgets'>;
  },
): Promise<{ readonly parts: Partial<Parts>; readonly problems: readonly Problem[] }> {
  const { file, bytes } = checked;
  const { drawRest } = await import('./draw.ts');
  const rest = await drawRest(view, drawn, press.rendererFor);
  const parts = { ...rest, posting: await postingOf(context, press, { checked, view }) };
  const { newsletter } = press;
  const rendered = renderedCheck(context, newsletter);
  const { archive } = newsletter;
  const { problems } = await checkIssueBytes(bytes, newsletter, { file, archive, rendered });
  return { parts, problems: problems.filter(({ code }) => /^(?:forum|email|template)\//.test(code)) };
}
