import { checkoutSteps, installSteps, tool, uses, withSum } from './workflow-file.ts';

/** The name of the artefact that one workflow hands to the other. */
const artefact = 'digest-report';

/** A GitHub workflow that checks every pull request, with no right but to read, and hands over a report. It runs nothing that the branch brings. */
export function starterWorkflow(spec: string | undefined): string {
  return withSum(`name: digest
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
      HEAD: \${{ github.event.pull_request.head.sha || github.sha }}
    steps:
${checkoutSteps('# The base is needed too.', 'fetch-depth: 0')}
      - name: Config and templates are code
        if: github.event_name == 'pull_request'
        run: |
          if ! git -C "$GITHUB_WORKSPACE" diff --quiet "$BASE" HEAD -- digest.config.yaml templates .github; then
            echo '::warning::This pull request changes the config, the templates or a workflow. They decide what readers get and what runs here: review them as code.'
          fi
${installSteps(spec)}
      - run: ${tool} -C "$GITHUB_WORKSPACE" ${validate}
      # For the workflow that may comment, which trusts nothing in it. HEAD^ is the branch that this is merged into.
      - name: Report
        if: ${isReported}
        continue-on-error: true
        run: |
          ${tool} -C "$GITHUB_WORKSPACE" ci-report HEAD^ "$HEAD" > "$RUNNER_TEMP/report.part"
          mv "$RUNNER_TEMP/report.part" "$RUNNER_TEMP/report.json"
      ${uses('upload')}
        if: ${isReported}
        with:
          name: ${artefact}
          path: \${{ runner.temp }}/report.json
          if-no-files-found: ignore
          overwrite: true
          retention-days: 1
`);
}

/** In GitHub's format, which is the default there, each problem shows on its line in the pull request. */
const validate = 'validate --rendered';

/** What is wrong is what there is to report. */
const isReported =
  "${{ !cancelled() && github.event_name == 'pull_request' && steps.install.outcome == 'success' }}";

/**
 * A GitHub workflow of the main branch that comments on a pull request after its check. It has the right to, so it checks nothing of the
 * branch out and runs nothing of it: which pull request it is GitHub says by the commit, and the report is data for `ci-comment`.
 */
export function commentWorkflow(spec: string | undefined): string {
  return withSum(`name: digest comment
on:
  workflow_run:
    workflows: [digest]
    types: [completed]
permissions: {}
# One comment at a time, and of those that wait the newest.
concurrency:
  group: \${{ github.workflow }}-\${{ github.event.workflow_run.head_repository.id }}-\${{ github.event.workflow_run.head_branch }}
jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request' && contains(fromJSON('["success", "failure"]'), github.event.workflow_run.conclusion)
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      actions: read
      contents: read
      pull-requests: write
    env:
      # The main branch, and never that of the pull request.
      BASE: \${{ github.sha }}
    steps:
${checkoutSteps('ref: ${{ github.sha }}')}
${installSteps(spec)}
      - name: Comment
        env:
          GH_TOKEN: \${{ github.token }}
          RUN: \${{ github.event.workflow_run.id }}
          HEAD: \${{ github.event.workflow_run.head_sha }}
          SOURCE: \${{ github.event.workflow_run.head_repository.id }}
        run: |
          mkdir "$RUNNER_TEMP/comment"
          cd "$RUNNER_TEMP/comment"
          api="repos/$GITHUB_REPOSITORY"

          # The pull request is the open one with this very commit; a branch's name or the report could say anything.
          gh api --paginate "$api/pulls?state=open&per_page=100" > pulls.json
          number=$(jq --raw-output --arg head "$HEAD" --arg source "$SOURCE" '.[] | select(.head.sha == $head and "\\(.head.repo.id)" == $source) | .number' pulls.json)
          number=\${number%%$'\\n'*}
          if [ -z "$number" ]; then
            echo '::notice::No open pull request ends with this commit: it has a newer one, or is closed.'
            exit 0
          fi

          gh api "$api/actions/runs/$RUN/artifacts?name=${artefact}&per_page=100" > artifacts.json
          jq --raw-output '[.artifacts[] | select(.expired | not)] | max_by(.id) // empty | "\\(.id) \\(.size_in_bytes)"' artifacts.json > artifact
          if ! read -r id size < artifact; then
            echo '::notice::The check has handed over no report: its log says why.'
            exit 0
          fi
          if [ "$size" -gt 262144 ]; then
            echo "::error::The report has $size bytes, and at most 262144 are read."
            exit 1
          fi
          gh api "$api/actions/artifacts/$id/zip" > report.zip
          # One file of it is read, and nothing is written under a name that the archive gives.
          unzip -p report.zip report.json | head -c 262145 > report.json
          ${tool} ci-comment report.json --head "$HEAD" > comment.md

          # Its own comment, which begins with the mark that nobody sees.
          gh api --paginate "$api/issues/$number/comments?per_page=100" > comments.json
          comment=$(jq --raw-output '.[] | select(.user.login == "github-actions[bot]" and ((.body // "") | startswith("<!-- digest: report"))) | .id' comments.json)
          comment=\${comment%%$'\\n'*}
          if [ -n "$comment" ]; then
            gh api --silent --method PATCH "$api/issues/comments/$comment" -F body=@comment.md
          elif [ "$(head -n 1 comment.md)" != '<!-- digest: report, nothing to tell -->' ]; then
            gh api --silent --method POST "$api/issues/$number/comments" -F body=@comment.md
          fi
`);
}
