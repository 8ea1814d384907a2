import { openInEditor } from './connect.ts';
import { button, byId, el } from './dom.ts';
import type { Known } from './view.ts';

/** The picked thing: a block, or a line at which no block begins. */
export interface Found {
  readonly block?: number | undefined;
  /** In the issue file, from 1; absent where the text comes from the config. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** The block's path, or what is wrong there. */
  readonly label: string;
}

export interface FoundBarOptions {
  /** Whether there is a server to open an editor. */
  readonly isLive: boolean;
  readonly showLine: (line: number) => void;
  readonly close: () => void;
}

/** Where something stands in the issue file, with the ways there. */
export class FoundBar {
  private readonly element = byId('found');
  private readonly options: FoundBarOptions;

  constructor(options: FoundBarOptions) {
    this.options = options;
  }

  show(found: Found | undefined, { issue }: Known): void {
    this.element.hidden = found === undefined || issue === undefined;
    if (found === undefined || issue === undefined) return;
    const { line, column, label } = found;
    const { isLive, showLine, close } = this.options;
    const where =
      line === undefined ? 'from digest.config.yaml, not from this file' : `${issue.file}:${line}`;
    const answer = el('span', { role: 'status' });
    const open = (at: number): void => {
      const place = { issue: issue.name, line: at, ...(column === undefined ? {} : { column }) };
      void openInEditor(place).then((words) => (answer.textContent = words));
    };
    this.element.replaceChildren(
      el('span', { class: 'where' }, label === '' ? where : `${label} · ${where}`),
      ...(line === undefined ? [] : [button('Show in source', () => showLine(line))]),
      ...(line === undefined || !isLive ? [] : [button('Open in editor', () => open(line))]),
      button('Close', close),
      answer,
    );
  }
}

/**
 * The same block after an edit: the one with its path, counted among those that share it. `undefined` where it is gone, or
 * where what was picked was no block.
 */
export function foundAgain(found: Found, before: Known['blocks'], after: Known['blocks']): Found | undefined {
  const { block } = found;
  const old = block === undefined ? undefined : before?.[block];
  if (old === undefined) return undefined;
  const nth = (before ?? []).slice(0, block).filter(({ path }) => path === old.path).length;
  const index = (after ?? []).flatMap(({ path }, i) => (path === old.path ? [i] : []))[nth];
  return index === undefined ? undefined : { ...found, block: index, line: after?.[index]?.lines?.[0] };
}
