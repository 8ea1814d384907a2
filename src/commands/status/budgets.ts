import { renderEmail, renderForumParts } from '../../formats/index.ts';
import type { Issue } from '../../issue/index.ts';
import type { Renderer } from '../../pipeline/index.ts';

/** How much of what a format may weigh an issue has used. */
export interface Budget {
  readonly format: 'forum' | 'email';
  readonly used: number;
  readonly limit: number;
  readonly unit: 'characters' | 'bytes';
}

/** Of the formats that have a limit. Throws Failure where a template or a setting cannot be used. */
export async function budgetsOf(issue: Issue, renderer: Renderer): Promise<Budget[]> {
  const { config, equipment } = renderer;
  const view = renderer.view(issue);
  const posts = renderForumParts(view, config, await equipment.templates('forum'));
  const mail = renderEmail(view, config, await equipment.templates('email'));
  // The limit is one for each part of a post that is split.
  const longest = Math.max(...posts.map(({ length }) => length));
  return [
    { format: 'forum', used: longest, limit: config.forum.maxLength, unit: 'characters' },
    { format: 'email', used: mail.bytes, limit: mail.most, unit: 'bytes' },
  ];
}
