import { createHash } from 'node:crypto';

/** Actions by their commits: a tag can be moved to another one. */
const actions = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  setupNode: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
  uploadPages: 'actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0',
  deployPages: 'actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0',
};

/**
 * A GitHub workflow that checks every pull request, and runs nothing that the branch brings: digest is the one that package.json of the
 * base names, and else, with `spec`, such as `paper-digest@1.2.0`, that very package. A name that nobody holds at the registry is
 * never asked for.
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
    env:
      # What a pull request wants to change; of a push, the commit itself.
      BASE: \${{ github.event.pull_request.base.sha || github.sha }}
    steps:
      - uses: ${actions.checkout}
        with:
          # The base is needed too.
          fetch-depth: 0
          persist-credentials: false
      - uses: ${actions.setupNode}
        with:
          node-version: 22
          package-manager-cache: false
      - name: Config and templates are code
        if: github.event_name == 'pull_request'
        run: |
          if ! git -C "$GITHUB_WORKSPACE" diff --quiet "$BASE" HEAD -- digest.config.yaml templates .github; then
            echo '::warning::This pull request changes the config, the templates or a workflow. They decide what readers get and what runs here: review them as code.'
          fi
${installSteps(spec)}      - run: node "$RUNNER_TEMP/digest-tool/bin/digest.js" -C "$GITHUB_WORKSPACE" ${validate}
`;
  return `${note}${sumOf(body)}\n${body}`;
}

/**
 * A GitHub workflow that makes the site of what is on the main branch, and brings it to GitHub's pages. What builds may only read; what
 * deploys runs nothing of the newsletter. Nobody here can run the actions that upload and deploy.
 */
export function starterPagesWorkflow(spec: string | undefined): string {
  const body = `name: pages
on:
  push:
    branches: [main]
  # A week to come appears on its first day.
  schedule:
    - cron: '17 0 * * *'
  workflow_dispatch:
permissions:
  contents: read
# One deployment after the other, each to its end.
concurrency:
  group: pages
  cancel-in-progress: false
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    env:
      BASE: \${{ github.sha }}
    steps:
      - uses: ${actions.checkout}
        with:
          persist-credentials: false
      - uses: ${actions.setupNode}
        with:
          node-version: 22
          package-manager-cache: false
${installSteps(spec)}      - run: node "$RUNNER_TEMP/digest-tool/bin/digest.js" -C "$GITHUB_WORKSPACE" site --out "$RUNNER_TEMP/site"
      - uses: ${actions.uploadPages}
        with:
          path: \${{ runner.temp }}/site
  deploy:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deploy.outputs.page_url }}
    steps:
      - uses: ${actions.deployPages}
        id: deploy
`;
  return `${note}${sumOf(body)}\n${body}`;
}

const note =
  '# Written by `digest init`. `digest init --update` refreshes it unless you edit it, which it sees by this sum:\n# ';

/** In GitHub's format, which is the default there, each problem shows on its line in the pull request. */
const validate = 'validate --rendered';

/** Steps that leave the digest to run in `$RUNNER_TEMP/digest-tool`. `$BASE` is the commit whose package.json names it. */
function installSteps(spec: string | undefined): string {
  return `      # Nothing is installed or started in the checkout: a branch may bring node_modules/ or .npmrc.
      - name: Install digest
        run: |
          mkdir "$RUNNER_TEMP/digest"
          git -C "$GITHUB_WORKSPACE" archive "$BASE" | tar -x -C "$RUNNER_TEMP/digest"
          cd "$RUNNER_TEMP/digest"
          if node -e 'const p = JSON.parse(fs.readFileSync("package.json")); if (!{ ...p.dependencies, ...p.devDependencies }["paper-digest"]) throw p' 2> /dev/null; then
            npm ci --ignore-scripts --no-audit --no-fund
            tool=node_modules/paper-digest
          else
${spec === undefined ? noTool : namedTool(spec)}
          fi
          if [ ! -f "$tool/dist/run.js" ]; then
            echo '::error::digest is not built, as from a git address, whose scripts do not run here: install it from a tarball (npm pack in a clone of digest makes one).'
            exit 1
          fi
          ln -s "$PWD/$tool" "$RUNNER_TEMP/digest-tool"
`;
}

const noTool = `            echo '::error::package.json of the base does not have paper-digest among its dependencies: install it from a tarball (npm install --save-dev ./FILE.tgz), and commit package.json, package-lock.json and the file to the main branch.'
            exit 1`;

function namedTool(spec: string): string {
  const name = spec.slice(0, spec.lastIndexOf('@'));
  return `            mkdir "$RUNNER_TEMP/digest-named"
            cd "$RUNNER_TEMP/digest-named"
            npm init --yes > /dev/null
            npm install --ignore-scripts --no-audit --no-fund ${spec}
            tool=node_modules/${name}`;
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
