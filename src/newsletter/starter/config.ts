import { plainOrQuoted, quoted } from '../../yaml/index.ts';

export interface Starter {
  readonly locale: string;
  readonly name: string | undefined;
  /** The lines about its site; empty without one. */
  readonly site: string;
  /** Of the program; older ones may not know all that it writes. */
  readonly version: string;
}

/** The name of a newsletter that was given none. */
export const usualName = 'My newsletter';

/** The languages of a newsletter that names none but its locale. */
export function starterLanguages(locale: string): readonly string[] {
  return isKorean(locale) ? ['ko', 'en'] : [locale];
}

function isKorean(locale: string): boolean {
  return locale.toLowerCase().split('-')[0] === 'ko';
}

/** digest.config.yaml with what most newsletters set, and the rest a comment away. */
export function starterConfig({ locale, name, site, version }: Starter): string {
  return `# yaml-language-server: $schema=schema/config.schema.json
# The newsletter's settings. Every key is optional; docs/config.md of the tool explains them all.
requires: ">=${version.split('.').slice(0, 2).join('.')}" # the versions of digest that the newsletter works with
name: ${quoted(name ?? usualName)}
locale: ${plainOrQuoted(locale)}${isKorean(locale) ? `\nlanguages: [${starterLanguages(locale).map(plainOrQuoted).join(', ')}]\ntimezone: Asia/Seoul` : '\n# timezone: Europe/Berlin     # decides what "this week" is; default: the system\'s'}
week_starts_on: monday

# The title of an issue that has none of its own, as it is without this line. {{range}}, {{week}}, {{year}}, {{iso_week}}, {{name}}, {{number}} and {{count}} are filled in.
# title: "[{{range}}] {{name}}"

# The lines under the title and at the end of every issue, in Markdown.
# masthead: |
#   …
# closing: |
#   …

forum:
  # The default language of your Discourse site. It decides where the forum shows :emoji:.
  locale: ${plainOrQuoted(locale)}
  # heading: false               # leave the title out of the post, where a form asks for it
  # A compact post: a list of the papers, numbers, and abstracts that a reader opens.
  # contents: links
  # numbers: true
  # abstracts: details

email:
  # Abstracts in the first language alone, with a link to the rest; all shows them whole, none leaves them out.
  abstracts: first
  # \`digest render --format eml\` needs these two.
  # from: ${quoted(senderOf(name ?? usualName))}
  # to: "readers@example.org"
  # unsubscribe_url: "https://example.org/unsubscribe"

# Where \`digest publish\` and \`digest send\` bring an issue. No key or password belongs here: docs/publishing.md says where they are kept.
# publish:
#   forum: { url: "https://forum.example", username: newsbot, category: 14, tags: [paper] }
#   mail: { via: smtp, url: "smtps://mail.example.org", username: news }
${site === '' ? '' : `\n${site}`}`;
}

/** An address with the newsletter's name before it, which an editor may take as it is: one mailbox (RFC 5322, 3.4). */
function senderOf(name: string): string {
  const shown = name.replaceAll(/["<>]/g, '').trim();
  return `${/[@,;]/.test(shown) ? `"${shown}"` : shown} <news@example.org>`;
}
