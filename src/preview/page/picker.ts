import type { ListedIssue } from '../protocol.ts';
import { getIssues } from './connect.ts';
import { byId, el } from './dom.ts';

/** Chooses an issue by its week, its number or words of its title. */
export class Picker {
  private readonly opener = byId('issue') as HTMLButtonElement;
  private readonly dialog = byId('picker') as HTMLDialogElement;
  private readonly search = el('input', {
    type: 'search',
    'aria-label': 'Find an issue',
    placeholder: 'Week, number or title',
  });
  private readonly list = el('ul', {});
  private names: readonly string[] = [];
  private details: ReadonlyMap<string, ListedIssue> = new Map();
  private current = '';

  constructor(choose: (name: string) => void) {
    const { dialog, search, list } = this;
    dialog.append(search, list);
    this.opener.addEventListener('click', () => this.open());
    search.addEventListener('input', () => this.draw());
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog) return dialog.close();
      const name =
        target instanceof Element ? target.closest<HTMLElement>('[data-name]')?.dataset['name'] : undefined;
      if (name === undefined) return;
      dialog.close();
      choose(name);
    });
    dialog.addEventListener('keydown', (event) => {
      const by = new Map([
        ['ArrowDown', 1],
        ['ArrowUp', -1],
      ]).get(event.key);
      const options = [...list.querySelectorAll('button')];
      if (event.key === 'Enter' && event.target === search) options[0]?.click();
      if (by === undefined) return;
      event.preventDefault();
      const at = options.indexOf(document.activeElement as HTMLButtonElement) + by;
      (options[at] ?? search).focus();
    });
  }

  show(names: readonly string[], current: string): void {
    this.names = current === '' || names.includes(current) ? names : [current, ...names];
    this.current = current;
    this.opener.textContent = current === '' ? 'Choose an issue' : current;
    if (this.dialog.open) this.draw();
  }

  private open(): void {
    this.search.value = '';
    this.draw();
    this.dialog.showModal();
    void this.look();
  }

  private async look(): Promise<void> {
    const issues = (await getIssues()) ?? [];
    this.details = new Map(issues.map((issue) => [issue.name, issue]));
    this.draw();
  }

  private draw(): void {
    const words = this.search.value.toLowerCase().split(/\s+/);
    const found = this.names.filter((name) => {
      const { title = '', number = '' } = this.details.get(name) ?? {};
      return words.every((word) => `${name} #${number} ${title}`.toLowerCase().includes(word));
    });
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['name'] : undefined;
    this.list.replaceChildren(
      ...(found.length === 0
        ? [el('li', {}, 'There is none.')]
        : found.map((name) => el('li', {}, this.option(name)))),
    );
    if (focused !== undefined)
      this.list.querySelector<HTMLElement>(`[data-name="${CSS.escape(focused)}"]`)?.focus();
  }

  private option(name: string): HTMLElement {
    const { title = '', number, isDraft = false } = this.details.get(name) ?? {};
    return el(
      'button',
      { type: 'button', 'data-name': name, ...(name === this.current ? { 'aria-current': 'true' } : {}) },
      el('span', { class: 'name' }, name),
      number === undefined ? undefined : el('span', { class: 'amount' }, `#${number}`),
      isDraft ? el('span', { class: 'draft' }, 'draft') : undefined,
      title === '' ? undefined : el('span', { class: 'title', dir: 'auto' }, title),
    );
  }
}
