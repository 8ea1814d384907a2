import type { Finding, Path } from '../problem/index.ts';
import { PathSet } from '../yaml/index.ts';

/** The findings of each step of a check, in the order of the steps. */
export interface Found {
  /** The syntax of the file. */
  readonly yaml: readonly Finding[];
  readonly schema: readonly Finding[];
  readonly rules: readonly Finding[];
}

/** Where in a file nothing can be said. */
export interface Unsure {
  /** Values that a fault of the YAML has damaged, and which was reported with that fault. */
  readonly broken: readonly Path[];
  /** The index of the last paper that was read. */
  readonly lastPaper?: number;
}

type Step = keyof Found;

interface Cover {
  /** The step and the codes of findings that cover others; every code of the step where none is named. */
  readonly by: { readonly step?: Step; readonly code?: Finding['code'] };
  /** Tells which findings they cover. */
  readonly covered: (finding: Finding, step: Step, unsure: Unsure) => boolean;
  /** The paths at which they cover it, made from the finding; without it everywhere. */
  readonly at?: (finding: Finding) => readonly Path[];
}

const itsPath = ({ path }: Finding): readonly Path[] => [path];

/** Which finding, at which path, makes which other one no news: one mistake is one problem. */
const covers: readonly Cover[] = [
  {
    // Where a comment took the text, that is why it is missing.
    by: { code: 'text/comment' },
    covered: ({ code }) => code !== 'text/comment',
    at: itsPath,
  },
  {
    // The text is refused: quotation marks around the number would not help.
    by: { step: 'schema' },
    covered: ({ code }) => code === 'text/number',
    at: (finding) => (finding.code === 'text/number' ? [] : [finding.path]),
  },
  {
    // A key that is missing because it is mistyped (`summry:`).
    by: { step: 'schema', code: 'schema/unknown-key' },
    covered: ({ code }) => isMissing(code) && code !== 'paper/link-missing',
    at: (finding) => meantBy(finding),
  },
  {
    // Each of the three would be a link.
    by: { step: 'schema', code: 'schema/unknown-key' },
    covered: ({ code }) => code === 'paper/link-missing',
    at: (finding) =>
      meantBy(finding)
        .filter((path) => ['arxiv', 'doi', 'link'].includes(String(path.at(-1))))
        .map((path) => [...path.slice(0, -1), 'link']),
  },
  {
    // Which map a key would belong to whose indent is broken is not known.
    by: { step: 'schema', code: 'yaml/syntax' },
    covered: ({ code }) => isMissing(code),
  },
  {
    // A text whose lines YAML took for something else is not empty, and not in a wrong language.
    by: { step: 'schema', code: 'yaml/syntax' },
    covered: (_, step) => step === 'rules',
    at: ({ path }) => (path.length === 0 ? [] : [path]),
  },
  {
    // The next entry of a list, which a text or an address goes on with.
    by: { step: 'rules', code: 'text/run-on' },
    covered: ({ code }) => code !== 'text/run-on',
    at: itsPath,
  },
  {
    // `title: { en: [a] }` is there, although it is no text.
    by: { step: 'schema' },
    covered: ({ code }, step) => step === 'rules' && isMissing(code) && code !== 'paper/link-missing',
    at: itsPath,
  },
  {
    by: { step: 'schema', code: 'text/control' },
    covered: ({ code }, step) => step === 'rules' && code === 'text/control',
    at: itsPath,
  },
  {
    // Behind a line `---` nothing was read: what the last paper and the issue seem to lack may well stand there.
    by: { step: 'yaml', code: 'yaml/documents' },
    covered: ({ code, path }, _, { lastPaper }) =>
      isMissing(code) && !(path[0] === 'papers' && path.length > 2 && path[1] !== lastPaper),
  },
];

/** All that was found, less what another finding or a damaged value explains. */
export function withoutCovered(found: Found, unsure: Unsure): Finding[] {
  const all = (['yaml', 'schema', 'rules'] as const).flatMap((step) =>
    found[step].map((finding) => ({ step, finding })),
  );
  const active = covers.flatMap(({ by, covered, at }) => {
    const causes = all.filter(
      ({ step, finding }) => step === (by.step ?? step) && finding.code === (by.code ?? finding.code),
    );
    if (causes.length === 0) return [];
    const paths = at && new PathSet(causes.flatMap(({ finding }) => at(finding)));
    return [{ covered, paths }];
  });
  const broken = new PathSet(unsure.broken);
  return all
    .filter(
      ({ finding, step }) =>
        !(step !== 'yaml' && broken.covers(ownerOf(finding))) &&
        !active.some(
          ({ covered, paths }) => paths?.has(finding.path) !== false && covered(finding, step, unsure),
        ),
    )
    .map(({ finding }) => finding);
}

/** The key of a damaged value is sound. */
function ownerOf({ code, path }: Finding): Path {
  return code === 'schema/unknown-key' ? path.slice(0, -1) : path;
}

const missing = new Set<Finding['code']>([
  'schema/missing',
  'issue/no-intro',
  'issue/no-papers',
  'paper/title-missing',
  'paper/abstract-missing',
  'paper/link-missing',
]);

function isMissing(code: Finding['code']): boolean {
  return missing.has(code);
}

/** The key that was meant by one that is not known. */
function meantBy(finding: Finding): Path[] {
  return finding.code === 'schema/unknown-key' && finding.args.suggestion !== undefined
    ? [[...finding.path.slice(0, -1), finding.args.suggestion]]
    : [];
}
