import { button, byId, choice, el, Row } from './dom.ts';
import { siteOf } from './view.ts';
import type { Known, Page } from './view.ts';

/** The settings that all views share, once; where there is little room, behind a button. */
export class Tools {
  private readonly page: Page;
  private readonly element = byId('tools');
  private readonly menu = button(
    'Menu',
    () => this.open(this.menu.getAttribute('aria-expanded') !== 'true'),
    {
      id: 'menu',
      'aria-expanded': 'false',
      'aria-controls': 'tools',
    },
  );
  private readonly row = new Row(this.element);

  constructor(page: Page) {
    this.page = page;
    this.element.before(this.menu);
    this.element.parentElement?.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || this.menu.getAttribute('aria-expanded') !== 'true') return;
      this.open(false);
      this.menu.focus();
    });
  }

  open(isOpen: boolean): void {
    this.menu.setAttribute('aria-expanded', String(isOpen));
    this.element.classList.toggle('open', isOpen);
  }

  show(known: Known): void {
    this.row.show(this.made(known));
  }

  private made(known: Known): HTMLElement[] {
    const { page } = this;
    const settings = page.settings();
    const { isDark, hasImages, width, isSplit, isTogether, hasKeys } = settings;
    const toggle = (label: string, isOn: boolean, act: () => void): HTMLElement =>
      button(label, act, { 'aria-pressed': String(isOn) });
    return [
      choice(
        'Site',
        (known.sites ?? []).map((site) => [site, siteName(site)] as const),
        { chosen: siteOf(known, settings), choose: (site) => page.change({ site }) },
      ),
      choice(
        'Width',
        [
          ['phone', 'Phone 375'],
          ['desktop', 'Desktop 640'],
        ],
        { chosen: width, choose: (width) => page.change({ width }) },
      ),
      choice(
        'Colours',
        [
          ['light', 'Light'],
          ['dark', 'Dark'],
        ],
        {
          chosen: isDark ? 'dark' : 'light',
          choose: (colours) => page.change({ isDark: colours === 'dark' }),
        },
      ),
      choice(
        'Images',
        [
          ['on', 'Images'],
          ['off', 'No images'],
        ],
        { chosen: hasImages ? 'on' : 'off', choose: (images) => page.change({ hasImages: images === 'on' }) },
      ),
      el(
        'div',
        { role: 'group', 'aria-label': 'Panes', class: 'choice' },
        toggle('Side by side', isSplit, () => page.change({ isSplit: !isSplit })),
        toggle('Scroll together', isTogether, () => page.change({ isTogether: !isTogether })),
      ),
      el(
        'div',
        { role: 'group', 'aria-label': 'Keys', class: 'choice' },
        toggle('Keys without Ctrl', hasKeys, () => page.change({ hasKeys: !hasKeys })),
        button('?', () => page.press('?', true), { 'aria-label': 'Which keys there are' }),
      ),
    ];
  }
}

function siteName(site: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(site) ?? site;
  return `${name} site`;
}
