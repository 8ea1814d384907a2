import type { EditRequest, ListedIssue, MailReport, OpenRequest, Parts, Start } from '../protocol.ts';
import { byId } from './dom.ts';
import type { Heard } from './feed.ts';

export interface Listener {
  readonly told: (changed: Partial<Parts>) => void;
  /** Whether somebody is there to tell of changes. */
  readonly connected: (isConnected: boolean) => void;
  /** The newsletter has no issue of that name, but these. */
  readonly unknown: (name: string, issues: readonly string[]) => void;
}

/** Returns the data that the page was started with. */
export function start(): Start {
  return JSON.parse(byId('start').textContent ?? '') as Start;
}

/** How long a page that is out of sight goes on listening to the worker, which would keep what it says for it; milliseconds. */
const patience = 5000;

/** Follows one issue at a time: by the worker that all tabs share, or by a worker of its own where a browser has no such thing. */
export class Connection {
  private readonly listener: Listener;
  private issue: string | undefined;
  private timer: number | undefined;
  private isAlone = false;
  private ask: (issue: string | undefined) => void;

  constructor(listener: Listener) {
    this.listener = listener;
    this.ask = typeof SharedWorker === 'undefined' ? this.alone() : this.withOthers();
    document.addEventListener('visibilitychange', () => this.turn());
    window.addEventListener('pagehide', () => this.ask(undefined));
  }

  follow(issue: string): void {
    this.issue = issue;
    // Also in a tab that was opened out of sight.
    if (!this.isAlone) this.ask(issue);
    this.turn();
  }

  private turn(): void {
    clearTimeout(this.timer);
    const leave = (): void => this.ask(undefined);
    if (!document.hidden) this.ask(this.issue);
    else if (this.isAlone) leave();
    else this.timer = setTimeout(leave, patience);
  }

  private withOthers(): Connection['ask'] {
    const worker = new SharedWorker('worker.js');
    worker.addEventListener('error', () => {
      this.ask = this.alone();
      this.turn();
    });
    worker.port.start();
    return this.by(worker.port);
  }

  private alone(): Connection['ask'] {
    this.isAlone = true;
    return this.by(new Worker('worker.js'));
  }

  private by(port: Worker | MessagePort): Connection['ask'] {
    port.addEventListener('message', (event) => this.hear((event as MessageEvent<Heard>).data));
    return (issue) => port.postMessage(issue);
  }

  private hear(heard: Heard): void {
    const { told, connected, unknown } = this.listener;
    if (heard === 'ended') return connected(false);
    // What is on its way when another issue is chosen comes too late.
    if (heard.issue !== this.issue) return;
    connected(true);
    if ('others' in heard) unknown(heard.issue, heard.others);
    else told(heard.changed);
  }
}

/** Asks for the user's editor. Gives what to tell them. */
export async function openInEditor(place: OpenRequest): Promise<string> {
  const { isDone, words } = await post('open', place);
  return isDone ? 'Opened in your editor.' : words;
}

/** Asks for a change of the file. Gives what to tell of it. */
export function requestEdit(request: EditRequest): Promise<Told> {
  return post('edit', request);
}

interface Told {
  readonly isDone: boolean;
  readonly words: string;
}

async function post(path: string, body: OpenRequest | EditRequest): Promise<Told> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { isDone: answer.ok, words: (await answer.text()).trim() };
  } catch {
    return { isDone: false, words: 'The preview has ended.' };
  }
}

/** What a mail uses that a program lacks; `undefined` where nobody is there to say it. */
export function getReport(issue: string, client: string): Promise<MailReport | undefined> {
  return get(`report?${new URLSearchParams({ issue, client }).toString()}`);
}

/** Which issues there are, with their titles. */
export function getIssues(): Promise<readonly ListedIssue[] | undefined> {
  return get('issues');
}

async function get<T>(address: string): Promise<T | undefined> {
  // A page that is a file has no server.
  if (location.protocol === 'file:') return undefined;
  try {
    const answer = await fetch(address);
    return answer.ok ? ((await answer.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}
