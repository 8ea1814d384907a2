import { checkoutSteps, installSteps, tool, withSum } from './workflow-file.ts';

/**
 * A GitHub workflow that makes a pull request of the answers of an issue form. `ci-form` reads them out of the event: no text of theirs is
 * ever part of a line of the shell, a branch's name or a file's name.
 */
export function formWorkflow(spec: string | undefined): string {
  return withSum(`name: digest form
on:
  issues:
    types: [labeled]
permissions: {}
concurrency:
  group: \${{ github.workflow }}-\${{ github.event.issue.number }}
jobs:
  paper:
    if: github.event.label.name == 'paper' && github.event.issue.state == 'open'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: write
      issues: write
      pull-requests: write
    env:
      BASE: \${{ github.sha }}
    steps:
${checkoutSteps()}
${installSteps(spec)}
      - name: Pull request
        env:
          GH_TOKEN: \${{ github.token }}
          NUMBER: \${{ github.event.issue.number }}
          MAIN: \${{ github.event.repository.default_branch }}
        run: |
          mkdir "$RUNNER_TEMP/form"
          cd "$RUNNER_TEMP/form"
          api="repos/$GITHUB_REPOSITORY"
          branch="digest-form-$NUMBER"
          status=0
          ${tool} -C "$GITHUB_WORKSPACE" ci-form "$GITHUB_EVENT_PATH" --out "$PWD/paper.yaml" > said.md || status=$?
          if [ "$status" = 1 ]; then
            gh api --silent --method POST "$api/issues/$NUMBER/comments" -F body=@said.md
            exit 0
          fi
          [ "$status" = 0 ] || exit "$status"

          # A form that is labelled again brings its branch up to date.
          gh api "$api/git/matching-refs/heads/$branch" > refs.json
          if [ "$(jq --arg ref "refs/heads/$branch" '[.[] | select(.ref == $ref)] | length' refs.json)" = 0 ]; then
            gh api --silent --method POST "$api/git/refs" -f ref="refs/heads/$branch" -f sha="$GITHUB_SHA"
          fi
          path="inbox/form-$NUMBER.yaml"
          gh api "$api/contents/inbox?ref=$branch" > files.json || echo '[]' > files.json
          jq --null-input --rawfile text paper.yaml --arg path "$path" --arg branch "$branch" --arg number "$NUMBER" --slurpfile files files.json \\
            '{ message: "The paper of issue \\($number)", branch: $branch, content: ($text | @base64) } + ([$files[0][] | objects | select(.path == $path) | { sha }][0] // {})' > content.json
          gh api --silent --method PUT "$api/contents/$path" --input content.json
          gh api "$api/pulls?state=open&head=\${GITHUB_REPOSITORY%%/*}:$branch" > pulls.json
          if [ "$(jq length pulls.json)" = 0 ]; then
            gh api --silent --method POST "$api/pulls" -f title="The paper of issue $NUMBER" -f head="$branch" -f base="$MAIN" -F body=@said.md
          fi
`);
}
