type Child = Node | string | undefined;

/** Makes an element. Text is text, whatever stands in it. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export function button(
  label: string,
  act: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', act);
  return made;
}

/** A link that is opened beside the page. */
export function link(href: string, words: string): HTMLElement {
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, words);
}

/** A row of buttons. One that was just pressed keeps the focus: they are only replaced where they would look different. */
export class Row {
  readonly element: HTMLElement;
  private drawn = '';

  constructor(element: HTMLElement) {
    this.element = element;
  }

  /** `name` is of what they are for: buttons that look alike may do something else there. */
  show(made: readonly HTMLElement[], name = ''): void {
    const { element } = this;
    const drawn = [name, ...made.map(({ outerHTML }) => outerHTML)].join('');
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const buttons = (): HTMLElement[] => [...element.querySelectorAll('button')];
    const at = buttons().findIndex((one) => one === document.activeElement);
    element.replaceChildren(...made);
    buttons()[at]?.focus();
  }
}

/** Buttons of which one is chosen. */
export function choice<T extends string>(
  name: string,
  options: readonly (readonly [value: T, label: string])[],
  { chosen, choose }: { chosen: T; choose: (value: T) => void },
): HTMLElement {
  return el(
    'div',
    { role: 'group', 'aria-label': name, class: 'choice' },
    ...options.map(([value, label]) =>
      button(label, () => choose(value), { 'aria-pressed': String(value === chosen) }),
    ),
  );
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

/** A choice of which there is more than fits beside each other. */
export function pick<T extends string>(
  name: string,
  options: readonly (readonly [value: T, label: string])[],
  { chosen, choose }: { chosen: T; choose: (value: T) => void },
): HTMLElement {
  const select = el(
    'select',
    { 'aria-label': name },
    ...options.map(([value, label]) =>
      el('option', { value, ...(value === chosen ? { selected: '' } : {}) }, label),
    ),
  );
  select.addEventListener('change', () => choose(select.value as T));
  return select;
}

/** Copies what `text` gives when it is pressed, and says so, in words of its own where a text wants some. */
export function copyButton(label: string, text: () => string, words = 'Copied'): HTMLButtonElement {
  const made = button(label, () => {
    navigator.clipboard.writeText(text()).then(
      () => tell(words),
      () => tell('The browser refused'),
    );
  });
  const tell = (words: string): void => {
    made.textContent = words;
    setTimeout(() => (made.textContent = label), words.length > 20 ? 4000 : 1500);
  };
  return made;
}
