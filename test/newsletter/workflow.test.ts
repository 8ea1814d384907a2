/** The workflow that `init` writes: what it may, what it runs, and what its steps do in a shell. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageSpec } from '../../scripts/package-spec.mjs';
import { starterWorkflow } from '../../src/newsletter/starter/workflow.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const specs = [undefined, 'paper-digest@1.2.0'];
const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };

function read(spec: string | undefined) {
  const workflow = parse(starterWorkflow(spec));
  const steps: Step[] = workflow.jobs.validate.steps;
  return { workflow, steps, lines: steps.flatMap(({ run }) => run ?? []) };
}

describe.each(specs)('with DIGEST_PACKAGE %s', (spec) => {
  const { workflow, steps } = read(spec);

  test('it may only read, ends by itself, and gives way to a newer run', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.validate['timeout-minutes']).toBeLessThanOrEqual(15);
    expect(workflow.concurrency).toEqual({
      group: '${{ github.workflow }}-${{ github.ref }}',
      'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
    });
  });

  test('its actions are commits, and leave no token in the checkout', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used).toEqual([
      'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
      'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020',
    ]);
    const checkout = steps.find(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkout?.with).toEqual({ 'persist-credentials': false });
  });
});

test('with a package it runs that package alone', () => {
  expect(read('paper-digest@1.2.0').lines).toEqual([
    'npx --yes --package=paper-digest@1.2.0 digest validate --rendered',
  ]);
});

test('without one it names nothing that a registry would be asked for', () => {
  expect(starterWorkflow(undefined)).not.toMatch(/npx (?!--no-install)|--package|paper-digest@/);
});

describe('without a package, in a shell', () => {
  const work = mkdtempSync(join(tmpdir(), 'digest-workflow-'));
  afterAll(() => rmSync(work, { recursive: true }));
  const tools = join(work, 'tools');
  mkdirSync(tools);
  // What npm does is not what is asked here.
  for (const tool of ['npm', 'npx']) {
    writeFileSync(join(tools, tool), `#!/bin/sh\necho "${tool} $*"\n`);
    chmodSync(join(tools, tool), 0o755);
  }

  /** Runs the steps as a runner does (`bash -e`), up to the first that fails. */
  function play(packageJson: string | undefined): { status: number | null; output: string } {
    const folder = mkdtempSync(join(work, 'checkout-'));
    if (packageJson !== undefined) writeFileSync(join(folder, 'package.json'), packageJson);
    let output = '';
    for (const line of read(undefined).lines) {
      const { status, stdout, stderr } = spawnSync(
        'bash',
        ['--noprofile', '--norc', '-eo', 'pipefail', '-c', line],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
          cwd: folder,
          encoding: 'utf8',
          env: { PATH: `${tools}:${process.env['PATH']}` },
        },
      );
      output += stdout + stderr;
      if (status !== 0) return { status, output };
    }
    return { status: 0, output };
  }

  test.each(['dependencies', 'devDependencies'])('runs what is in %s', (key) => {
    const json = JSON.stringify({ type: 'module', [key]: { [name]: 'file:../digest.tgz' } });
    expect(play(json)).toEqual({
      status: 0,
      output: 'npm ci --no-audit --no-fund\nnpx --no-install digest validate --rendered\n',
    });
  });

  test.each([
    ['no package.json', undefined],
    ['no dependencies', '{}'],
    ['another dependency', '{ "dependencies": { "digest": "1.0.0" } }'],
    ['the name elsewhere', JSON.stringify({ name })],
    ['no JSON', '{'],
  ])('fails with one sentence: %s', (_, json) => {
    const { status, output } = play(json);
    expect(status).toBe(1);
    expect(output.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^::error::package\.json does not have paper-digest among .*\.$/),
    ]);
  });
});

describe('DIGEST_PACKAGE', () => {
  test.each(['paper-digest@1.2.0', '@pytorchkr/digest@1.2.0-beta.1', 'digest2@10.0.0+build.5'])(
    '%s',
    (spec) => {
      expect(packageSpec(spec)).toBe(spec);
    },
  );

  test('none is none', () => {
    expect(packageSpec('')).toBeUndefined();
    expect(packageSpec(undefined)).toBeUndefined();
  });

  test.each([
    'paper-digest',
    'paper-digest@latest',
    'paper-digest@^1.2.0',
    'paper-digest@1',
    'a@1.2.3; rm -rf .',
    'A@1.2.3\n',
  ])('%j is no exact version of a package', (spec) => {
    expect(() => packageSpec(spec)).toThrow(/DIGEST_PACKAGE is /);
  });
});
