import { excerptOf } from './excerpt.ts';
import { clientLabels, type ClientName, clientNames } from '../clients/names.ts';
import { button, copyButton, el, pick } from '../dom.ts';
import type { FromFrame, Shown, ToFrame } from '../messages.ts';
import { type RemovedList, ReportPanel } from './report.ts';
import { siteOf } from '../view.ts';
import type { Settings } from '../settings.ts';
import type { Known, Page, View } from '../view.ts';

interface FrameListener {
  readonly picked: (block: number) => void;
  readonly scrolled: (position: number) => void;
  readonly removed?: ((removed: RemovedList) => void) | undefined;
}

/** A frame with the author's text. It can only show it and report what was picked. */
class Frame {
  readonly element: HTMLIFrameElement;
  private shown: Shown | undefined;
  private blocks: Known['blocks'];
  private revealed: { block: number | undefined; scroll: boolean } = { block: undefined, scroll: false };
  private isReady = false;
  private readonly canAccept: boolean;

  constructor(title: string, page: Page, { picked, scrolled, removed }: FrameListener) {
    this.canAccept = page.isLive;
    this.element = el('iframe', {
      title,
      src: 'frame.html',
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    });
    window.addEventListener('message', ({ source, data }: MessageEvent<FromFrame>) => {
      if (source !== this.element.contentWindow) return;
      if (data.type === 'picked') picked(data.block);
      else if (data.type === 'key') page.press(data.key);
      else if (data.type === 'accepted') page.accept(data.block);
      else if (data.type === 'scrolled') scrolled(data.position);
      else if (data.type === 'removed') removed?.(data.removed);
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

  follow(position: number): void {
    if (this.isReady) this.tell({ type: 'follow', position });
  }

  private tellBlocks(): void {
    const { canAccept, blocks = [] } = this;
    const texts = blocks.map(({ text }) => text);
    const unread = blocks.map((block) => block.unread?.what);
    this.tell({ type: 'blocks', blocks: texts, unread, canAccept });
  }

  private tell(message: ToFrame): void {
    // It has no origin that could be named.
    this.element.contentWindow?.postMessage(message, '*');
  }
}

const nothing = {};

/** Pixels. */
const widths = { phone: 375, desktop: 640 };

/** The cooked post, or the parts of one that is split, and what others see where its topic is shared. */
export function forumView(page: Page, where: string): View {
  const frame = new Frame(`The post as the forum shows it${where}`, page, {
    picked: (block) => page.pick(block, view),
    scrolled: (position) => page.scrolled(position, view),
  });
  const shared = el('p', { class: 'shared', dir: 'auto' });
  const now = () => page.known().forum?.[siteOf(page.known(), page.settings())]?.[0];
  const view: View = {
    element: el(
      'div',
      { class: 'mail' },
      el(
        'details',
        { class: 'inbox' },
        el('summary', {}, 'What others see when the topic is shared'),
        shared,
      ),
      el('div', { class: 'stage' }, frame.element),
    ),
    tools: () => [
      copyButton('Copy topic title', () => page.known().posting?.title ?? now()?.title ?? ''),
      copyButton(
        'Copy for the composer',
        () => page.known().posting?.raws[0] ?? now()?.raw ?? '',
        markdownMode,
      ),
    ],
    show(known, settings) {
      const site = siteOf(known, settings);
      // A site that is on its way shows the one before until it is there.
      if (known.forum !== undefined && known.forum[site] === undefined) return;
      const posts = known.forum?.[site] ?? [];
      const words = excerptOf(posts[0]?.html ?? '');
      if (shared.textContent !== words) shared.textContent = words;
      // The title is text; the post is HTML that the model of the forum made.
      const html = posts.map(({ title, html: cooked }) => {
        const heading = el('h1', { class: 'topic-title' }, title).outerHTML;
        return `<article class="post"><div class="topic"><span class="label">Topic title</span>${heading}</div><div class="cooked">${cooked}</div></article>`;
      });
      const { linked = nothing, blocks } = known;
      const { isDark, hasImages } = settings;
      const shown = { kind: 'forum', html: html.join(''), lang: site, isDark, hasImages, linked } as const;
      frame.show({ ...shown, client: 'original' }, blocks);
    },
    reveal: (block, scroll) => frame.reveal(block, scroll),
    follow: (position) => frame.follow(position),
  };
  return view;
}

/** The mail, as one of the mail programs shows it. */
export function emailView(page: Page, where: string): View {
  const report = new ReportPanel(page, where);
  const inbox = new Inbox(() => page.known().email);
  return documentView(page, {
    kind: 'email',
    title: `The mail as a mail program shows it${where}`,
    above: [inbox.element, report.element],
    html: ({ email }) => email?.html,
    removed: (removed) => report.tell(removed),
    tools: ({ client, hasReport }) => [
      pick<ClientName>(
        'Shown as',
        clientNames.map((name) => [name, clientLabels[name]] as const),
        { chosen: client, choose: (client) => page.change({ client }) },
      ),
      button('Report', () => page.change({ hasReport: !page.settings().hasReport }), {
        'aria-pressed': String(hasReport),
      }),
      copyButton('Copy HTML', () => page.known().email?.html ?? ''),
    ],
    shown(known, settings) {
      inbox.show(known.email);
      report.show(known, settings);
    },
  });
}

/** The page of the site. */
export function webView(page: Page, where: string): View {
  return documentView(page, {
    kind: 'web',
    title: `The page of the site${where}`,
    html: ({ web }) => web,
  });
}

interface DocumentOptions {
  readonly kind: 'email' | 'web';
  readonly title: string;
  readonly above?: readonly HTMLElement[];
  readonly html: (known: Known) => string | undefined;
  readonly removed?: FrameListener['removed'];
  readonly tools?: (settings: Settings) => readonly HTMLElement[];
  readonly shown?: (known: Known, settings: Settings) => void;
}

/** A whole document with a look of its own, as wide as it is where it is read. */
function documentView(page: Page, options: DocumentOptions): View {
  const { kind, title, above = [], removed } = options;
  const frame = new Frame(title, page, {
    picked: (block) => page.pick(block, view),
    scrolled: (position) => page.scrolled(position, view),
    removed,
  });
  const stage = el('div', { class: 'fit stage' }, frame.element);
  let width = 0;
  // It is as wide as it says, whatever room there is for it here: it is shown smaller instead.
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
    element: el('div', { class: 'mail' }, ...above, stage),
    tools: (_, settings) => options.tools?.(settings) ?? [],
    show(known, settings) {
      width = widths[settings.width];
      fit();
      const { isDark, hasImages, client } = settings;
      const html = options.html(known) ?? '';
      frame.show({ kind, html, lang: '', isDark, hasImages, linked: nothing, client }, known.blocks);
      options.shown?.(known, settings);
    },
    reveal: (block, scroll) => frame.reveal(block, scroll),
    follow: (position) => frame.follow(position),
  };
  return view;
}

/** The other editor of the forum drops the comments that keep names and dates text. */
export const markdownMode = 'Copied: switch the composer to Markdown, then paste';

/** What a list of mails shows of it. */
class Inbox {
  readonly element: HTMLElement;
  private readonly from = el('span', { class: 'from', dir: 'auto' });
  private readonly subject = el('span', { class: 'subject', dir: 'auto' });
  private readonly preheader = el('span', { class: 'preheader', dir: 'auto' });

  constructor(mail: () => Known['email']) {
    this.element = el(
      'div',
      { class: 'inbox' },
      el('div', {}, this.from),
      el(
        'div',
        {},
        this.subject,
        copyButton('Copy subject', () => mail()?.subject ?? ''),
      ),
      el(
        'div',
        {},
        this.preheader,
        copyButton('Copy preheader', () => mail()?.preheader ?? ''),
      ),
    );
  }

  show(mail: Known['email']): void {
    this.element.hidden = mail === undefined;
    if (mail === undefined) return;
    this.from.textContent = mail.from === '' ? 'No sender' : mail.from;
    this.subject.textContent = mail.subject;
    this.preheader.textContent = mail.preheader;
  }
}
