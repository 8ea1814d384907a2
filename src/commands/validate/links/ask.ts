import type { Context } from '../../../context.ts';
import type { Client, ProbeFault, ProbeResult } from '../../../http/index.ts';
import { type Answer, answerOf } from './answer.ts';

/** So many hosts are asked at a time. */
const atOnce = 6;
/** The pause between two requests to one host, in milliseconds. */
const pause = 1000;

export interface AskOptions {
  readonly client: Pick<Client, 'probe'>;
  readonly wait: Context['wait'];
  readonly signal: AbortSignal;
  /** Is called with each answer as soon as it is there. */
  readonly onAnswer: (address: string, answer: Answer) => void;
}

/**
 * Asks addresses: a few hosts at a time, and each host one request after the other. Throws Failure `interrupted` once `signal`
 * ends it.
 */
export async function askAll(addresses: readonly string[], options: AskOptions): Promise<void> {
  const queue = byHost(addresses);
  const work = async (): Promise<void> => {
    for (let own = queue.shift(); own !== undefined; own = queue.shift()) await askHost(own, options);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Groups addresses by their hosts. The host with the most comes first, since it takes longest. */
function byHost(addresses: readonly string[]): string[][] {
  const hosts = new Map<string, string[]>();
  for (const address of addresses) {
    const { hostname } = new URL(address);
    const own = hosts.get(hostname);
    if (own === undefined) hosts.set(hostname, [address]);
    else own.push(address);
  }
  return [...hosts.values()].toSorted((a, b) => b.length - a.length);
}

async function askHost(addresses: readonly string[], options: AskOptions): Promise<void> {
  const { wait, signal, onAnswer } = options;
  /** Answers that hold for all of an origin. */
  const closed = new Map<string, Answer>();
  let isFirst = true;
  for (const address of addresses) {
    const { origin, host } = new URL(address);
    let answer = closed.get(origin);
    if (answer === undefined) {
      if (!isFirst) await wait(pause, signal);
      isFirst = false;
      answer = await ask(address, options);
      if (isOfHost(answer, host)) closed.set(origin, answer);
    }
    onAnswer(address, answer);
  }
}

/** What is wrong with a host, or with the proxy before it, and not with what it was asked. */
const ofHosts = new Set<ProbeFault>(['timeout', 'certificate', 'not-http', 'proxy']);

/** Whether another address at the host would have the same answer, or would only bother it. */
function isOfHost(answer: Answer, host: string): boolean {
  if (answer.kind === 'unsure') return answer.status === 429;
  if (answer.kind === 'no-host' || answer.kind === 'refused') return answer.host === host;
  return answer.kind === 'failed' && answer.host === host && ofHosts.has(answer.why);
}

/** HEAD costs a server least, but not every one knows it: what it says against an address counts only for GET. */
async function ask(address: string, { client, wait, signal }: AskOptions): Promise<Answer> {
  const head = await client.probe(address, 'HEAD');
  if (isEnough(head)) return answerOf(head);
  await wait(pause, signal);
  return answerOf(await client.probe(address, 'GET'));
}

function isEnough(result: ProbeResult): boolean {
  switch (result.kind) {
    case 'answer':
      return result.status < 400 || result.status === 429;
    case 'no-host':
    case 'private':
      return true;
    case 'refused':
      return false;
    case 'failed':
      // A server may break HTTP's rules for HEAD alone.
      return ofHosts.has(result.why) && result.why !== 'not-http';
  }
}
