import { Leaf } from '../templates/leaf.ts';

/**
 * The first letters of what the template engines of mail services look for: `{{name}}`, `{% tag %}`, `{# note #}`, `{$name}`,
 * `${name}`, `#{name}`, `*|NAME|*`, `[[name]]`, `[name]`, `%%name%%`, `$%name%$`, `%name%`. A brace or a star at the end of one
 * leaf may meet the rest in the next. `<%name%>` is escaped already. A letter of an address is `%EC`, and begins no name.
 */
const live =
  /\{(?=[{%#$]|$)|(?<=[$#])\{|\*(?=\||$)|\[(?=\[|[a-z][\w.-]*(?: [\w.-]+){0,4}\])|%(?=%)|(?<=\$)%(?=\p{L})|%(?![\da-f]{2}(?:%|$))(?=[a-z][\w.-]*%)/giu;

/** What all of that begins with. Most texts have none of it, and looking at what is around each letter takes long. */
const first = /[{*[%]/;

/** HTML in which nothing is live for whoever sends it on: a reader's mail program shows each character reference as its letter. */
export function inert(html: string): string {
  if (!first.test(html)) return html;
  return html.replace(live, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A leaf of the mail. Only the config's own placeholders are printed as they were written. */
export function mailLeaf(print: () => string): Leaf {
  return new Leaf(() => inert(print()));
}
