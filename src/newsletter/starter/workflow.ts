import { createHash } from 'node:crypto';

/** Actions by their commits: a tag can be moved to another one. */
const actions = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  setupNode: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
};

/**
 * A GitHub workflow that checks every pull request. With `spec`, such as `paper-digest@1.2.0`, it runs that very package;
 * without, the one that the newsletter's package.json names: a name that nobody holds at the registry is never run.
 */
export function starterWorkflow(spec: string | undefined): string {
  const body = `name: digest
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
# A newer push makes the check of an older one superfluous.
concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
jobs:
  validate:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: ${actions.checkout}
        with:
          persist-credentials: false
      - uses: ${actions.setupNode}
        with:
          node-version: 22
${spec === undefined ? ownTool : namedTool(spec)}`;
  return `${note}${sumOf(body)}\n${body}`;
}

const note =
  '# Written by `digest init`. `digest init --update` refreshes it unless you edit it, which it sees by this sum:\n# ';

/** In GitHub's format, which is the default there, each problem shows on its line in the pull request. */
const validate = 'digest validate --rendered';

const ownTool = `      # The version of digest that package.json names, so that everybody has the same.
      - name: Install digest
        run: |
          if ! node -e 'const p = require("./package.json"); if (!{ ...p.dependencies, ...p.devDependencies }["paper-digest"]) throw p' 2> /dev/null; then
            echo '::error::package.json does not have paper-digest among its dependencies: install it from a tarball or a git address (npm install --save-dev ADDRESS), and commit package.json and package-lock.json.'
            exit 1
          fi
          npm ci --no-audit --no-fund
      - run: npx --no-install ${validate}
`;

function namedTool(spec: string): string {
  return `      - run: npx --yes --package=${spec} ${validate}
`;
}

/** Whether a workflow is as some version wrote it, but for its line ends. */
export function isStarterWorkflow(text: string): boolean {
  const written = text.replaceAll('\r\n', '\n');
  const sum = /^[0-9a-f]{64}\n/.exec(written.slice(note.length))?.[0] ?? '';
  if (written.startsWith(note) && sum !== '')
    return sum.trim() === sumOf(written.slice(note.length + sum.length));
  return sumOf(written.replace(/paper-digest@[\w.-]+/, 'paper-digest@VERSION')) === first;
}

/** The sum of the workflow of version 1.0.0, which had none in it. */
const first = 'e09bc1633093dbd6a37d72dcada97c490152799576d05e66999a16839c1e7701';

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
