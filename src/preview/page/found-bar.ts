import { openInEditor } from './connect.ts';
import { button, byId, el } from './dom.ts';
import type { Found } from './found.ts';
import type { Known } from './view.ts';

export interface FoundBarOptions {
  /** Whether there is a server to open an editor. */
  readonly isLive: boolean;
  readonly showLine: (line: number) => void;
  readonly accept: (block: number | undefined) => void;
  readonly close: () => void;
}

/** Where something stands in the issue file, with the ways there. */
export class FoundBar {
  private readonly element = byId('found');
  private readonly options: FoundBarOptions;
  /** What became of the editor. It stays while the file changes: the editor's own saving is such a change. */
  private answer = el('span', { role: 'status' });

  constructor(options: FoundBarOptions) {
    this.options = options;
  }

  /** Shows what was just found. */
  show(found: Found | undefined, known: Known): void {
    this.answer = el('span', { role: 'status' });
    this.update(found, known);
  }

  /** Shows where it is after a change. */
  update(found: Found | undefined, { issue, blocks = [] }: Known): void {
    this.element.hidden = found === undefined || issue === undefined;
    if (found === undefined || issue === undefined) return;
    const { line, column, label, block = -1 } = found;
    const { isLive, showLine, accept, close } = this.options;
    const where =
      line === undefined ? 'from digest.config.yaml, not from this file' : `${issue.file}:${line}`;
    const { answer } = this;
    const open = (at: number): void => {
      const place = { issue: issue.name, line: at, ...(column === undefined ? {} : { column }) };
      void openInEditor(place).then((words) => (answer.textContent = words));
    };
    this.element.replaceChildren(
      el('span', { class: 'where' }, label === '' ? where : `${label} · ${where}`),
      ...(line === undefined ? [] : [button('Show in source', () => showLine(line))]),
      ...(line === undefined || !isLive ? [] : [button('Open in editor', () => open(line))]),
      ...(blocks[block]?.unread === undefined || !isLive ? [] : [button('Accept', () => accept(block))]),
      button('Close', close),
      answer,
    );
  }
}
