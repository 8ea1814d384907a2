import { list, quote } from './define.ts';
import { sayDiskError } from './disk.ts';
import { kind } from './failure-kind.ts';
import { addingFailures } from './failures/adding.ts';
import { draftingFailures } from './failures/drafting.ts';
import { newsletterFailures } from './failures/newsletter.ts';
import { sendingFailures } from './failures/sending.ts';
import { publishingFailures } from './failures/publishing.ts';
import { serviceFailures } from './failures/services.ts';
import { importFailures } from './failures/importing.ts';

/** What to do with answers that could not be saved. */
const printed = 'They were printed as YAML. Copy them into a file: `digest add-paper --from FILE` adds them.';

/** Every kind of failure by its code. */
export const failureKinds = {
  ...newsletterFailures,
  ...addingFailures,
  ...sendingFailures,
  ...publishingFailures,
  ...serviceFailures,
  ...draftingFailures,
  ...importFailures,
  usage: kind<{ detail: string; command?: string | undefined }>({
    exit: 2,
    message: ({ detail }) => detail,
    hint: ({ command }) => `See: digest ${command === undefined ? '' : `${command} `}--help`,
  }),
  'unknown-code': kind<{ code: string; suggestion?: string | undefined }>({
    exit: 2,
    message: ({ code }) => `${quote(code)} is not a code of a problem`,
    hint: ({ suggestion }) =>
      suggestion === undefined
        ? 'Copy the code from a report, such as paper/title-empty; docs/problems.md lists all of them.'
        : `Did you mean ${suggestion}?`,
  }),
  'no-input': kind({
    exit: 2,
    message: () => 'there is nothing to read: standard input is a terminal',
    hint: () => 'Name a file, or pipe Markdown in: digest render | digest cook',
  }),
  'changed-meanwhile': kind<{ path: string; kept?: string | undefined }>({
    exit: 1,
    message: ({ path, kept }) =>
      `another program changed ${path} in the meantime; digest did not change it${kept === undefined ? '' : `, and put its own text into ${kept}`}`,
    hint: () => 'Run it again.',
  }),
  'half-written': kind<{ path: string; copy: string }>({
    exit: 2,
    message: ({ path, copy }) =>
      `${path} may be half written: a digest is writing it, or was stopped while it did; the whole text is in ${copy}`,
    hint: ({ path, copy }) =>
      `If no digest is running, rename ${copy} to ${path}, or remove it if the other is right.`,
  }),
  locked: kind<{ path: string; lock: string; pid?: number | undefined; host?: string | undefined }>({
    exit: 1,
    message: ({ path, pid, host }) =>
      `${path} is being changed by another digest${pid === undefined ? '' : ` (process ${pid} on ${host ?? 'this computer'})`}`,
    hint: ({ lock }) => `Wait until it ends. If it is no longer running, remove its lock, ${lock}.`,
  }),
  'cannot-read': kind<{ path: string; reason: string; advice?: string | undefined }>({
    exit: 2,
    message: ({ path, reason }) => `${path} cannot be read: ${reason}`,
    hint: ({ advice }) => advice,
  }),
  'cannot-write': kind<{ path: string; reason: string }>({
    exit: 2,
    message: ({ path, reason }) => `${path} cannot be written: ${reason}; the file was not changed`,
  }),
  'folder-not-ours': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) => `${path} holds other files than a page that digest wrote; nothing was written`,
    hint: () => 'Name a new or an empty folder.',
  }),
  'no-git': kind<{ detail: string }>({
    exit: 2,
    message: ({ detail }) => `git cannot be asked: ${detail}`,
    hint: () => 'Run it in a git checkout that has that commit (in CI: fetch-depth: 0).',
  }),
  'unknown-commit': kind<{ ref: string }>({
    exit: 2,
    message: ({ ref }) => `git does not know the commit ${ref}`,
    hint: () => 'Is it a typo? In CI, fetch-depth: 0 fetches all commits.',
  }),
  /** `detail`: why git could not be asked; `undefined` where nothing is committed yet. */
  'nothing-to-compare': kind<{ issue: string; detail: string | undefined }>({
    exit: 2,
    message: ({ issue, detail }) =>
      `nothing of ${issue} was published yet, and git has no earlier one: ${detail ?? 'nothing is committed'}`,
    hint: ({ detail }) =>
      `Publish the issue, or commit it to git${detail === undefined ? '' : ' (`git init` makes a repository)'}: then there is something to compare it with.`,
  }),
  'no-host-answered': kind<{ hosts: number; proxy?: string | undefined }>({
    exit: 2,
    message: ({ hosts, proxy }) =>
      `the links could not be checked: ${proxy ?? (hosts === 1 ? 'the only host did not answer' : `none of ${hosts} hosts answered`)}`,
    hint: ({ proxy }) =>
      proxy === undefined
        ? 'Check the network. HTTPS_PROXY is respected, and --offline uses only the cache.'
        : 'Check this variable. NO_PROXY lists the hosts that are asked without a proxy.',
  }),
  /** A step that the system refuses to nearly nobody, so that no sentence of its own waits for it. */
  'system-refused': kind<{ reason: string; detail: string }>({
    exit: 2,
    message: ({ reason }) => `the system refused a step that digest needs: ${reason}`,
    hint: ({ detail }) => `It said: ${detail}. If nothing on this computer explains that, please report it.`,
  }),
  'thread-ended': kind<{ first: string; last: string; reason: string }>({
    exit: 2,
    message: ({ first, last, reason }) =>
      `a thread of digest ended at ${first === last ? first : `one of the issues from ${first} to ${last}`}: ${reason}`,
    hint: () => 'Run it again with DIGEST_WORKERS=1, which uses no further threads.',
  }),
  'output-lost': kind<{ reason: string }>({
    exit: 2,
    message: ({ reason }) => `cannot write to standard output: ${reason}`,
  }),
  'port-in-use': kind<{ port: number; reason: string }>({
    exit: 2,
    message: ({ port, reason }) =>
      reason === 'EADDRINUSE'
        ? `port ${port} is in use`
        : `port ${port} cannot be used: ${sayDiskError(reason === '' ? undefined : reason)}`,
    hint: () => 'Another preview may still be running. Without --port, digest takes a free port.',
  }),
  'drawing-ended': kind<{ reason: string | undefined }>({
    exit: 2,
    message: ({ reason }) =>
      reason === undefined
        ? 'this could not be drawn: it needs more memory than digest may use'
        : `this could not be drawn: the thread that draws ended: ${reason}`,
    hint: ({ reason }) =>
      reason === undefined
        ? 'Make the issue shorter, or a template of yours simpler. The preview draws again when a file changes.'
        : 'The preview draws again when a file changes.',
  }),
  'preview-folder-gone': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) => `${path} no longer exists`,
    hint: () => 'The preview continues when the folder is back. If it was moved, start the preview there.',
  }),
  'preview-bug': kind<{ detail: string }>({
    exit: 2,
    message: ({ detail }) => `this cannot be shown because of a bug in digest: ${detail}`,
    hint: () => 'The page shows an earlier state. Please report the bug, with the issue file.',
  }),
  'no-window-editor': kind({
    exit: 2,
    message: () => 'no editor is set that the page can open',
    hint: () =>
      'Set DIGEST_EDITOR to an editor with a window of its own, such as code, zed or subl, and start the preview again.',
  }),
  'editor-failed': kind<{ editor: string; detail: string; left?: readonly string[] | undefined }>({
    exit: 2,
    message: ({ editor, detail, left = [] }) =>
      `the editor ${editor} could not be used: ${detail}${left.length === 0 ? '' : `; it left ${list(left, 'and')}`}`,
    hint: () => 'Set EDITOR to the editor that you use.',
  }),
  interrupted: kind<{
    kept?: string | undefined;
    unkept?: string | undefined;
    ledger?: string | undefined;
    drafts?: { readonly count: number; readonly path: string } | undefined;
  }>({
    exit: 130,
    message: ({ kept, unkept, ledger, drafts }) =>
      drafts !== undefined
        ? `interrupted; ${drafts.count === 1 ? 'the draft' : `the ${drafts.count} drafts`} that came before ${drafts.count === 1 ? 'is' : 'are'} in ${drafts.path}`
        : ledger !== undefined
          ? `interrupted; ${ledger} says what was begun`
          : `interrupted; nothing was changed${kept === undefined ? '' : `, and the answers so far are saved in ${kept}`}${unkept === undefined ? '' : `, but the answers so far could not be saved: ${unkept}`}`,
    hint: ({ kept, unkept, ledger, drafts }) =>
      drafts !== undefined
        ? 'Run the same command again: it asks only for the rest.'
        : ledger !== undefined
          ? 'Run the same command again: it looks first, and does only what is left.'
          : unkept !== undefined
            ? printed
            : kept === undefined
              ? undefined
              : '`digest add-paper` offers them the next time.',
  }),
};
