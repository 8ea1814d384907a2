import { sha256 } from '../../files/index.ts';

/** Actions by their commits: a tag can be moved to another one. */
const actions = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  setupNode: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
  upload: 'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2',
  uploadPages: 'actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0',
  deployPages: 'actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0',
} as const;

/** A checkout that keeps no token, with more lines of `with:` where they are wanted, and a Node to run digest. */
export function checkoutSteps(...more: readonly string[]): string {
  const lines = [...more, 'persist-credentials: false'].map((line) => `          ${line}`);
  return `      ${uses('checkout')}
        with:
${lines.join('\n')}
      ${uses('setupNode')}
        with:
          node-version: 22
          package-manager-cache: false`;
}

export function uses(action: keyof typeof actions): string {
  return `- uses: ${actions[action]}`;
}

/** The program that the step `install` has put there. */
export const tool = 'node "$RUNNER_TEMP/digest-tool/bin/digest.js"';

/**
 * The steps that put a digest aside which is not the branch's: the one that package.json of the commit `BASE` names, and else, with
 * `spec`, such as `paper-digest@1.2.0`, that very package. A name that nobody holds at the registry is never asked for.
 */
export function installSteps(spec: string | undefined): string {
  return `      # Nothing is installed or started in the checkout: a branch may bring node_modules/ or .npmrc.
      - name: Install digest
        id: install
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
          ln -s "$PWD/$tool" "$RUNNER_TEMP/digest-tool"`;
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

const note =
  '# Written by `digest init`. `digest init --update` refreshes it unless you edit it, which it sees by this sum:\n# ';

/** A workflow with the note that tells whether somebody has edited it. */
export function withSum(body: string): string {
  return `${note}${sumOf(body)}\n${body}`;
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
  return sha256(text).toString('hex');
}
