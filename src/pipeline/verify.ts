import type { Context } from '../context.ts';
import type { Issue } from '../issue/index.ts';
import type { Finding } from '../problem/index.ts';
import type { Newsletter } from './newsletter.ts';
import { Renderer } from './render.ts';

/** Renders an issue in memory and says what no reader would get as it was written: `validate --rendered`. */
export async function renderedCheck(
  context: Context,
  newsletter: Newsletter,
): Promise<(issue: Issue) => Promise<Finding[]>> {
  const renderer = new Renderer(context, newsletter);
  return async (issue) => {
    const view = renderer.view(issue);
    const forum = await renderer.render(view, 'forum');
    const email = await renderer.render(view, 'email');
    return [...forum.findings, ...email.findings];
  };
}
