import type { Config } from '../../newsletter/index.ts';
import { type ForumPost, renderForum } from './post.ts';
import { fillPlaceholders } from '../../text/index.ts';
import { Passage } from '../view/passage.ts';
import type { Templates } from '../templates/templates.ts';
import type { View } from '../view/view.ts';

/**
 * The post, or where `forum.split` asks for it and the post is too long, its parts: cut between cards and sections, with masthead,
 * lead and themes in the first, sections behind the last card, the closing in the last, and "(1/2)" behind the title. The cards of
 * all parts, joined, are the cards of the whole. A card that is too long by itself stays whole; who measures the part will say so.
 */
export function renderForumParts(view: View, config: Config, templates: Templates): readonly ForumPost[] {
  const whole = renderForum(view, config, templates);
  const most = config.forum.maxLength;
  const units = view.papers.length + view.sections.length;
  if (!config.forum.split || whole.length <= most || units < 2) return [whole];
  const fits = (from: number, to: number, parts: number): boolean =>
    renderForum(partOf(view, { from, to, part: parts, parts }), config, templates).length <= most;
  // The title of a part names the number of parts, so a guess at that number has to come true. No number between a guess and the parts
  // that it took would: the title gets no shorter by a greater one.
  for (let parts = 2; ;) {
    const cuts = cut(units, (from, to) => fits(from, to, parts));
    if (cuts.length > parts) {
      parts = cuts.length;
      continue;
    }
    return cuts.map(([from, to], i) =>
      renderForum(partOf(view, { from, to, part: i + 1, parts: cuts.length }), config, templates),
    );
  }
}

/** As many cards and sections in a part as fit, but never none. Twice as many are tried as long as they fit, then halves between. */
function cut(units: number, fits: (from: number, to: number) => boolean): [number, number][] {
  const cuts: [number, number][] = [];
  for (let from = 0; from < units;) {
    let to = from + 1;
    let tooMany = units + 1;
    while (tooMany - to > 1) {
      const next = Math.min(from + 2 * (to - from), (to + tooMany) >> 1);
      if (fits(from, next)) to = next;
      else tooMany = next;
    }
    cuts.push([from, to]);
    from = to;
  }
  return cuts;
}

/** A view with the cards from `from` to before `to`, where sections count as cards behind the last. */
function partOf(view: View, cut: { from: number; to: number; part: number; parts: number }): View {
  const { from, to, part, parts } = cut;
  const { text } = view.title;
  const value = `${text.value} ${fillPlaceholders(view.labels.part, { part, parts })}`;
  const isFirst = from === 0;
  const count = view.papers.length;
  return {
    ...view,
    title: new Passage('title', { ...text, value }),
    masthead: isFirst ? view.masthead : [],
    lead: isFirst ? view.lead : [],
    themes: isFirst ? view.themes : [],
    papers: view.papers.slice(from, to),
    sections: view.sections.slice(Math.max(0, from - count), Math.max(0, to - count)),
    credits: to === count + view.sections.length ? view.credits : undefined,
    closing: to === count + view.sections.length ? view.closing : [],
  };
}
