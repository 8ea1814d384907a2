import { editInline, editRules, type Removed } from './removed.ts';

/**
 * A program that turns colours round for the dark and asks no mail: light backgrounds become dark, dark text light, and pictures stay.
 * Outlook on Windows and the Gmail app on iOS do so with all colours (dev.to/ovidem/levels-of-email-dark-mode-fgh), after rules of
 * their own (hteumeuleu.com/2019/dealing-with-outlook-com-s-dark-mode); here lightness is turned and the hue kept. Gmail has no
 * `prefers-color-scheme` (caniemail, css-at-media-prefers-color-scheme).
 */
export function forcedDark(mail: Document, removed: Removed): void {
  editRules(mail, (rule) => {
    if (rule instanceof CSSMediaRule && rule.media.mediaText.includes('prefers-color-scheme')) {
      removed.count(`@media ${rule.media.mediaText}`);
      return false;
    }
    if (rule instanceof CSSStyleRule) turnColours(rule.style, removed);
    return true;
  });
  editInline(mail, (style) => turnColours(style, removed));
  for (const element of mail.querySelectorAll('[bgcolor]')) {
    const colour = element.getAttribute('bgcolor') ?? '';
    const style = new Option().style;
    style.color = colour;
    element.setAttribute('bgcolor', hexOf(turned(style.color)));
    removed.count('bgcolor');
  }
  // What says no colour is on the program's own dark ground.
  const ground = mail.createElement('style');
  ground.textContent = 'html{background-color:#121212;color:#e8e8e8}';
  mail.head.prepend(ground);
}

const rgb = /rgba?\((\d+), (\d+), (\d+)(?:, [\d.]+)?\)/g;

function turnColours(style: CSSStyleDeclaration, removed: Removed): void {
  for (const name of Array.from(style)) {
    const value = style.getPropertyValue(name);
    if (!name.endsWith('color') || !value.includes('rgb')) continue;
    style.setProperty(name, turned(value), style.getPropertyPriority(name));
    removed.count(name.replace(/^border-.*/, 'border-color'));
  }
}

/** Colours as light as they were dark, of the same hue. White becomes a dark grey, as in the programs. */
function turned(value: string): string {
  return value.replace(rgb, (_, ...parts: string[]) => {
    const channels = parts.slice(0, 3).map(Number);
    const sum = Math.max(...channels) + Math.min(...channels);
    // Lightness is half of the sum of the largest and the smallest: adding the same to all keeps the hue.
    const lifted = channels.map((channel) => channel + 255 - sum);
    return `rgb(${lifted.map((channel) => Math.round(18 + (channel * 237) / 255)).join(', ')})`;
  });
}

function hexOf(colour: string): string {
  const channels = colour.match(/\d+/g)?.slice(0, 3) ?? [];
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}
