import { type Finding, nameOf } from '../../problem/index.ts';
import { imageFault } from '../../text/index.ts';
import type { Rule } from './rule.ts';

/** A card's picture is one that mails show, too. */
export const imagesAreShown: Rule = ({ papers }) =>
  papers.flatMap(({ image }): Finding[] => {
    const fault = image === undefined ? undefined : imageFault(image.url);
    if (image === undefined || fault === undefined) return [];
    const path = [...image.path, 'url'];
    return [{ code: 'text/image', args: { what: nameOf(path), fault, written: image.url }, path }];
  });
