import type { TextPart } from '../service/service.ts';

/**
 * listmonk compiles the body with Go's html/template, and the subject with text/template; the plain text goes through html/template
 * too, but subject and plain text only where they have `{{ … }}` (its models/campaigns.go). Before that it makes a call of
 * `https://…@TrackLink` (its models/common.go).
 */
const trackLink = /@(?=TrackLink)/g;
/** No brace is left outside, where it could meet those of an action. */
const liveInText = /[{<]|@(?=TrackLink)/g;
const liveInSubject = /\{|@(?=TrackLink)/g;

/** HTML that is inert for other services already: only listmonk's own mark is left. */
export function inertBody(html: string): string {
  return html.replace(trackLink, '&#64;');
}

export function inertSubject(subject: string): string {
  return subject.includes('{{') ? subject.replace(liveInSubject, quoted) : subject;
}

/**
 * Plain text in which only the placeholders are live. Where it is a template, Go reads it as HTML: `<` would begin a tag, in which a
 * placeholder is refused, and a comment would vanish. `Safe`, which listmonk has for templates, prints it as it is.
 */
export function inertText(parts: readonly TextPart[]): string {
  const whole = parts.map(({ text }) => text).join('');
  if (!whole.includes('{{')) return whole;
  return parts
    .map(({ text, isPlaceholder }) => (isPlaceholder ? text : text.replace(liveInText, quoted)))
    .join('');
}

function quoted(sign: string): string {
  return sign === '<' ? '{{ Safe "<" }}' : `{{ "${sign}" }}`;
}
