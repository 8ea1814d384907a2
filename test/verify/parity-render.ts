import { expect } from 'vitest';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

/** The YAML of an issue and of its newsletter's config. */
export interface Source {
  readonly date: string;
  readonly issue: string;
  readonly config: string;
}

export interface Rendered {
  readonly posts: readonly string[];
  readonly email: string;
  readonly text: string;
  readonly json: string;
  readonly stderr: string;
}

/** Renders in all formats, the way a user does it. */
export async function render(
  { date, issue, config }: Source,
  { templates = {}, flags = '' }: { templates?: Readonly<Record<string, string>>; flags?: string } = {},
): Promise<Rendered> {
  const own = Object.entries(templates).map(([name, source]) => [`/desk/templates/${name}`, source]);
  const files = { ...newsletter({ [date]: issue }, config), ...Object.fromEntries(own) };
  const { code, context, stdout, stderr } = await runCli(`render ${date} --format all ${flags}`, { files });
  expect(stderr).not.toContain('error');
  expect(code).toBe(0);
  const written = stdout.split('\n').filter((path) => path.startsWith('out/'));
  const contents = (suffix: RegExp): string[] =>
    written
      .filter((path) => suffix.test(path))
      .map((path) => new TextDecoder().decode(context.files.read(`/desk/${path}`)));
  const only = (suffix: RegExp): string => {
    const [content = '', ...others] = contents(suffix);
    expect({ length: content.length > 0, others }).toEqual({ length: true, others: [] });
    return content;
  };
  return {
    posts: contents(/\.forum(?:\.\d+)?\.md$/),
    email: only(/\.email\.html$/),
    text: only(/\.txt$/),
    json: only(/\.json$/),
    stderr,
  };
}
