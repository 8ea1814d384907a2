/** An entry of a feed as arXiv's API writes it, in the layout since 2026 or in the one before. */
export interface FeedEntry {
  /** With its version. */
  readonly id: string;
  readonly title?: string;
  readonly summary?: string;
  readonly authors?: readonly string[];
  readonly published?: string;
  readonly comment?: string;
  readonly doi?: string;
}

const head = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id>
  <title>arXiv Query</title>
  <updated>2026-04-12T22:09:26Z</updated>
`;

export function feedOf(...entries: readonly FeedEntry[]): string {
  return `${head}${entries.map(entryOf).join('')}</feed>\n`;
}

function entryOf({
  id,
  title = `Paper ${id}`,
  summary = 'We show.',
  authors = ['Ada Lovelace'],
  published = '2025-06-18T17:58:17Z',
  comment,
  doi,
}: FeedEntry): string {
  return `  <entry>
    <id>http://arxiv.org/abs/${id}</id>
    <title>${escape(title)}</title>
    <updated>2025-07-01T00:00:00Z</updated>
    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <summary>${escape(summary)}</summary>
    <published>${published}</published>
${comment === undefined ? '' : `    <arxiv:comment>${escape(comment)}</arxiv:comment>\n`}${doi === undefined ? '' : `    <arxiv:doi>${doi}</arxiv:doi>\n`}${authors
    .map((name) => `    <author>\n      <name>${escape(name)}</name>\n    </author>\n`)
    .join('')}  </entry>
`;
}

/** What arXiv says, with status 400, where it takes an id for malformed. */
export function refusalOf(id: string): string {
  return `${head}  <entry>
    <id>https://arxiv.org/api/errors#incorrect_id_format_for_${id}</id>
    <title>Error</title>
    <summary>incorrect id format for ${id}</summary>
    <author>
      <name>arXiv api core</name>
    </author>
  </entry>
</feed>
`;
}

/** All papers that a query asks for, as arXiv would give them: in no order of the query. */
export function feedFor(
  path: string,
  known: (id: string) => FeedEntry | undefined = (id) => ({
    id: `${id.replace(/v\d+$/, '')}v${/v(\d+)$/.exec(id)?.[1] ?? '1'}`,
  }),
): string {
  const ids = (new URL(path, 'http://x').searchParams.get('id_list') ?? '').split(',');
  return feedOf(
    ...ids
      .map(known)
      .filter((entry) => entry !== undefined)
      .toReversed(),
  );
}

export const atom = { 'content-type': 'application/atom+xml; charset=utf-8' };

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
