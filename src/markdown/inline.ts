import { angleLinkAt, bareUrlAt } from './autolink.ts';
import { characterAt, characterBefore, isEscapable, isUnspaced } from './characters.ts';
import { delimiterAt, pairDelimiters, type Delimiter } from './cjk-emphasis.ts';
import { entityAt } from './entities.ts';
import { isPicture, isSafeHref } from './href.ts';
import { commentAt, isMeantAsHtml, markupOf, tagAt, type Markup } from './html-inline.ts';
import { destinationAt, normaliseLabel, type Destination } from './link-syntax.ts';
import { mathAt } from './math.ts';
import { mentionAt } from './mention.ts';
import type { Origin } from './origin.ts';
import { plainInlines } from './plain.ts';
import { shortcodeAt } from './shortcode.ts';
import type { Finding, Inline } from './tokens.ts';

/** Where reference links lead, by their normalised label. */
export type References = Readonly<
  Record<string, { readonly href: string; readonly title?: string | null | undefined }>
>;

export interface InlineContext {
  readonly origin: Origin;
  readonly references: References;
  readonly findings: Finding[];
}

/** Reads the text of one paragraph, heading or cell. Its tokens' offsets are those of the whole source. */
export function readInlines(text: string, context: InlineContext): Inline[] {
  return new InlineReader(text, context).read();
}

type Item = Inline | Delimiter;

/** An opening `[`, `![` or tag that waits for its end; `at` is the position among the items of what stands in for it. */
type Open = { readonly at: number; readonly start: number; readonly end: number } & (
  | { readonly kind: 'bracket'; readonly image: boolean; inactive: boolean }
  | {
      readonly kind: 'tag';
      readonly markup: Exclude<Markup, 'br'>;
      readonly title: string | undefined;
      readonly source: string;
    }
);

