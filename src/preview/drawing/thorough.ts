import type { Context } from '../../context.ts';
import type { View } from '../../formats/index.ts';
import { type CheckedIssue, checkIssueBytes } from '../../pipeline/index.ts';
import type { Problem } from '../../problem/index.ts';
import { renderedCheck } from '../../verify/index.ts';
import { postingOf } from './posting.ts';
import type { Press } from './press.ts';
import type { Parts } from '../protocol.ts';

interface Drawn {
  readonly checked: CheckedIssue;
  readonly view: View;
  readonly drawn: Pick<Parts, 'forum' | 'sites' | 'budgets'>;
}

/** The parts that take longer, one after another. Throws what drawing throws. */
export async function* drawThoroughly(
  context: Context,
  press: Press,
  { checked, view, drawn }: Drawn,
): AsyncGenerator<Partial<Parts>> {
  const { drawRest } = await import('./draw.ts');
  yield* drawRest(view, drawn, press.rendererFor);
  yield { posting: await postingOf(context, press, { checked, view }) };
}

/** The problems that only a rendered issue shows. */
export async function lookThoroughly(
  context: Context,
  { newsletter }: Press,
  { file, bytes }: CheckedIssue,
): Promise<readonly Problem[]> {
  const rendered = renderedCheck(context, newsletter);
  const { archive } = newsletter;
  const { problems } = await checkIssueBytes(bytes, newsletter, { file, archive, rendered });
  return problems.filter(({ code }) => /^(?:forum|email|template)\//.test(code));
}
