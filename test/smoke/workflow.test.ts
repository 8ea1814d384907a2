/** The workflow that `init` writes: what it may, what it runs, and what its steps do in a shell. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageSpec } from '../../scripts/package-spec.mjs';
import { starterPagesWorkflow } from '../../src/newsletter/starter/pages-workflow.ts';
import { starterWorkflow } from '../../src/newsletter/starter/workflow.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** Of the steps that hand a report over. */
const isReported =
  "${{ !cancelled() && github.event_name == 'pull_request' && steps.install.outcome == 'success' }}";

const specs = [undefined, 'paper-digest@1.2.0'];
const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };

function read(spec: string | undefined) {
  const workflow = parse(starterWorkflow(spec));
  const steps: Step[] = workflow.jobs.validate.steps;
  return { workflow, steps };
}

describe.each(specs)('with DIGEST_PACKAGE %s', (spec) => {
  const { workflow, steps } = read(spec);

  test('the base of a pull request says which digest runs', () => {
    expect(workflow.jobs.validate.env).toEqual({
      BASE: '${{ github.event.pull_request.base.sha || github.sha }}',
      HEAD: '${{ github.event.pull_request.head.sha || github.sha }}',
    });
  });

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
      'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02',
    ]);
    const checkout = steps.find(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkout?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
  });
});

describe('the workflow of the site', () => {
  const { jobs, permissions } = parse(starterPagesWorkflow(undefined)) as {
    permissions: unknown;
    jobs: Record<'build' | 'deploy', { permissions?: unknown; steps: Step[]; 'timeout-minutes': number }>;
  };

  test('only the job that deploys may write, and it runs nothing of the newsletter', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(jobs.build.permissions).toBeUndefined();
    expect(jobs.deploy.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    expect(jobs.deploy.steps.flatMap(({ run }) => run ?? [])).toEqual([]);
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(15);
  });

  test('its actions are commits, and leave no token in the checkout', () => {
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(used).toHaveLength(4);
    for (const one of used) expect(one).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
    const checkout = jobs.build.steps.find(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkout?.with).toEqual({ 'persist-credentials': false });
  });
});

test('without a package it names nothing that a registry would be asked for', () => {
  expect(starterWorkflow(undefined)).not.toMatch(/npx|npm install --ignore|paper-digest@/);
});

const noTools = ['git', 'npm', 'tar'].every((tool) => spawnSync(tool, ['--version']).status === 0)
  ? ''
  : ' (skipped: there is no git, npm or tar)';

