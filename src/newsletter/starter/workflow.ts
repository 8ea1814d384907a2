/** A GitHub workflow that checks every pull request with exactly this version of the tool. */
export function starterWorkflow(version: string): string {
  return `# Written by \`digest init\`, refreshed by \`digest init --update\`.
name: digest
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # The report is in GitHub's format, so that each problem shows on its line in the pull request.
      - run: npx --yes --package=paper-digest@${version} digest validate --rendered
`;
}
