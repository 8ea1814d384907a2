import { dropAll, dropAttributes, dropProperties, editInline, editRules, type Removed } from './removed.ts';

/** Letters of `<style>` that Gmail takes, as those found who tried; what goes beyond is dropped, a whole element at a time. */
const mostStyle = 16_384;

/**
 * Properties that no Gmail has, as of 2025-09: caniemail's css-position, css-left-right-top-bottom, css-overflow-wrap, css-transform,
 * css-transition, css-animation, css-filter, css-visibility, css-hyphens, css-justify-content, css-align-items, css-flex-direction,
 * css-flex-wrap, css-text-shadow, css-z-index and css-color-scheme.
 */
const unknown = new Set([
  'position',
  'left',
  'right',
  'top',
  'bottom',
  'overflow-wrap',
  'transform',
  'transition',
  'animation',
  'filter',
  'visibility',
  'hyphens',
  'justify-content',
  'align-items',
  'flex-direction',
  'flex-wrap',
  'text-shadow',
  'z-index',
  'color-scheme',
]);

/** Features of a media query that it takes: all but heights, dark mode, hover and motion (css-at-media and its sisters). */
const knownMedia =
  /^(?:only )?(?:screen|all)?(?: and )?\s*(?:\((?:min|max)-(?:device-)?width:[^)]*\)(?: and )?)*$/;

/** Gmail with an account of its own, on the web and in its apps. */
export function gmail(mail: Document, removed: Removed): void {
  // Only those of the head count (html-style, note 1).
  dropAll(mail, 'body style, link, form, object, svg, video, audio, picture > source', removed);
  let size = 0;
  for (const style of mail.querySelectorAll('style')) {
    size += (style.textContent ?? '').length;
    if (size <= mostStyle) continue;
    removed.count('<style> over 16 KB');
    style.remove();
  }
  editRules(mail, (rule) => isKept(rule, removed));
  editInline(mail, (style, element) => {
    // Its old name, which browsers read as the same, it has (css-word-wrap).
    const isOld = element.getAttribute('style')?.includes('word-wrap') === true;
    const isUnknown = (name: string): boolean => unknown.has(name) && !(isOld && name === 'overflow-wrap');
    dropProperties(style, (name, value) => isUnknown(name) || value.includes('var('), removed);
  });
  // Replaced by <u></u> (html-semantics, note 2).
  for (const element of mail.querySelectorAll('details, summary, main, nav')) {
    removed.count(`<${element.localName}>`);
    const held = mail.createElement('u');
    held.style.textDecoration = 'none';
    held.append(...element.childNodes);
    element.replaceWith(held);
  }
  dropAttributes(mail, ['hidden', 'srcset', 'loading', 'aria-labelledby', 'aria-describedby'], removed);
  unlinkAnchors(mail, removed);
}

/** The Gmail apps with an account of another service ("GANGA"): no `<style>` (html-style, note 2), and no background pictures. */
export function gmailWithoutStyles(mail: Document, removed: Removed): void {
  dropAll(mail, 'style', removed);
  dropAttributes(mail, ['background'], removed);
  editInline(mail, (style) =>
    dropProperties(style, (name, value) => name === 'background-image' && value !== 'none', removed),
  );
  gmail(mail, removed);
}

function isKept(rule: CSSRule, removed: Removed): boolean {
  if (rule instanceof CSSMediaRule) {
    const isKnown = knownMedia.test(rule.media.mediaText);
    if (!isKnown) removed.count(`@media ${rule.media.mediaText}`);
    return isKnown;
  }
  if (!(rule instanceof CSSStyleRule)) {
    removed.count(/^@[\w-]+/.exec(rule.cssText)?.[0] ?? 'rule');
    return false;
  }
  // Attribute selectors and pseudo-classes but :hover (css-selector-attribute, css-pseudo-class-…).
  if (/\[|::|:(?!hover)/.test(rule.selectorText)) {
    removed.count(rule.selectorText);
    return false;
  }
  dropProperties(rule.style, (name, value) => unknown.has(name) || value.includes('var('), removed);
  return true;
}

/** A link within the mail does nothing in the apps, and opens a window on the web (html-anchor-links). */
function unlinkAnchors(mail: Document, removed: Removed): void {
  for (const link of mail.querySelectorAll('a[href^="#"]')) {
    removed.count('href="#…"');
    link.removeAttribute('href');
  }
}
