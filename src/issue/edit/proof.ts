import { parseYaml } from '../../yaml/index.ts';

export type Data = Readonly<Record<string, unknown>>;

export const byteOrderMark = '\uFEFF';

/** What a file says, to compare it before and after a change; `undefined` where it is not sound YAML. */
export function readData(text: string): Data | undefined {
  const { data, findings } = parseYaml(new TextEncoder().encode(text));
  return findings.length === 0 ? data : undefined;
}
