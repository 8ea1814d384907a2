import type { Posting } from '../../protocol.ts';
import { copyButton, el, link } from '../dom.ts';
import { markdownMode } from '../views/frame-view.ts';
import { patchChildren } from '../patch.ts';
import { countOf } from '../aside/problems-panel.ts';
import type { Known, Page, View } from '../view.ts';
import { checklist, type Point } from './checklist.ts';

/** What a sign means, for who does not see it. */
const signs = { done: ['✓', 'done'], open: ['○', 'to do'], wrong: ['✗', 'wrong'] } as const;

/** What is left to do before an issue goes out, and its texts for who posts it by hand. It publishes nothing. */
export function postingView(page: Page, where: string): View {
  const element = el('div', { class: 'posting', role: 'region', 'aria-label': `Post it${where}` });
  return {
    element,
    tools: () => [],
    show(known) {
      // What is kept of the old has the old listeners: they ask what is known then.
      const next = el('div', {}, ...drawn(known, () => page.known().posting));
      patchChildren(element, next);
    },
    reveal() {
      // It shows no text of the issue in place.
    },
  };
}

function drawn({ state, budgets, posting, issue }: Known, now: () => Posting | undefined): HTMLElement[] {
  if (state === undefined || budgets === undefined || posting === undefined)
    return [el('p', {}, 'The checklist is on its way …')];
  const command = `\`digest publish ${issue?.name ?? ''}\``;
  return [
    el('h2', {}, 'Before it goes out'),
    el(
      'ul',
      { class: 'checklist' },
      ...checklist({ state, budgets, posting, count: countOf(state.problems) }).map(point),
    ),
    ...(posting.newTopic === undefined
      ? []
      : [
          el('h2', {}, 'With a key'),
          el('p', {}, ...withCode(`${command} posts it, or brings the post up to date.`)),
        ]),
    ...differences(posting),
    el('h2', {}, 'By hand'),
    el('ol', { class: 'by-hand' }, ...byHand(posting, now)),
  ];
}

const marks = { kept: 'span', removed: 'del', added: 'ins' } as const;

/** What is other than what the forum has. */
function differences({ difference }: Posting): HTMLElement[] {
  if (difference === undefined) return [];
  const heading = el('h2', {}, 'Since it was posted');
  if (difference.length === 0) return [heading, el('p', {}, 'Nothing was changed.')];
  const items = difference.map(({ name, fate, pieces }) =>
    el(
      'li',
      {},
      ...(fate === 'changed' ? [] : [el('strong', {}, fate), ' ']),
      el('span', { dir: 'auto' }, name),
      ...(pieces.length === 0
        ? []
        : [el('p', { dir: 'auto' }, ...pieces.map(({ kind, text }) => el(marks[kind], {}, text)))]),
    ),
  );
  return [heading, el('ul', { class: 'differences' }, ...items)];
}

function byHand(posting: Posting, now: () => Posting | undefined): HTMLElement[] {
  const { title, raws } = posting;
  const raw = (i: number) => (): string => now()?.raws[i] ?? '';
  const [, ...replies] = raws;
  return [
    el('li', {}, ...beginning(posting)),
    el(
      'li',
      {},
      'Title: ',
      el('q', {}, title),
      ' ',
      copyButton('Copy the title', () => now()?.title ?? ''),
    ),
    el(
      'li',
      {},
      'Text: ',
      copyButton(replies.length === 0 ? 'Copy the post' : 'Copy part 1', raw(0), markdownMode),
    ),
    ...replies.map((_, i) =>
      el('li', {}, 'A reply: ', copyButton(`Copy part ${i + 2}`, raw(i + 1), markdownMode)),
    ),
  ];
}

/** A second topic of one week is not begun. */
function beginning({ newTopic, channels }: Posting): (Node | string)[] {
  const topic = channels.find(({ name }) => name === 'Forum')?.address;
  if (topic !== undefined) return [link(topic, 'Open the topic'), ', and edit its post.'];
  if (newTopic === undefined) return ['Begin a topic on the forum.'];
  return [link(newTopic, 'Begin a topic on the forum'), ', with title, category and tags filled in.'];
}

function point({ name, state, words, address }: Point): HTMLElement {
  const [sign, meaning] = signs[state];
  return el(
    'li',
    { class: state },
    el('span', { class: 'sign', role: 'img', 'aria-label': meaning }, sign),
    el('strong', {}, name),
    ' ',
    el('span', {}, ...withCode(words)),
    ...(address === undefined ? [] : [' · ', link(address, 'Open the topic')]),
  );
}

/** What stands in backticks is code. */
function withCode(words: string): (Node | string)[] {
  return words.split('`').map((part, i) => (i % 2 === 0 ? part : el('code', {}, part)));
}
