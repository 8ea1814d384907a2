import type { OpenRequest, Parts, Start } from '../protocol.ts';
import { byId } from './dom.ts';

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

/** How long a page may be out of sight before it lets go of the server, of which a browser holds six at a time; milliseconds. */
const patience = 5000;

/** Follows an issue; by default the one that the preview was started for. The returned function ends it. */
export function follow(issue: string | undefined, listener: Listener): () => void {
  let events: EventSource | undefined;
  let timer: number | undefined;
  const begin = (): void => {
    events = listen(issue, listener);
  };
  const end = (): void => {
    events?.close();
    events = undefined;
  };
  const turn = (): void => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(end, patience);
    else if (events === undefined) begin();
  };
  begin();
  document.addEventListener('visibilitychange', turn);
  return () => {
    document.removeEventListener('visibilitychange', turn);
    clearTimeout(timer);
    end();
  };
}

function listen(issue: string | undefined, { told, connected, unknown }: Listener): EventSource {
  const events = new EventSource(
    issue === undefined ? 'events' : `events?issue=${encodeURIComponent(issue)}`,
  );
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    connected(true);
    told(JSON.parse(data) as Partial<Parts>);
  });
  events.addEventListener('unknown', ({ data }: MessageEvent<string>) => {
    events.close();
    unknown(issue ?? '', (JSON.parse(data) as { issues?: readonly string[] }).issues ?? []);
  });
  // Where the server is gone, the browser tries again by itself.
  events.addEventListener('error', () => connected(false));
  return events;
}

/** Asks for the user's editor. Gives what to tell them. */
export async function openInEditor(place: OpenRequest): Promise<string> {
  try {
    const answer = await fetch('open', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(place),
    });
    return answer.ok ? 'Opened in your editor.' : await answer.text();
  } catch {
    return 'The preview has ended.';
  }
}
