import type { Issue, Texts } from '../issue/index.ts';
import type { SourceMap } from '../yaml/index.ts';
import { type Finding, nameOf } from '../problem/index.ts';

/**
 * A `<`, a link to something else than a plain address, the definition of a link, a name between colons. The host of a plain
 * address ends in letters: `1.2.3.999` is none, and no browser follows it.
 */
const suspect = /<[/!?a-z]|\]\(\s*<?(?!https?:\/\/(?:[\w-]+\.)+[a-z]+[\s)/?#])|\]:|:[a-z_]{3,}:/i;

/**
 * Finds the problems that only a reading of the Markdown shows. Most texts have nothing in them that could be wrong, so the reader is loaded
 * for those alone that have something that could.
 */
export async function findTextProblems(issue: Issue, sourceMap: SourceMap): Promise<Finding[]> {
  const suspicious = markdownTexts(issue).filter((text) => suspect.test(text.value));
  const findings: Finding[] = await findUnknownEmoji(issue);
  if (suspicious.length === 0) return findings;
  const { readMarkdown } = await import('../markdown/index.ts');
  for (const { value, path } of suspicious) {
    for (const { kind, start, end, value: source, meant } of readMarkdown(value).findings) {
      const at = sourceMap.inText(path, start, end);
      const what = nameOf(path);
      if (kind === 'html') findings.push({ code: 'text/html', args: { what, tag: source }, path, at });
      else if (kind === 'emoji')
        findings.push({ code: 'text/emoji', args: { what, emoji: source, meant }, path, at });
      else {
        const why = /^https?:\/\//i.test(source.trim()) ? 'unreadable' : 'scheme';
        findings.push({ code: 'text/url', args: { what, url: source, why, inText: true }, path, at });
      }
    }
  }
  return findings;
}

/** `emoji:` of a theme may be a name or an emoji. Names of the numbers, which most are, need no look-up. */
async function findUnknownEmoji(issue: Issue): Promise<Finding[]> {
  const named = issue.intro.flatMap(({ emoji, path }) => {
    const name = emoji?.trim().replace(/^:(.+):$/, '$1') ?? '';
    return /^[\w+-]+$/.test(name) && !/^(?:one|two|three|four|five|six|seven|eight|nine|ten)$/.test(name)
      ? [{ name, path }]
      : [];
  });
  if (named.length === 0) return [];
  const { readMarkdown } = await import('../markdown/index.ts');
  const isKnown = (name: string): boolean => {
    const [block] = readMarkdown(`:${name}:`).blocks;
    return block?.type === 'paragraph' && block.children[0]?.type === 'emoji';
  };
  return named.flatMap(({ name, path }): Finding[] => {
    const at = [...path, 'emoji'];
    return isKnown(name) ? [] : [{ code: 'text/emoji', args: { what: nameOf(at), emoji: name }, path: at }];
  });
}

function markdownTexts(issue: Issue): Texts {
  return [
    ...(issue.masthead ?? []),
    ...issue.lead,
    ...issue.intro.flatMap((theme) => theme.text),
    ...issue.papers.flatMap((paper) => paper.summary),
    ...(issue.closing ?? []),
  ];
}
