import { visibleBlocks } from '../../forum-model/index.ts';
import { toHtml } from '../../markdown/index.ts';
import type { Reading } from '../format.ts';
import { mailView } from '../view/shown.ts';
import { forMail, isMailImage } from './blocks.ts';

/** Neither the levels of headings nor the sizes of pictures are compared. */
const space = { above: 1, imageWidth: 600 };

/** The built-in templates are held to this by tests; only a newsletter with its own has to pay for it. */
export const emailReading: Reading = {
  isAlways: false,
  shows: () => ({
    heading: true,
    leavesOut: [],
    listsTitles: true,
    titlesLead: { contents: 'page', card: 'page' },
    isPicture: isMailImage,
  }),
  view: mailView,
  expected: (block) => visibleBlocks(toHtml(forMail([block], space))),
  actual: ({ files }) => [files.flatMap(({ content }) => visibleBlocks(content))],
};
