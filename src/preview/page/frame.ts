/** Inside a frame: shows what an author wrote, as a reader sees it, and says which block of it was picked. */
import { align, blockAt, keyOf, keyOfPlace } from './align.ts';
import { simulations } from './clients/clients.ts';
import { Removed } from './clients/removed.ts';
import type { FromFrame, Shown, ToFrame } from './messages.ts';
import { patch, patchChildren } from './patch.ts';
import { Unread } from './unread.ts';
import { offsetAt, positionAt, Quiet } from './position.ts';

const blockTags = 'p,h1,h2,h3,h4,h5,h6,li,td,th,summary,pre,dt,dd,blockquote,figcaption,div,article,body';

/** Languages that are written from right to left. */
const rightToLeft = /^(?:ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)(?:-|$)/i;

/** What a link within the site becomes. */
const within = { role: 'link', 'aria-disabled': 'true' };

let blocks: readonly string[] = [];
let revealed: number | undefined;
/** Where the blocks are; asked for again once anything is shown. */
let located: ReturnType<typeof places> | undefined;
const unread = new Unread(places, (block) => tell({ type: 'accepted', block }));
const quiet = new Quiet();

window.addEventListener('message', ({ source, data }: MessageEvent<ToFrame>) => {
  if (source !== window.parent) return;
  if (data.type === 'show') show(data.shown);
  else if (data.type === 'blocks') {
    blocks = data.blocks.map(keyOf);
    located = undefined;
    unread.show(data, blocks);
  } else if (data.type === 'follow') {
    quiet.begin();
    window.scrollTo({ top: offsetAt(tops(), data.position), behavior: 'instant' });
  } else {
    revealed = data.block;
    reveal(data.scroll);
  }
});

function tell(message: FromFrame): void {
  window.parent.postMessage(message, '*');
}

function show(shown: Shown): void {
  const next = new DOMParser().parseFromString(shown.html, 'text/html');
  const removed = new Removed();
  if (shown.kind === 'email') simulations[shown.client]?.(next, removed);
  disarm(next);
  quiet.begin();
  located = undefined;
  const root = document.documentElement;
  root.style.colorScheme = shown.isDark ? 'dark' : 'light';
  root.className = `${shown.kind} ${shown.isDark ? 'dark' : 'light'}`;
  if (shown.kind === 'forum') {
    // It is not known before the first post is.
    if (shown.lang !== '') root.lang = shown.lang;
    root.dir = rightToLeft.test(shown.lang) ? 'rtl' : 'ltr';
    drawPreviews(next, shown.linked);
  } else takeHead(next, shown.isDark);
  openElsewhere(next);
  if (!shown.hasImages) {
    for (const image of next.images) for (const name of ['src', 'srcset']) image.removeAttribute(name);
  }
  unmark();
  patch(document.body, next.body);
  unread.find();
  reveal(false);
  if (shown.kind === 'email') tell({ type: 'removed', removed: removed.all() });
}

/** A template of the newsletter's own may hold what would lead the frame elsewhere, or hide a part of the document by its name. */
function disarm(next: Document): void {
  for (const element of next.querySelectorAll('meta,base,script,iframe,object,embed,link')) element.remove();
  for (const element of next.querySelectorAll('img[name],form[name]')) element.removeAttribute('name');
}

/** A document brings styles, and a language and direction of its own. Which of its colours are shown is the page's choice. */
function takeHead(next: Document, isDark: boolean): void {
  for (const name of ['lang', 'dir']) {
    const value = next.documentElement.getAttribute(name);
    if (value === null) document.documentElement.removeAttribute(name);
    else document.documentElement.setAttribute(name, value);
  }
  const styles = document.createElement('div');
  for (const style of next.querySelectorAll('style')) {
    const copy = document.createElement('style');
    copy.textContent = (style.textContent ?? '').replaceAll(
      /\(prefers-color-scheme:\s*(dark|light)\)/g,
      (_, scheme) => ((scheme === 'dark') === isDark ? '(min-width: 0)' : '(max-width: 0)'),
    );
    styles.append(copy);
    style.remove();
  }
  let holder = document.querySelector('#own-styles');
  if (holder === null) {
    holder = document.createElement('div');
    holder.id = 'own-styles';
    document.head.append(holder);
  }
  patchChildren(holder, styles);
}

