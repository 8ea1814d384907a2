/** How much of what was taken out of a mail, by its name: `<style>`, `@media`, `border-radius`. */
export class Removed {
  private readonly counts = new Map<string, number>();

  count(name: string, by = 1): void {
    if (by > 0) this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }

  /** What there was most of first. */
  all(): (readonly [name: string, count: number])[] {
    return [...this.counts].toSorted(([, a], [, b]) => b - a);
  }
}

export type Simulation = (mail: Document, removed: Removed) => void;

export function dropAll(mail: Document, selector: string, removed: Removed): void {
  for (const element of mail.querySelectorAll(selector)) {
    removed.count(`<${element.localName}>`);
    element.remove();
  }
}

export function dropAttributes(mail: Document, names: readonly string[], removed: Removed): void {
  for (const name of names) {
    for (const element of mail.querySelectorAll(`[${name}]`)) {
      removed.count(name);
      element.removeAttribute(name);
    }
  }
}

/** Takes an element away and leaves what is in it. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** Changes the properties of `style` attributes. */
export function editInline(
  mail: Document,
  edit: (style: CSSStyleDeclaration, element: HTMLElement) => void,
): void {
  for (const element of mail.querySelectorAll<HTMLElement>('[style]')) {
    edit(element.style, element);
    if (element.style.length === 0) element.removeAttribute('style');
  }
}

/** Takes out the properties that an element's program does not know; a shorthand is told once. */
export function dropProperties(
  style: CSSStyleDeclaration,
  isDropped: (name: string, value: string) => boolean,
  removed: Removed,
): void {
  const gone = new Set<string>();
  for (const name of Array.from(style)) {
    if (!isDropped(name, style.getPropertyValue(name))) continue;
    gone.add(/^border-.+-radius$/.test(name) ? 'border-radius' : name.replace(/^(padding|margin)-.*/, '$1'));
    style.removeProperty(name);
  }
  for (const name of gone) removed.count(name);
}

/** Rewrites what stands in `<style>`, rule by rule; of what is not kept, nothing stays. */
export function editRules(mail: Document, keep: (rule: CSSRule) => boolean): void {
  for (const element of mail.querySelectorAll('style')) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(element.textContent ?? '');
    element.textContent = [...sheet.cssRules]
      .filter(keep)
      .map(({ cssText }) => cssText)
      .join('\n');
  }
}
