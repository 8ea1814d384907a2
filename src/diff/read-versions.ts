import { checkSchema, judge } from '../checks/index.ts';
import validate from '../generated/issue-validator.js';
import type { Problem } from '../problem/index.ts';
import { reading } from '../yaml/index.ts';

/** The bytes of a version of an issue, and the file that its problems are told to be in. */
export interface VersionFile {
  readonly file: string;
  /** `undefined`: the file was not there. */
  readonly bytes: Uint8Array | undefined;
}

/** A version as data; where it has problems, the data is not what its author wrote. */
export interface Version {
  readonly file: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Errors of the YAML alone: what else may be wrong with an issue is no matter here. */
  readonly problems: readonly Problem[];
}

/** Reads versions of an issue as data, in the way in which a channel is found to be behind. */
export function readVersions(files: readonly VersionFile[]): Promise<Version[]> {
  return reading((read) =>
    files.map(({ file, bytes }) => {
      if (bytes === undefined) return { file, data: {}, text: '', problems: [] };
      const parsed = read(bytes);
      const { data, sourceMap, text, findings } = parsed;
      const problems = judge(findings, {
        file,
        sourceMap,
        text,
        draft: false,
        rules: {},
        notChecked: () => true,
      });
      // Where a text belongs, 2506.1 and 2506.10 are two.
      if (data !== undefined) checkSchema(parsed, validate);
      const isBroken = ({ code, severity }: Problem): boolean =>
        severity === 'error' && (data === undefined || code.startsWith('yaml/'));
      return { file, data: data ?? {}, text, problems: problems.filter(isBroken) };
    }),
  );
}
