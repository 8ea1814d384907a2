import type { OpenRequest, Parts, Start } from '../protocol.ts';
import { byId } from './dom.ts';

export interface Listener {
  readonly told: (changed: Partial<Parts>) => void;
  /** Whether somebody is there to tell of changes. */
  readonly connected: (isConnected: boolean) => void;
  /** The newsletter has no issue of that name. */
  readonly unknown: (name: string) => void;
}

/** What the page was started with. */
export function start(): Start {
  return JSON.parse(byId('start').textContent ?? '') as Start;
}

/** Follows an issue; by default the one that the preview was started for. The returned function ends it. */
export function follow(issue: string | undefined, { told, connected, unknown }: Listener): () => void {
  const events = new EventSource(
    issue === undefined ? 'events' : `events?issue=${encodeURIComponent(issue)}`,
  );
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    connected(true);
    told(JSON.parse(data) as Partial<Parts>);
  });
  events.addEventListener('unknown', () => {
    events.close();
    unknown(issue ?? '');
  });
  // The browser tries again by itself.
  events.addEventListener('error', () => connected(false));
  return () => events.close();
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
