import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { readBytes, writeAtomically } from '../../files/index.ts';
import { version } from '../../generated/version.js';
import { originOf } from '../../git/index.ts';
import {
  configName,
  loadConfig,
  newSiteId,
  sitePlaces,
  starterSite,
  type StarterSite,
  withLinesBehind,
} from '../../newsletter/index.ts';
import { quoted } from '../../yaml/index.ts';

/** What a config says of its site at first: an id of its own, and the addresses that the repository at GitHub says. */
export function newSite(context: Context, root: string): StarterSite {
  return {
    id: newSiteId(context.secret()),
    base: undefined,
    repository: undefined,
    ...sitePlaces(originOf(context, root) ?? ''),
  };
}

/** `there`: the config has an id. Else a line for the editor to paste, within `site:` or by itself. */
type Added = 'added' | 'there' | { readonly line: string; readonly isWithin: boolean };

/**
 * Says it behind all else in a config that says nothing of a site. Nothing is written where it says something without an id, or has no
 * end that lines can follow.
 */
export async function addSite(
  context: Context,
  root: string,
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<Added> {
  const { files } = context;
  const path = join(root, configName);
  const { config } = await loadConfig(files, root, { version });
  if (config.site.id !== undefined) return 'there';
  const text = new TextDecoder().decode(readBytes(files, path));
  const site = newSite(context, root);
  if (/^site\s*:/m.test(text)) return { line: `id: ${quoted(site.id)}`, isWithin: true };
  const longer = await withLinesBehind(text, starterSite(site));
  if (longer === undefined) {
    const keys = Object.entries(site).flatMap(([key, value]: [string, string | undefined]) =>
      value === undefined ? [] : [`${key}: ${quoted(value)}`],
    );
    return { line: `site: { ${keys.join(', ')} }`, isWithin: false };
  }
  if (!isDryRun) writeAtomically(files, path, longer, { overwrite: true });
  return 'added';
}
