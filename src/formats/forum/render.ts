import type { FormatRenderer } from '../format.ts';
import { forumFindings } from './limits.ts';
import { renderForumParts } from './split.ts';

export const forumRenderer: FormatRenderer = {
  async render(view, { config, templates }) {
    const posts = renderForumParts(view, config, await templates('forum'));
    const suffix = (i: number): string => (posts.length === 1 ? '.forum.md' : `.forum.${i + 1}.md`);
    return {
      files: posts.map(({ raw }, i) => ({ suffix: suffix(i), content: raw })),
      findings: forumFindings(posts, config.forum),
    };
  },
  async titles(view, { config, templates }) {
    return renderForumParts(view, config, await templates('forum')).map(({ title }) => title);
  },
  // The forum has an input for the title.
  configOfBody: (config) => ({ ...config, forum: { ...config.forum, heading: false } }),
};
