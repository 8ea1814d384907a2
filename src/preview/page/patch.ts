/**
 * Makes one element like another while everything that is the same stays: a reader keeps their place, their selection and
 * what they have unfolded.
 */
export function patch(from: Element, to: Element): void {
  patchAttributes(from, to);
  patchChildren(from, to);
}

function patchAttributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes]) {
    // Whether it is unfolded is the reader's business.
    if (!to.hasAttribute(name) && !(name === 'open' && from.localName === 'details'))
      from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}

/** Keeps equal nodes at the beginning and at the end; the nodes between are made equal one by one. */
export function patchChildren(from: ParentNode & Node, to: ParentNode & Node): void {
  const old = [...from.childNodes];
  const next = [...to.childNodes];
  let start = 0;
  while (start < old.length && start < next.length && isSame(old[start], next[start])) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < next.length - start &&
    isSame(old[old.length - 1 - end], next[next.length - 1 - end])
  )
    end++;
  const behind = old[old.length - end] ?? null;
  const count = Math.max(old.length, next.length) - end;
  for (let i = start; i < count; i++) {
    const here = i < old.length - end ? old[i] : undefined;
    const wanted = i < next.length - end ? next[i] : undefined;
    if (wanted === undefined) here?.remove();
    else if (here === undefined) from.insertBefore(wanted, behind);
    else if (here instanceof Element && wanted instanceof Element && here.localName === wanted.localName)
      patch(here, wanted);
    else here.replaceWith(wanted);
  }
}

function isSame(a: Node | undefined, b: Node | undefined): boolean {
  return a !== undefined && b !== undefined && a.isEqualNode(b);
}
