import { isMap, sameData } from '../../data.ts';
import { sha256 } from '../../files/index.ts';
import { plainOrQuoted, reading } from '../../yaml/index.ts';

/** What the config says of the site. */
export interface StarterSite {
  readonly id: string;
  /** `undefined`: for the editor to fill in. */
  readonly base: string | undefined;
  readonly repository: string | undefined;
}

/**
 * An id of nobody else's, out of a secret that is told to nobody: a random UUID (RFC 9562, version 4), for one that is made of a name
 * or an address would say something that changes.
 */
export function newSiteId(secret: string): string {
  const hex = sha256(secret).toString('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

/** The addresses of a repository at GitHub and of its pages, by how git names it; `undefined` for others. */
export function sitePlaces(origin: string): Pick<StarterSite, 'base' | 'repository'> | undefined {
  const [, owner, name] =
    /^(?:https:\/\/(?:[^@/]+@)?github\.com\/|(?:ssh:\/\/)?git@github\.com[:/])([A-Za-z\d-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(
      origin,
    ) ?? [];
  if (owner === undefined || name === undefined) return undefined;
  const host = `${owner.toLowerCase()}.github.io`;
  const folder = name.toLowerCase() === host ? '' : `/${name}`;
  return { base: `https://${host}${folder}`, repository: `https://github.com/${owner}/${name}` };
}

/** The lines of a config about the site. */
export function starterSite({ id, base, repository }: StarterSite): string {
  const key = (name: string, value: string | undefined, example: string): string =>
    value === undefined ? `  # ${name}: ${example}` : `  ${name}: ${plainOrQuoted(value)}`;
  return `# The web archive that \`digest site\` makes.
site:
  # The newsletter's name in feeds, by which their readers tell old entries from new ones. Never change it.
  id: ${plainOrQuoted(id)}
  # Where the site is. Feeds and permalinks need it.
${key('base', base, 'https://example.github.io/papers')}
${key('repository', repository, 'https://github.com/example/papers')}
`;
}

/**
 * A config with these lines behind all others; `undefined` where they would not be read there as what they are, as behind a
 * document's end.
 */
export async function withLinesBehind(config: string, lines: string): Promise<string | undefined> {
  const end = /\r?\n$/.test(config) || config === '' ? '' : '\n';
  const behind = `${end}\n${lines}`;
  const longer = config + (config.includes('\r\n') ? behind.replaceAll('\n', '\r\n') : behind);
  const read = (text: string) => reading((one) => one(new TextEncoder().encode(text)));
  const [before, added, after] = [await read(config), await read(lines), await read(longer)];
  if (before.findings.length + after.findings.length > 0) return undefined;
  const data = before.data ?? {};
  if (!isMap(data) || !isMap(added.data) || !isMap(after.data)) return undefined;
  return sameData(after.data, { ...data, ...added.data }) ? longer : undefined;
}