/** The forum asks the page behind a lone address for a title and draws a card; here nobody is asked. */
function drawPreviews(next: Document, linked: Readonly<Record<string, string>>): void {
  for (const link of next.querySelectorAll<HTMLAnchorElement>('a.onebox')) {
    const host = next.createElement('span');
    host.className = 'onebox-host';
    host.textContent = URL.canParse(link.href) ? new URL(link.href).host : link.href;
    const title = next.createElement('span');
    title.className = 'onebox-title';
    title.textContent = linked[link.getAttribute('href') ?? ''] ?? 'Preview of the page';
    const address = next.createElement('span');
    address.className = 'onebox-address';
    address.append(...link.childNodes);
    link.append(host, title, address);
  }
}

/** What is linked opens beside the page. Other pages of the site are not here: who clicks on their names finds the line in the file. */
function openElsewhere(next: Document): void {
  for (const link of next.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) continue;
    if (URL.canParse(href)) {
      link.setAttribute('target', '_blank');
      link.setAttribute('rel', 'noopener noreferrer');
    } else {
      link.removeAttribute('href');
      for (const [name, value] of Object.entries(within)) link.setAttribute(name, value);
      link.setAttribute('title', `A page of the site, not in this preview: ${href}`);
    }
  }
}

/** Elements that hold text of their own, with their text, in the order in which they are shown. */
function places(): { elements: Element[]; starts: number[] } {
  return (located ??= findPlaces());
}

function findPlaces(): { elements: Element[]; starts: number[] } {
  const texts = new Map<Element, string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    if (text.trim() === '') continue;
    const element = node.parentElement?.closest(blockTags);
    if (element) texts.set(element, (texts.get(element) ?? '') + text);
  }
  const elements = [...texts.keys()];
  // An address may stand behind words.
  const keys = [...texts].map(([element, text]) => {
    const addresses = [...element.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
    // A card's number is no part of its title.
    return keyOfPlace(element.tagName === 'H2' ? text.replace(/^\s*\d+\. /, '') : text, addresses);
  });
  return { elements, starts: align(blocks, keys) };
}

/** How far below the top of the document each block begins; `undefined` where it is not shown. */
function tops(): (number | undefined)[] {
  const { elements, starts } = places();
  return starts.map((start) => {
    const box = elements[start]?.getBoundingClientRect();
    return box === undefined || box.height === 0 ? undefined : box.top + window.scrollY;
  });
}

document.addEventListener('scroll', () => {
  if (!quiet.isOn) tell({ type: 'scrolled', position: positionAt(tops(), window.scrollY) });
});

document.addEventListener('click', ({ target }) => {
  // Who marks text to copy it picks nothing.
  if (!(target instanceof Element) || getSelection()?.isCollapsed === false) return;
  const { elements, starts } = places();
  const isBefore = (element: Element): boolean =>
    element.contains(target) ||
    (element.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const at = elements.findLastIndex(isBefore);
  const isHeading = target.closest('h1,h2,h3,h4,h5,h6') !== null && !starts.includes(at);
  // A heading that a template brings belongs to what stands below it.
  const block = isHeading ? starts.findIndex((start) => start > at) : (blockAt(starts, at) ?? -1);
  if (block !== -1) tell({ type: 'picked', block });
});

document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
  const isOurs = key.length === 1 || key === 'Escape';
  if (!ctrlKey && !metaKey && !altKey && isOurs) tell({ type: 'key', key });
});

function unmark(): void {
  for (const marked of document.querySelectorAll('[data-digest-found]'))
    marked.removeAttribute('data-digest-found');
}

function reveal(scroll: boolean): void {
  unmark();
  if (revealed === undefined) return;
  const { elements, starts } = places();
  const element = elements[starts[revealed] ?? -1];
  element?.setAttribute('data-digest-found', '');
  quiet.begin();
  if (scroll) element?.scrollIntoView({ block: 'center' });
}

tell({ type: 'ready' });
