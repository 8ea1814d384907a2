import { el, Row } from './dom.ts';
import { emailView, forumView, webView } from './views/frame-view.ts';
import { htmlView, postView, sourceView, textView } from './views/lines-view.ts';
import type { SourceView } from './views/lines-view.ts';
import { postingView } from './posting/posting-view.ts';
import { viewLabels, viewNames } from './settings.ts';
import type { Settings, ViewName } from './settings.ts';
import type { Known, Page, View } from './view.ts';

const makers: Readonly<Record<ViewName, (page: Page, where: string) => View>> = {
  forum: forumView,
  email: emailView,
  web: webView,
  text: textView,
  post: postView,
  html: htmlView,
  source: sourceView,
  posting: postingView,
};

export interface PaneOptions {
  /** 1 or 2. */
  readonly number: number;
  readonly page: Page;
  readonly choose: (name: ViewName) => void;
}

/** One place to look at an issue: tabs, and the view that was chosen. A view is made when it is first looked at. */
export class Pane {
  readonly element: HTMLElement;
  private readonly options: PaneOptions;
  private readonly tabs = new Map<ViewName, HTMLButtonElement>();
  private readonly tools = new Row(el('div', { class: 'tools' }));
  private readonly body: HTMLElement;
  private readonly views = new Map<ViewName, View>();
  private name: ViewName | undefined;

  constructor(options: PaneOptions) {
    this.options = options;
    const { number, choose } = options;
    const panel = `pane-${number}`;
    this.body = el('div', { role: 'tabpanel', id: panel, class: 'panel' });
    const list = el('div', { role: 'tablist', 'aria-label': number === 1 ? 'View' : 'Second view' });
    for (const name of viewNames) {
      const tab = el(
        'button',
        { type: 'button', role: 'tab', id: `${panel}-${name}`, 'aria-controls': panel },
        viewLabels[name],
      );
      tab.addEventListener('click', () => choose(name));
      this.tabs.set(name, tab);
      list.append(tab);
    }
    list.addEventListener('keydown', (event) => this.move(event));
    this.element = el(
      'section',
      { class: 'pane', 'aria-label': number === 1 ? 'First pane' : 'Second pane' },
      list,
      this.tools.element,
      this.body,
    );
  }

  show(name: ViewName, known: Known, settings: Settings): void {
    const view = this.view(name);
    if (this.name !== name) {
      this.name = name;
      this.body.setAttribute('aria-labelledby', `pane-${this.options.number}-${name}`);
      for (const [other, tab] of this.tabs) {
        tab.setAttribute('aria-selected', String(other === name));
        tab.tabIndex = other === name ? 0 : -1;
        if (other === name) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
      // A frame that leaves the page forgets what it showed, and one without room how far it was scrolled: views stay in place.
      for (const [other, { element }] of this.views) element.classList.toggle('off', other !== name);
      if (view.element.parentElement === null) this.body.append(view.element);
    }
    view.show(known, settings);
    this.tools.show(view.tools(known, settings), name);
  }

  /** The view that is shown. */
  get current(): View | undefined {
    return this.name === undefined ? undefined : this.views.get(this.name);
  }

  get source(): SourceView | undefined {
    return this.name === 'source' ? (this.current as SourceView | undefined) : undefined;
  }

  private view(name: ViewName): View {
    let view = this.views.get(name);
    if (view === undefined) {
      const { page, number } = this.options;
      view = makers[name](page, number === 1 ? '' : ', in the second pane');
      this.views.set(name, view);
    }
    return view;
  }

  /** Arrows, Home and End move between tabs, as in every list of tabs. */
  private move(event: KeyboardEvent): void {
    if (this.name === undefined) return;
    const at = viewNames.indexOf(this.name);
    const count = viewNames.length;
    const places = new Map([
      ['ArrowRight', at + 1],
      ['ArrowLeft', at - 1 + count],
      ['Home', 0],
      ['End', count - 1],
    ]);
    const next = places.get(event.key);
    const name = next === undefined ? undefined : viewNames[next % count];
    if (name === undefined) return;
    event.preventDefault();
    this.options.choose(name);
    this.tabs.get(name)?.focus();
  }
}
