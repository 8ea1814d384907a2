import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue, type Problem, type ProblemCode } from '../problem/index.ts';
import { linesOf } from './frame.ts';
import { escapeControlsInJson } from '../terminal/index.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { type FailureRow, failureRows, messageWithHint, rowOf } from './row.ts';

const sourceRoot = '%SRCROOT%';

/**
 * SARIF 2.1.0, for code scanning and for editors.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * Nothing in it depends on the machine: files are relative to a root that whoever reads the log knows.
 */
export const reportSarif: Reporter = (problems, options) => {
  const codes = [...new Set(problems.map(({ code }) => code))].toSorted();
  const fingerprint = fingerprints(options);
  return `${escapeControlsInJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'digest',
            semanticVersion: options.version,
            rules: codes.map((code) => ruleOf(code, options)),
          },
        },
        invocations: [invocationOf(failureRows(options, options.root ?? options.cwd))],
        originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => ({
          ruleId: problem.code,
          ruleIndex: codes.indexOf(problem.code),
          level: problem.severity,
          ...resultOf(problem, options),
          partialFingerprints: { 'problemHash/v1': fingerprint(problem) },
        })),
      },
    ],
  })}\n`;
};

/** A run in which something could not be looked at or mended does not count as a successful one (§3.20.21). */
function invocationOf(failures: readonly FailureRow[]): object {
  if (failures.length === 0) return { executionSuccessful: true };
  return { executionSuccessful: false, toolExecutionNotifications: failures.map(notificationOf) };
}

function notificationOf(row: FailureRow): object {
  const { file, absolute, line, severity, code } = row;
  return {
    descriptor: { id: code },
    level: severity,
    message: { text: withoutLinks(messageWithHint(row)) },
    ...(file === undefined || absolute === undefined
      ? {}
      : {
          locations: [
            {
              physicalLocation: {
                artifactLocation: artifactOf(file, absolute),
                ...(line !== undefined && { region: { startLine: line } }),
              },
            },
          ],
        }),
  };
}

/** GitHub wants all three texts of a rule; the catalogue's line is what there is to say. */
function ruleOf(code: ProblemCode, { homepage }: ReportOptions): object {
  const { about, severity, silent } = catalogue[code];
  const text = { text: about };
  return {
    id: code,
    shortDescription: text,
    fullDescription: text,
    help: text,
    ...(homepage === undefined ? {} : { helpUri: pageOf(code, homepage) }),
    defaultConfiguration: { level: severity, ...(silent === true && { enabled: false }) },
  };
}

/** The code's own place on the page about problems. A homepage may end in `#readme`, which names a part of another page. */
function pageOf(code: ProblemCode, homepage: string): string {
  const url = new URL(homepage);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/docs/problems.md`;
  url.search = '';
  url.hash = code;
  return url.href;
}

function resultOf(problem: Problem, { cwd, root }: ReportOptions): object {
  const row = rowOf(problem, root ?? cwd);
  const { line, column, endLine, endColumn } = row;
  return {
    message: { text: withoutLinks(messageWithHint(row)) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactOf(row.file, problem.file),
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        ...(row.path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: row.path }] }),
      },
    ],
  };
}

/** Relative to the root; a file outside of it has no such address (§3.4.3) and is named by its whole one. */
function artifactOf(file: string, absolute: string): object {
  if (file.startsWith('../') || isAbsolute(file)) return { uri: pathToFileURL(absolute).href };
  return { uri: file.split('/').map(encodeSegment).join('/'), uriBaseId: sourceRoot };
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}

/** `[text](address)` in a message is a link (§3.11.6), which a text quoted from a file must not become. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/**
 * Tells a problem from others of its file by its code and the text of its line, so that lines added above it do not
 * make it a new one; among equal ones by their order.
 */
function fingerprints({ source }: ReportOptions): (problem: Problem) => string {
  const lines = new Map<string, readonly string[]>();
  const seen = new Map<string, number>();
  return ({ file, code, place }) => {
    if (!lines.has(file)) lines.set(file, linesOf(source(file) ?? ''));
    const text = lines.get(file)?.[place.line - 1]?.trim() ?? '';
    const hash = createHash('sha256').update(`${code}\0${text}`).digest('hex').slice(0, 16);
    const before = seen.get(`${file}\0${hash}`) ?? 0;
    seen.set(`${file}\0${hash}`, before + 1);
    return `${hash}:${before + 1}`;
  };
}
