import type { TableFit } from '../../markdown/index.ts';
import type { EmailColours, EmailStyle } from '../../newsletter/index.ts';
import { mostImageHeight } from './blocks.ts';
import { readable } from './contrast.ts';
import { Leaf } from '../templates/leaf.ts';
import { dictionary } from '../../data.ts';

/** The colours of a config, those of text made readable; `link` is the accent as text, and behind it. */
export interface MailColours extends EmailColours {
  readonly link: string;
}

/** The look of the mail: the one place that knows its colours, its font and its width. */
export interface MailStyle {
  readonly light: MailColours;
  readonly dark: MailColours;
  /** CSS pixels, 600 to 640. */
  readonly width: number;
  /** Of a picture that fills a card. */
  readonly imageWidth: number;
  /** A CSS font stack that is safe inside a style attribute and a style element. */
  readonly font: string;
  /** The style as templates see it: `{{style.accent}}` and, in the head, `{{style.dark.accent}}`. */
  readonly data: object;
  /** Inline CSS for an element of an author's text, by its tag, in texts of each direction. */
  readonly texts: Readonly<Record<'ltr' | 'rtl', TextStyle>>;
}

export type TextStyle = (tag: string) => string | undefined;

/** A config's style is that of all its mails. */
const styles = new WeakMap<EmailStyle, MailStyle>();

/** Quiet colours, each text colour with a contrast of at least 4.5:1 on background and card (WCAG 2.2, 1.4.3). */
const light: EmailColours = {
  accent: '#24598f',
  text: '#1f2328',
  muted: '#5a616b',
  background: '#f3f3f0',
  card: '#ffffff',
  border: '#dddeda',
};

const dark: EmailColours = {
  accent: '#8fbce8',
  text: '#e6e6e2',
  muted: '#a9aeb7',
  background: '#141619',
  card: '#1d2024',
  border: '#363b42',
};

/** Fonts that readers have; web fonts do not work in most mail programs. */
const fonts =
  '-apple-system, BlinkMacSystemFont, Apple SD Gothic Neo, Malgun Gothic, Noto Sans KR, Noto Sans CJK KR, sans-serif';

/** Fonts of one width, for code. */
const monospaced = 'SFMono-Regular, Consolas, monospace';

/** From the edge of the mail to the text of a card: 12 px around the mail, 32 px inside the card, 1 px of border. */
const inset = 33;

/** From the edge of a quote to its text: a bar, and what is free behind it. */
const quoteInset = 19;

/**
 * The width that is left for a table in a card: the mail has 600 px at least on a wide screen. On the narrowest phone, of 320 px,
 * it has 8 px around it, the card 18 px inside and 1 px of border; below 481 px the head makes a table's type 12 px and its cells'
 * padding 3 px.
 */
export const tables: TableFit = {
  className: 'd',
  room: (columns, aside) => (600 - 2 * inset - aside - columns * 2 * 8 - (columns + 1)) / 14,
  narrow: (columns, aside) => (320 - 2 * (8 + 18 + 1) - aside - columns * 2 * 3 - (columns + 1)) / 12,
  insets: { quote: quoteInset, list: 40 },
};

export function mailStyle(own: EmailStyle): MailStyle {
  const style = styles.get(own) ?? makeStyle(own);
  styles.set(own, style);
  return style;
}

function makeStyle(own: EmailStyle): MailStyle {
  const width = Math.min(640, Math.max(600, Math.round(own.width ?? 600)));
  const look = {
    light: colours(light, own),
    dark: colours(dark, own.dark ?? {}),
    width,
    imageWidth: width - 2 * inset,
    font: fontStack(own.font ?? fonts),
  };
  const texts = { ltr: textStyle(look.light, 'left'), rtl: textStyle(look.light, 'right') };
  return { ...look, data: styleData(look), texts };
}

/** Keeps everything but `#rrggbb` out of style attributes. Text that could not be read gets another shade of its colour. */
function colours(defaults: EmailColours, own: Partial<EmailColours>): MailColours {
  const pick = (name: keyof EmailColours): string => {
    const value = own[name];
    return value !== undefined && /^#[0-9a-f]{6}$/i.test(value) ? value : defaults[name];
  };
  const [accent, background, card] = [pick('accent'), pick('background'), pick('card')];
  const text = (colour: string): string => readable(colour, [background, card]);
  return {
    accent,
    link: text(accent),
    text: text(pick('text')),
    muted: text(pick('muted')),
    background,
    card,
    border: pick('border'),
  };
}

const generic = /^(?:sans-serif|serif|monospace|system-ui|ui-sans-serif|ui-serif)$/;

/** Names without whatever could end a declaration; the last one is generic, for readers who have none of the others. */
function fontStack(fonts: string): string {
  const names = fonts
    .split(',')
    .map((name) =>
      name
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replace(/ +/g, ' ')
        .trim(),
    )
    .filter((name) => name !== '')
    .map((name) => (/^-?[a-z][\w-]*(?: [a-z][\w-]*)*$/i.test(name) ? name : `'${name}'`));
  if (!generic.test(names.at(-1) ?? '')) names.push('sans-serif');
  return names.join(',');
}

function styleData({ light, dark, width, imageWidth, font }: Omit<MailStyle, 'data' | 'texts'>): object {
  return { ...light, dark, width, imageWidth, font: new Leaf(() => font) };
}

/** Padding stands on cells alone, and every colour is set again for dark mode by the style element in the head. */
function textStyle(light: MailColours, start: 'left' | 'right'): TextStyle {
  const code = `font-family:${monospaced};font-size:14px;background-color:${light.background}`;
  const heading = 'margin:0 0 8px;line-height:1.5;font-weight:700';
  const cell = `padding:6px 8px;border:1px solid ${light.border};vertical-align:top;overflow-wrap:break-word`;
  const styles: Readonly<Record<string, string>> = dictionary({
    p: 'margin:0 0 14px',
    a: `color:${light.link};text-decoration:underline`,
    h2: `${heading};font-size:20px`,
    h3: `${heading};font-size:18px`,
    h4: `${heading};font-size:17px`,
    h5: `${heading};font-size:16px`,
    h6: `${heading};font-size:16px`,
    ul: 'margin:0 0 14px',
    ol: 'margin:0 0 14px',
    li: 'margin:0 0 4px',
    blockquote: `margin:0 0 14px;border-${start}:3px solid ${light.border};color:${light.muted}`,
    div: `margin-${start}:${quoteInset - 3}px`,
    code,
    kbd: code,
    // A border in the colour of what is behind it stands for the padding, which only cells may have.
    pre: `${code};margin:0 0 14px;border:solid ${light.background};border-width:8px 12px;white-space:pre-wrap;text-align:left`,
    table: 'border-collapse:collapse;margin:0 0 14px;font-size:14px;line-height:1.5',
    th: `${cell};font-weight:700`,
    td: cell,
    hr: `margin:0 0 14px;border:0;border-top:1px solid ${light.border}`,
    // In dark mode black lines on a transparent ground could not be seen, nor a light description in place of a picture.
    img: `width:auto;max-width:100%;height:auto;max-height:${mostImageHeight}px;background-color:#ffffff;color:#1f2328`,
    mark: 'background-color:#fff3b8;color:#1f2328',
  });
  return (tag) => styles[tag];
}
