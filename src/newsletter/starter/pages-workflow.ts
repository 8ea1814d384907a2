import { checkoutSteps, installSteps, tool, uses, withSum } from './workflow-file.ts';

/**
 * A GitHub workflow that makes the site of what is on the main branch, and brings it to GitHub's pages. What builds may only read; what
 * deploys runs nothing of the newsletter. Nobody here can run the actions that upload and deploy.
 */
export function starterPagesWorkflow(spec: string | undefined): string {
  return withSum(`name: pages
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
${checkoutSteps()}
${installSteps(spec)}
      - run: ${tool} -C "$GITHUB_WORKSPACE" site --out "$RUNNER_TEMP/site"
      ${uses('uploadPages')}
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
      ${uses('deployPages')}
        id: deploy
`);
}
