import type { PlacedText } from '../checks/index.ts';
import { fieldsOf, type Issue } from '../issue/index.ts';
import type { Config } from '../newsletter/index.ts';
import { type Finding, nameOf, type Path } from '../problem/index.ts';
import { fillAddress, liveFinder, placeholderNames } from '../text/index.ts';
import type { Parsed, SourceMap } from '../yaml/index.ts';

/**
 * Finds what a mail service would fill in: in the plain text nothing can be escaped. Only where an address of the config has a
 * placeholder the mail goes through a service.
 */
export async function findLiveTexts(
  issue: Issue,
  { data, sourceMap }: Pick<Parsed, 'data' | 'sourceMap'>,
  { email }: Pick<Config, 'email'>,
): Promise<Finding[]> {
  const settings = addressesOf(email);
  if (settings.length === 0) return [];
  // Tags stand in the HTML alone, and an emoji has no braces.
  const fields = fieldsOf(issue, data ?? {}).filter(({ key }) => key !== 'tags' && key !== 'emoji');
  return findLive(fields, settings, sourceMap);
}

/** The same for those texts of the config that stand in the mail. */
export async function findLiveConfig(
  {
    name,
    masthead,
    closing,
    labels,
    email,
  }: Pick<Config, 'name' | 'masthead' | 'closing' | 'labels' | 'email'>,
  sourceMap: SourceMap,
): Promise<Finding[]> {
  const settings = addressesOf(email);
  if (settings.length === 0) return [];
  const line = (value: string | undefined, path: Path, kind: 'line' | 'literal' = 'line'): PlacedText[] =>
    value === undefined ? [] : [{ path, kind, value }];
  const texts = [
    ...line(name, ['name']),
    ...[...masthead, ...closing].map(({ path, value }) => ({ path, kind: 'markdown' as const, value })),
    ...Object.entries(labels).flatMap(([key, value]) => line(value, ['labels', key])),
    ...line(email.address, ['email', 'address'], 'literal'),
  ];
  return findLive(texts, settings, sourceMap);
}

/** What we fill in ourselves is no service's. */
const filled = Object.fromEntries(placeholderNames.map((name) => [name, 'x']));

/** The addresses that may have a placeholder. */
function addressesOf({ webUrl = '', unsubscribeUrl = '', subscribeUrl = '' }: Config['email']): string[] {
  return [fillAddress(webUrl, filled), unsubscribeUrl, subscribeUrl]
    .map((url) => url.trim())
    .filter((url) => /[{[<%*$]/.test(url));
}

async function findLive(
  texts: readonly PlacedText[],
  settings: readonly string[],
  sourceMap: SourceMap,
): Promise<Finding[]> {
  const liveIn = liveFinder(settings);
  if (liveIn === undefined) return [];
  const suspicious = texts.filter(({ value }) => /[{[<%*$]|&/.test(value) && liveIn(bare(value)));
  if (suspicious.length === 0) return [];
  const { plain, readMarkdown, readQuoted } = await import('../markdown/index.ts');
  return suspicious.flatMap(({ kind, path, value }): Finding[] => {
    // Readers see what is left of the marks: mathematics has many braces, and shows none.
    const shown =
      kind === 'address'
        ? value
        : plain(
            kind === 'markdown'
              ? readMarkdown(value).blocks
              : readQuoted(value, kind === 'line' ? 'line' : 'abstract').blocks,
          );
    const live = liveIn(shown);
    if (live === undefined) return [];
    const start = value.indexOf(live.written);
    const at =
      start === -1 ? sourceMap.ofValue(path) : sourceMap.inText(path, start, start + live.written.length);
    return [{ code: 'text/live', args: { what: nameOf(path), written: live.written }, path, at }];
  });
}

/** A text roughly as it is shown, without what may stand between two letters: marks, backslashes, references, elements. */
function bare(value: string): string {
  return `${value}\n${value
    .replace(/&(?:#123|#x7b|lcub|lbrace);/gi, '{')
    .replace(/&(?:#42|#x2a|ast|midast);/gi, '*')
    .replace(/\\|<[^<>]*>|(?:\*\*|[_~`])|\*(?!\|)/g, '')}`;
}
