import type { Context } from '../context.ts';
import { type Message, send, type SendOptions, type ServerReply } from '../http/index.ts';

export type Net = Pick<Context, 'fetch' | 'turn' | 'now' | 'wait'>;

interface Question {
  readonly address: string;
  readonly message: Message;
  readonly userAgent: string;
  /** Ends the request and the waiting: then Failure `interrupted` is thrown. */
  readonly signal?: AbortSignal;
  /** The limit for one attempt, in milliseconds, and for the size of an answer, in bytes. */
  readonly limits?: Pick<SendOptions, 'timeoutMilliseconds' | 'most'>;
}

interface Patience {
  /** How long the server wants to be left alone, in seconds. */
  readonly waitOf: (reply: ServerReply) => number | undefined;
  /** Is told how many seconds are still to be waited; 0 at the end. */
  readonly onWait: (seconds: number) => void;
  /** Whether an answer says that nothing was done and that waiting may help; by default a 429 alone. */
  readonly isBusy?: (reply: ServerReply) => boolean;
}

const mostSeconds = 60;
const mostWaits = 2;

/** The answer as JSON; `undefined` where it is none. */
export function dataOf({ text }: Pick<ServerReply, 'text'>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A server that is busy has done nothing: waits as long as it asks, up to a minute, and asks again, twice. Where that was not enough, the
 * answer is the last one. Throws what `send` throws.
 */
export async function patiently(
  world: Net,
  { address, message, userAgent, signal, limits }: Question,
  { waitOf, onWait, isBusy = ({ status }) => status === 429 }: Patience,
): Promise<ServerReply> {
  for (let waits = 0; ; waits++) {
    const reply = await send(world, address, message, { userAgent, ...limits, ...(signal && { signal }) });
    if (!isBusy(reply)) return reply;
    const seconds = waitOf(reply);
    if (waits === mostWaits || (seconds !== undefined && seconds > mostSeconds)) return reply;
    for (let left = Math.max(1, Math.ceil(seconds ?? mostSeconds / 4)); left > 0; left--) {
      onWait(left);
      await world.wait(1000, signal);
      if (signal?.aborted === true) break;
    }
    onWait(0);
  }
}