/** Characters at which something other than text may begin; all others are skipped over at once. */
const special = /[\\`*_~[\]!<&\n:$@#hw]/gi;

class InlineReader {
  private readonly text: string;
  private readonly context: InlineContext;
  private readonly items: Item[] = [];
  private opens: Open[] = [];
  private at = 0;
  private plainFrom = 0;
  /** Lengths of backtick runs known to have no partner from here on. */
  private readonly lonelyTicks = new Set<number>();

  constructor(text: string, context: InlineContext) {
    this.text = text;
    this.context = context;
  }

  read(): Inline[] {
    while (this.at < this.text.length) {
      special.lastIndex = this.at;
      const found = special.exec(this.text)?.index ?? this.text.length;
      this.at = found;
      if (found < this.text.length && !this.readSpecial(this.text.charAt(found))) this.at++;
    }
    this.flush(this.text.length);
    this.giveUpTags();
    return this.located(pairDelimiters(this.items));
  }

  /** True where something was read; false where the character is text. */
  private readSpecial(c: string): boolean {
    switch (c) {
      case '\\':
        return this.readEscape();
      case '`':
        return this.readCode();
      case '*':
      case '_':
      case '~':
        return this.readDelimiter(c);
      case '[':
        return this.openBracket(1);
      case '!':
        return this.text.charAt(this.at + 1) === '[' && this.openBracket(2);
      case ']':
        return this.closeBracket();
      case '<':
        return this.readAngle();
      case '&': {
        const entity = entityAt(this.text, this.at);
        return entity !== undefined && this.push({ type: 'text', text: entity.text }, entity.end);
      }
      case '\n':
        return this.readLineEnd();
      case ':': {
        const emoji = shortcodeAt(this.text, this.at);
        return (
          emoji !== undefined &&
          this.push({ type: 'emoji', name: emoji.name, unicode: emoji.unicode }, emoji.end)
        );
      }
      case '$': {
        const math = mathAt(this.text, this.at);
        return math !== undefined && this.push({ type: 'math', source: math.source }, math.end);
      }
      case '@':
      case '#': {
        const mention = mentionAt(this.text, this.at);
        return mention !== undefined && this.push({ type: 'mention', text: mention.text }, mention.end);
      }
      default:
        return this.readBareUrl();
    }
  }

  private readEscape(): boolean {
    const next = this.text.charAt(this.at + 1);
    if (next === '\n') return this.push({ type: 'break' }, this.afterIndent(this.at + 2));
    return isEscapable(next) && this.push({ type: 'text', text: next }, this.at + 2);
  }

  private readCode(): boolean {
    const ticks = /^`+/.exec(this.text.slice(this.at))?.[0].length ?? 1;
    const start = this.at + ticks;
    if (!this.lonelyTicks.has(ticks)) {
      for (const match of this.text.slice(start).matchAll(/`+/g)) {
        if (match[0].length !== ticks) continue;
        const inside = this.text.slice(start, start + match.index).replaceAll('\n', ' ');
        const text = /^ .* $/.test(inside) && inside.trim() !== '' ? inside.slice(1, -1) : inside;
        return this.push({ type: 'code', text }, start + match.index + ticks);
      }
      this.lonelyTicks.add(ticks);
    }
    this.at = start - 1;
    return false;
  }

  private readDelimiter(c: string): boolean {
    let end = this.at;
    while (this.text.charAt(end) === c) end++;
    // A single tilde is a tilde; three and more strike nothing.
    if (c === '~' && end - this.at !== 2) {
      this.at = end - 1;
      return false;
    }
    this.flush(this.at);
    this.items.push(delimiterAt(this.text, this.at, end));
    this.advance(end);
    return true;
  }

  private readLineEnd(): boolean {
    const before = this.text.slice(0, this.at);
    const spaces = /[ \t]*$/.exec(before)?.[0].length ?? 0;
    const next = this.afterIndent(this.at + 1);
    const start = this.at - spaces;
    this.flush(start);
    if (/ {2}$/.test(before)) return this.push({ type: 'break' }, next, start);
    const left = characterBefore(this.text, /[*_~`\])]*$/.exec(this.text.slice(0, start))?.index ?? start);
    const right = characterAt(this.text, next + (/^[*_~`[(]*/.exec(this.text.slice(next))?.[0].length ?? 0));
    const gap = isUnspaced(left) && isUnspaced(right) ? '' : ' ';
    return this.push({ type: 'text', text: gap }, next, start);
  }

  private readBareUrl(): boolean {
    const url = bareUrlAt(this.text, this.at);
    if (url === undefined) return false;
    const { at } = this;
    const text: Inline = { type: 'text', text: this.text.slice(at, url.end), start: at, end: url.end };
    return this.push({ type: 'link', href: url.href, children: [text], bare: true }, url.end);
  }

  private readAngle(): boolean {
    const { text, at } = this;
    const link = angleLinkAt(text, at);
    if (link !== undefined) {
      if (!isSafeHref(link.href)) return this.find(link.end);
      const inner: Inline = { type: 'text', text: link.text, start: at + 1, end: link.end - 1 };
      return this.push({ type: 'link', href: link.href, children: [inner], bare: true }, link.end);
    }
    const tag = tagAt(text, at);
    if (tag === undefined) {
      const end = commentAt(text, at);
      return end !== undefined && this.find(end);
    }
    const meaning = markupOf(tag);
    if (meaning === undefined) return isMeantAsHtml(tag) && this.find(tag.end);
    if (meaning.markup === 'br') return this.push({ type: 'break' }, this.afterSpace(tag.end));
    if (tag.closing) return this.closeTag(meaning.markup, tag.end);
    this.flush(at);
    const source = text.slice(at, tag.end).replace(/\s*\n\s*/g, ' ');
    this.opens.push({
      kind: 'tag',
      at: this.items.length,
      start: at,
      end: tag.end,
      markup: meaning.markup,
      title: meaning.title,
      source,
    });
    this.items.push({ type: 'text', text: source, start: at, end: tag.end });
    this.advance(tag.end);
    return true;
  }

  private closeTag(markup: Exclude<Markup, 'br'>, end: number): boolean {
    const index = this.opens.findLastIndex((open) => open.kind === 'tag' && open.markup === markup);
    const open = this.opens[index];
    if (open?.kind !== 'tag') return this.find(end);
    this.flush(this.at);
    this.giveUpTags(index + 1);
    const children = pairDelimiters(this.items.splice(open.at).slice(1));
    this.opens.length = index;
    if (markup === 'strong' || markup === 'emphasis' || markup === 'strike')
      return this.push({ type: markup, children }, end, open.start);
    const { title } = open;
    return this.push(
      title === undefined
        ? { type: 'html', tag: markup, children }
        : { type: 'html', tag: markup, title, children },
      end,
      open.start,
    );
  }

  private openBracket(size: 1 | 2): boolean {
    this.flush(this.at);
    const end = this.at + size;
    this.opens.push({
      kind: 'bracket',
      at: this.items.length,
      start: this.at,
      end,
      image: size === 2,
      inactive: false,
    });
    this.items.push({ type: 'text', text: this.text.slice(this.at, end), start: this.at, end });
    this.advance(end);
    return true;
  }

  private closeBracket(): boolean {
    const index = this.opens.findLastIndex((open) => open.kind === 'bracket');
    const open = this.opens[index];
    if (open?.kind !== 'bracket') return false;
    const found = open.inactive ? undefined : this.targetAt(open);
    const target = found?.href.trim() === '' ? undefined : found;
    if (target === undefined || !(open.image ? isPicture(target.href) : isSafeHref(target.href))) {
      this.opens.splice(index, 1);
      if (target === undefined) return false;
      // An address of another scheme is no link: what was written is shown as it stands.
      const value = target.href;
      this.context.findings.push({ kind: 'link', ...this.span(open.start, target.end), value });
      return this.push({ type: 'text', text: this.written(target.end) }, target.end);
    }
    this.flush(this.at);
    this.giveUpTags(index + 1);
    const children = pairDelimiters(this.items.splice(open.at).slice(1));
    this.opens.length = index;
    if (open.image) return this.push(imageOf(target, plainInlines(children)), target.end, open.start);
    for (const outer of this.opens) if (outer.kind === 'bracket' && !outer.image) outer.inactive = true;
    const { href, title } = target;
    const inside = withoutLinks(children);
    // A link that nobody could see shows its address.
    const address: Inline = { type: 'text', text: href, start: open.end, end: this.at };
    const text = isVisible(inside) ? inside : [address];
    return this.push(
      title === undefined
        ? { type: 'link', href, children: text }
        : { type: 'link', href, title, children: text },
      target.end,
      open.start,
    );
  }

  /** What the bracket that closes here refers to: an address in parentheses, a label, or its own text as a label. */
  private targetAt(open: Open): Destination | undefined {
    const after = this.at + 1;
    const inline = destinationAt(this.text, after);
    if (inline !== undefined) return inline;
    const label = /^\[((?:[^[\]\\]|\\.)*)\]/.exec(this.text.slice(after));
    const own = this.text.slice(open.end, this.at);
    const reference = this.context.references[normaliseLabel(label?.[1] || own)];
    if (reference === undefined) return undefined;
    const end = after + (label?.[0].length ?? 0);
    return {
      href: reference.href,
      end,
      ...(typeof reference.title === 'string' && { title: reference.title }),
    };
  }

  /** HTML that is not let through is text, and its author hears of it: once, not again where it is closed. */
  private find(end: number): true {
    const value = this.text.slice(this.at, end);
    const opening = /^<\/([a-z0-9-]+)/i.exec(value)?.[1];
    const known =
      opening !== undefined &&
      this.context.findings.some((finding) => finding.value.startsWith(`<${opening}`));
    if (!known) this.context.findings.push({ kind: 'html', ...this.span(this.at, end), value });
    return this.push({ type: 'text', text: this.written(end) }, end);
  }

  /** The source from here on, as text of one line. */
  private written(end: number): string {
    return this.text.slice(this.at, end).replace(/\s*\n\s*/g, ' ');
  }

  /** Tags that were opened and never closed are text. */
  private giveUpTags(from = 0): void {
    for (const open of this.opens.slice(from)) {
      if (open.kind === 'tag')
        this.context.findings.push({ kind: 'html', ...this.span(open.start, open.end), value: open.source });
    }
  }

  private afterIndent(index: number): number {
    let i = index;
    while (this.text.charAt(i) === ' ' || this.text.charAt(i) === '\t') i++;
    return i;
  }

  private afterSpace(index: number): number {
    const rest = this.afterIndent(index);
    return this.text.charAt(rest) === '\n' ? this.afterIndent(rest + 1) : index;
  }

  private push(node: WithoutSpan, end: number, start = this.at): true {
    this.flush(start);
    this.items.push({ ...node, start, end });
    this.advance(end);
    return true;
  }

  /** What was passed over since the last token becomes a text. */
  private flush(end: number): void {
    if (end <= this.plainFrom) return;
    this.items.push({ type: 'text', text: this.text.slice(this.plainFrom, end), start: this.plainFrom, end });
    this.plainFrom = end;
  }

  private advance(end: number): void {
    this.at = end;
    this.plainFrom = end;
  }

  private span(start: number, end: number): { start: number; end: number } {
    const { origin } = this.context;
    return { start: origin.at(start), end: origin.at(end) };
  }

  /** Offsets in this text become offsets in the whole source. */
  private located(inlines: readonly Inline[]): Inline[] {
    return inlines
      .filter((inline) => inline.type !== 'text' || inline.text !== '')
      .map((inline) => ({
        ...inline,
        ...this.span(inline.start, inline.end),
        ...('children' in inline && { children: this.located(inline.children) }),
      }));
  }
}

function isVisible(inlines: readonly Inline[]): boolean {
  return inlines.some((inline) => {
    if ('children' in inline) return isVisible(inline.children);
    return inline.type === 'image' || plainInlines([inline]).trim() !== '';
  });
}

/** A link's text holds no other link: addresses in it are text. */
function withoutLinks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type === 'link') return [...inline.children];
    return 'children' in inline ? [{ ...inline, children: withoutLinks(inline.children) }] : [inline];
  });
}

type WithoutSpan = Inline extends infer T ? (T extends Inline ? Omit<T, 'start' | 'end'> : never) : never;

/** `![alt|690x388](…)`: the forum's way to give a size, which is no part of the description. */
function imageOf({ href }: Destination, text: string): WithoutSpan {
  const sized = /^(.*?)\|\s*(\d{1,5})x(\d{1,5})(?:\s*,\s*\d{1,3}%)?$/s.exec(text);
  if (sized === null) return { type: 'image', src: href, alt: text };
  return { type: 'image', src: href, alt: sized[1] ?? '', width: Number(sized[2]), height: Number(sized[3]) };
}
