import type { Mail } from '../protocol.ts';
import { choice, el } from './dom.ts';
import type { FromFrame, Shown, ToFrame } from './messages.ts';
import type { Settings } from './settings.ts';
import { siteOf, siteTools } from './view.ts';
import type { Known, Page, View } from './view.ts';

/** A frame with the author's text. It can only show it and report what was picked. */
class Frame {
  readonly element: HTMLIFrameElement;
  private shown: Shown | undefined;
  private blocks: Known['blocks'];
  private revealed: { block: number | undefined; scroll: boolean } = { block: undefined, scroll: false };
  private isReady = false;

  constructor(
    title: string,
    { picked, pressed }: { picked: (block: number) => void; pressed: (key: string) => void },
  ) {
    this.element = el('iframe', {
      title,
      src: 'frame.html',
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    });
    window.addEventListener('message', ({ source, data }: MessageEvent<FromFrame>) => {
      if (source !== this.element.contentWindow) return;
      if (data.type === 'picked') picked(data.block);
      else if (data.type === 'key') pressed(data.key);
      else {
        this.isReady = true;
        if (this.shown !== undefined) this.tell({ type: 'show', shown: this.shown });
        this.tellBlocks();
        this.tell({ type: 'reveal', ...this.revealed });
      }
    });
  }

  /** Tells the frame what it does not know yet. */
  show(shown: Shown, blocks: Known['blocks']): void {
    const names = Object.keys(shown) as (keyof Shown)[];
    const isNew = names.some((name) => shown[name] !== this.shown?.[name]);
    const areNew = blocks !== this.blocks;
    this.shown = shown;
    this.blocks = blocks;
    if (!this.isReady) return;
    if (isNew) this.tell({ type: 'show', shown });
    if (areNew) this.tellBlocks();
  }

  /** What is asked of a frame that is not ready yet is done once it is. */
  reveal(block: number | undefined, scroll: boolean): void {
    const isPending = !this.isReady && block === this.revealed.block;
    this.revealed = { block, scroll: scroll || (isPending && this.revealed.scroll) };
    if (this.isReady) this.tell({ type: 'reveal', block, scroll });
  }

  private tellBlocks(): void {
    this.tell({ type: 'blocks', blocks: (this.blocks ?? []).map(({ text }) => text) });
  }

  private tell(message: ToFrame): void {
    // It has no origin that could be named.
    this.element.contentWindow?.postMessage(message, '*');
  }
}

const nothing = {};

/** Pixels. */
const widths = { phone: 375, desktop: 640 };

/** The cooked post, or the parts of one that is split. */
export function forumView(page: Page, where: string): View {
  const frame = new Frame(`The post as the forum shows it${where}`, {
    picked: (block) => page.pick(block, view),
    pressed: page.press,
  });
  const view: View = {
    element: el('div', { class: 'stage' }, frame.element),
    tools: (known, settings) => [
      siteTools(known, settings, page),
      lightTools(settings, page),
      imageTools(settings, page),
    ],
    show(known, settings) {
      const site = siteOf(known, settings);
      // A site that is on its way shows the one before until it is there.
      if (known.forum !== undefined && known.forum[site] === undefined) return;
      const posts = known.forum?.[site] ?? [];
      // The title is text; the post is HTML that the model of the forum made.
      const html = posts.map(({ title, html: cooked }) => {
        const heading = el('h1', { class: 'topic-title' }, title).outerHTML;
        return `<article class="post">${heading}<div class="cooked">${cooked}</div></article>`;
      });
      const { linked = nothing, blocks } = known;
      const { isDark, hasImages } = settings;
      frame.show({ kind: 'forum', html: html.join(''), lang: site, isDark, hasImages, linked }, blocks);
    },
    reveal: (block, scroll) => frame.reveal(block, scroll),
  };
  return view;
}

export function emailView(page: Page, where: string): View {
  const frame = new Frame(`The mail as a mail program shows it${where}`, {
    picked: (block) => page.pick(block, view),
    pressed: page.press,
  });
  const inbox = el('div', { class: 'inbox' });
  const stage = el('div', { class: 'stage' }, frame.element);
  let width = 0;
  // The mail is as wide as it says, whatever room there is for it here: it is shown smaller instead.
  const fit = (): void => {
    const scale = Math.min(1, stage.clientWidth / width);
    const { style } = frame.element;
    style.width = `${width}px`;
    style.height = `${stage.clientHeight / scale}px`;
    style.transform = `scale(${scale})`;
    style.marginLeft = `${Math.max(0, (stage.clientWidth - width) / 2)}px`;
  };
  new ResizeObserver(fit).observe(stage);
  const view: View = {
    element: el('div', { class: 'mail' }, inbox, stage),
    tools: (_, settings) => [
      choice(
        'Width',
        [
          ['phone', 'Phone 375'],
          ['desktop', 'Desktop 640'],
        ],
        { chosen: settings.width, choose: (width) => page.change({ width }) },
      ),
      lightTools(settings, page),
      imageTools(settings, page),
    ],
    show(known, settings) {
      const { email } = known;
      width = widths[settings.width];
      fit();
      inbox.replaceChildren(...(email === undefined ? [] : inboxLines(email)));
      const { isDark, hasImages } = settings;
      const html = email?.html ?? '';
      frame.show({ kind: 'email', html, lang: '', isDark, hasImages, linked: nothing }, known.blocks);
    },
    reveal: (block, scroll) => frame.reveal(block, scroll),
  };
  return view;
}

function inboxLines({ from, subject, preheader }: Mail): HTMLElement[] {
  return [
    el('span', { class: 'from', dir: 'auto' }, from === '' ? 'No sender' : from),
    el('span', { class: 'subject', dir: 'auto' }, subject),
    el('span', { class: 'preheader', dir: 'auto' }, preheader),
  ];
}

function lightTools({ isDark }: Settings, page: Page): HTMLElement {
  return choice(
    'Colours',
    [
      ['light', 'Light'],
      ['dark', 'Dark'],
    ],
    { chosen: isDark ? 'dark' : 'light', choose: (colours) => page.change({ isDark: colours === 'dark' }) },
  );
}

function imageTools({ hasImages }: Settings, page: Page): HTMLElement {
  return choice(
    'Images',
    [
      ['on', 'Images'],
      ['off', 'No images'],
    ],
    { chosen: hasImages ? 'on' : 'off', choose: (images) => page.change({ hasImages: images === 'on' }) },
  );
}