describe.skipIf(noTools !== '')(`in a shell${noTools}`, () => {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-workflow-')));
  afterAll(() => rmSync(work, { recursive: true }));
  const env = {
    PATH: process.env['PATH'],
    HOME: work,
    GIT_CONFIG_NOSYSTEM: '1',
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
  writeFileSync(join(work, '.gitconfig'), '[user]\n\tname = Editor\n\temail = editor@example.org\n');
  /** What a stranger's code would leave. */
  const trace = join(work, 'trace');
  const leave = `require('fs').writeFileSync(${JSON.stringify(trace)}, process.argv.join(' '));`;

  function sh(cwd: string, line: string): void {
    const { status, stderr } = spawnSync('bash', ['-ec', line], { cwd, encoding: 'utf8', env });
    expect({ line, status, stderr: status === 0 ? '' : stderr }).toEqual({ line, status: 0, stderr: '' });
  }

  function write(folder: string, files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  /** A tarball of a digest that says what it was asked. */
  function tarball(version: string, isBuilt = true): string {
    const folder = mkdtempSync(join(work, 'package-'));
    write(folder, {
      'package.json': JSON.stringify({
        name,
        version,
        bin: { digest: 'bin/digest.js' },
        scripts: { postinstall: `node -e ${JSON.stringify(leave)}` },
      }),
      'bin/digest.js': `console.log('digest ${version}', process.argv.slice(2).join(' '))`,
      ...(isBuilt ? { 'dist/run.js': '' } : {}),
    });
    sh(folder, 'npm pack --silent --ignore-scripts');
    return join(folder, `paper-digest-${version}.tgz`);
  }

  /** A repository whose main branch has that among its dependencies, and what a branch adds to it. */
  function checkout({
    tool,
    key = 'dependencies',
    branch = {},
  }: {
    readonly tool?: string | undefined;
    readonly key?: string;
    readonly branch?: Readonly<Record<string, string>>;
  }): { folder: string; base: string } {
    const folder = mkdtempSync(join(work, 'checkout-'));
    sh(folder, 'git init --quiet --initial-branch=main');
    write(folder, { 'issues/2025-07-07.yaml': 'week: 2025-07-07\n', 'digest.config.yaml': 'locale: ko\n' });
    if (tool !== undefined) {
      const file = basename(tool);
      cpSync(tool, join(folder, file));
      const root = { [key]: { [name]: `file:${file}` } };
      const [, version] = /-([\d.]+)\.tgz$/.exec(file) ?? [];
      const packages = { '': root, [`node_modules/${name}`]: { version, resolved: `file:${file}` } };
      write(folder, {
        'package.json': JSON.stringify({ private: true, ...root }),
        'package-lock.json': JSON.stringify({ lockfileVersion: 3, requires: true, packages }),
      });
    }
    sh(folder, 'git add --all && git commit --quiet --message=base');
    const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8', env });
    write(folder, branch);
    sh(folder, 'git add --all --force && git commit --quiet --allow-empty --message=branch');
    return { folder, base: stdout.trim() };
  }

  /** What the last run handed over. */
  let report = '';

  /** Runs the steps as a runner does, from the checkout, up to the first that fails. */
  function play(
    spec: string | undefined,
    { folder, base }: { readonly folder: string; readonly base: string },
    event = 'pull_request',
    steps = read(spec).steps,
  ) {
    const temporary = mkdtempSync(join(work, 'runner-'));
    let output = '';
    for (const { run, if: condition } of steps) {
      if (run === undefined) continue;
      if (condition !== undefined) {
        expect(["github.event_name == 'pull_request'", isReported]).toContain(condition);
        if (event !== 'pull_request') continue;
      }
      const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', run], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...env, BASE: base, HEAD: 'c0ffee', GITHUB_WORKSPACE: folder, RUNNER_TEMP: temporary },
      });
      output += stdout + (status === 0 ? '' : stderr);
      if (status !== 0) return { status, output };
    }
    report = join(temporary, 'report.json');
    return { status: 0, output: output.replace(/^(?:added|\n).*\n/gm, '').trim() };
  }

  const sound = tarball('1.2.0');
  const asked = (folder: string): string => `digest 1.2.0 -C ${folder} validate --rendered`;

  // What the actions do with the folder, upload and deploy it, is GitHub's, and is not run here.
  test('the site is made by the digest of its commit, outside the checkout', () => {
    const place = checkout({ tool: sound });
    const { steps } = parse(starterPagesWorkflow(undefined)).jobs.build as { steps: Step[] };
    const { status, output } = play(undefined, place, 'push', steps);
    expect({ status, output }).toEqual({
      status: 0,
      output: expect.stringMatching(/^digest 1\.2\.0 -C \S+ site --out \S+\/runner-\w+\/site$/),
    });
    expect(output).toContain(place.folder);
  });

  test.each(['dependencies', 'devDependencies'])('the digest of the base is run, from its %s', (key) => {
    const place = checkout({ tool: sound, key });
    expect(play(undefined, place)).toEqual({ status: 0, output: asked(place.folder) });
    // The named one is only for who has none.
    expect(play('paper-digest@9.9.9', place)).toEqual({ status: 0, output: asked(place.folder) });
    expect(existsSync(trace)).toBe(false);
  });

  test('nothing that the branch brings is run', () => {
    const evil = {
      'node_modules/paper-digest/package.json': '{"name":"paper-digest","version":"6.6.6"}',
      'node_modules/paper-digest/bin/digest.js': leave,
      'node_modules/paper-digest/dist/run.js': leave,
      'node_modules/.bin/digest': `#!/usr/bin/env node\n${leave}`,
      'node_modules/.bin/git': `#!/usr/bin/env node\n${leave}`,
      '.npmrc':
        'registry=http://127.0.0.1:1/\nnode-options=--require ./evil.cjs\nscript-shell=./evil.sh\nignore-scripts=false\n',
      'evil.cjs': leave,
      'evil.sh': `#!/usr/bin/env node\n${leave}`,
      'package.json': JSON.stringify({
        scripts: { preinstall: 'node evil.cjs', prepare: 'node evil.cjs' },
        dependencies: { [name]: 'file:./evil' },
      }),
      'package-lock.json': '{}',
      'evil/package.json': JSON.stringify({
        name,
        version: '6.6.6',
        scripts: { install: 'node ../evil.cjs' },
      }),
      'digest/package.json': '{}',
      // What only looks like the inside of a repository.
      HEAD: 'ref: refs/heads/main\n',
      config: `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tfsmonitor = "touch '${trace}'"\n`,
      'objects/.keep': '',
      'refs/.keep': '',
      '.gitattributes': '* filter=x export-subst\n',
    };
    const place = checkout({ tool: sound, branch: evil });
    // It would be run by who works in the checkout.
    spawnSync('node', ['node_modules/paper-digest/bin/digest.js'], { cwd: place.folder, env });
    expect(existsSync(trace)).toBe(true);
    rmSync(trace);
    expect(play(undefined, place)).toEqual({ status: 0, output: asked(place.folder) });
    expect(existsSync(trace)).toBe(false);
  });

  test.each(['digest.config.yaml', 'templates/forum/main.hbs', '.github/workflows/digest.yml'])(
    'a pull request that changes %s is told to be code',
    (path) => {
      const place = checkout({ tool: sound, branch: { [path]: 'changed: 1\n' } });
      expect(play(undefined, place).output.split('\n')).toEqual([
        expect.stringMatching(/^::warning::This pull request changes the config.*review them as code\.$/),
        asked(place.folder),
      ]);
    },
  );

  test('a pull request hands over what is found, with its own commit, and a push does not', () => {
    const place = checkout({ tool: sound });
    play(undefined, place);
    expect(readFileSync(report, 'utf8')).toBe(`digest 1.2.0 -C ${place.folder} ci-report HEAD^ c0ffee\n`);
    play(undefined, place, 'push');
    expect(existsSync(report)).toBe(false);
  });

  test('a push is not, for it has been reviewed', () => {
    const place = checkout({ tool: sound, branch: { 'digest.config.yaml': 'changed: 1\n' } });
    expect(play(undefined, place, 'push').output).toBe(asked(place.folder));
  });

  test('without it among the dependencies of the base, one sentence says so', () => {
    const branch = { 'package.json': JSON.stringify({ dependencies: { [name]: 'file:evil' } }) };
    for (const place of [checkout({}), checkout({ branch })]) {
      const { status, output } = play(undefined, place);
      expect(status).toBe(1);
      expect(output.trimEnd().split('\n')).toEqual([
        expect.stringMatching(/^::error::package\.json of the base does not have paper-digest among .*\.$/),
      ]);
    }
  });

  test('a package of no dependency is what the workflow names, installed in a folder of its own', () => {
    const place = checkout({ branch: { '.npmrc': 'registry=http://127.0.0.1:1/\n' } });
    const tools = mkdtempSync(join(work, 'tools-'));
    // What a registry answers is not what is asked here.
    write(tools, {
      npm: `#!/bin/sh\n[ "$1" != install ] || { echo "npm $*, in $(basename "$PWD")"; mkdir -p node_modules; tar -xzf '${sound}'; mv package node_modules/paper-digest; }\n`,
    });
    chmodSync(join(tools, 'npm'), 0o755);
    const path = env.PATH;
    env.PATH = `${tools}:${path}`;
    try {
      expect(play('paper-digest@1.2.0', place)).toEqual({
        status: 0,
        output: `npm install --ignore-scripts --no-audit --no-fund paper-digest@1.2.0, in digest-named\n${asked(place.folder)}`,
      });
    } finally {
      env.PATH = path;
    }
  });

  test('one that is not built is told', () => {
    const { status, output } = play(undefined, checkout({ tool: tarball('1.3.0', false) }));
    expect(status).toBe(1);
    expect(output).toMatch(/^::error::digest is not built, .*tarball.*\.$/m);
  });
});

describe('the workflows of this repository', () => {
  const folder = '.github/workflows';
  test.each(readdirSync(folder))('%s', (file) => {
    const workflow = parse(readFileSync(join(folder, file), 'utf8'));
    expect(workflow.permissions).toEqual({ contents: 'read' });
    // What runs in the night may take longer than anybody waits.
    const most = workflow.on.schedule === undefined ? 60 : 350;
    for (const job of Object.values<{ steps: Step[]; 'timeout-minutes': number }>(workflow.jobs)) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(most);
      for (const { uses = '', with: options } of job.steps) {
        expect(uses).toMatch(/^(?:|[\w-]+\/[\w-]+@[0-9a-f]{40})$/);
        if (uses.startsWith('actions/checkout@'))
          expect(options).toMatchObject({ 'persist-credentials': false });
      }
    }
  });
});

describe('publishing', () => {
  const { jobs } = parse(readFileSync('.github/workflows/publish.yml', 'utf8')) as {
    jobs: Record<'pack' | 'publish', { permissions?: unknown; steps: (Step & { name?: string })[] }>;
  };
  const work = mkdtempSync(join(tmpdir(), 'digest-publish-'));
  afterAll(() => rmSync(work, { recursive: true }));

  /** Runs one step in a folder, with an npm that says what it is asked. What only the registry and GitHub can do is not run. */
  function step(job: 'pack' | 'publish', title: string, json: Record<string, unknown> = {}) {
    const folder = mkdtempSync(join(work, 'step-'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify(json));
    writeFileSync(join(folder, 'npm'), '#!/bin/sh\necho "npm $* DIGEST_PACKAGE=$DIGEST_PACKAGE"\n');
    chmodSync(join(folder, 'npm'), 0o755);
    if (job === 'publish') {
      mkdirSync(join(folder, 'package'));
      writeFileSync(join(folder, 'package/paper-digest-1.2.0.tgz'), '');
    }
    const line = jobs[job].steps.find((one) => one.name === title)?.run ?? 'exit 99';
    const { status, stdout } = spawnSync('bash', ['-e', '-c', line], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: `${folder}:${process.env['PATH']}`,
        RUNNER_TEMP: folder,
        GITHUB_REF_NAME: 'v1.2.0',
        GITHUB_REPOSITORY: 'news/digest',
      },
    });
    return { status, output: stdout.replaceAll(folder, 'TEMP').trim() };
  }

  test('only the job that runs nobody else’s code can say who it is', () => {
    expect(jobs.pack.permissions).toBeUndefined();
    expect(jobs.publish.permissions).toEqual({ 'id-token': 'write' });
    expect(jobs.publish.steps.flatMap(({ uses = '' }) => uses.split('@')[0]).filter(Boolean)).toEqual([
      'actions/setup-node',
      'actions/download-artifact',
    ]);
    expect(readFileSync('.github/workflows/publish.yml', 'utf8')).not.toMatch(/secrets\.|NODE_AUTH_TOKEN/);
  });

  const title = 'The tag is the version, and the repository is this one';
  test.each([
    'https://github.com/news/digest',
    'git+https://github.com/news/digest.git',
    'github:news/digest',
  ])('the tag of this version, with the repository %s', (url) => {
    expect(step('pack', title, { version: '1.2.0', repository: { url } })).toEqual({ status: 0, output: '' });
    expect(step('pack', title, { version: '1.2.0', repository: url })).toEqual({ status: 0, output: '' });
  });

  test.each([
    ['a release before a release', { version: '1.2.0-rc.1' }, '1.2.0-rc.1 is a release before a release'],
    ['another version', { version: '1.2.1', repository: 'github:news/digest' }, 'the tag is not v1.2.1'],
    ['no repository', { version: '1.2.0' }, 'repository in package.json does not name'],
    [
      'another one',
      { version: '1.2.0', repository: 'github:other/news/digest2' },
      'repository in package.json',
    ],
    [
      'a longer name',
      { version: '1.2.0', repository: 'github:evilnews/digest' },
      'repository in package.json',
    ],
  ])('not with %s', (_, json, words) => {
    const { status, output } = step('pack', title, json);
    expect(status).toBe(1);
    expect(output).toMatch(new RegExp(`^::error::${words}`));
  });

  test('the package is built for its name, packed without scripts, and published with its proof', () => {
    expect(step('pack', 'Pack').output.split('\n')).toEqual([
      'npm run --silent build DIGEST_PACKAGE=paper-digest@1.2.0',
      'npm pack --silent --ignore-scripts --pack-destination TEMP/package DIGEST_PACKAGE=',
    ]);
    expect(step('publish', 'Publish')).toEqual({
      status: 0,
      output:
        'npm publish --ignore-scripts --provenance --access public ./paper-digest-1.2.0.tgz DIGEST_PACKAGE=',
    });
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
