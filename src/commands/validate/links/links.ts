import type { Context } from '../../../context.ts';
import { judge } from '../../../checks/index.ts';
import { cacheFor } from '../../../files/index.ts';
import { version } from '../../../generated/version.js';
import { Client } from '../../../http/index.ts';
import { type CheckedIssue, judgeRendered, type Newsletter } from '../../../pipeline/index.ts';
import {
  Failure,
  type Finding,
  nameOf,
  type Notice,
  type Problem,
  sayLinkProgress,
  type UnsureHost,
} from '../../../problem/index.ts';
import { progressLine } from '../../../terminal/index.ts';
import { reading } from '../../../yaml/index.ts';
import { type Answer, isFromServer } from './answer.ts';
import { askAll } from './ask.ts';
import { AnswerCache } from './answer-cache.ts';
import { addressesInIssue, addressesInTexts, requestFor, type Written } from './written.ts';

export interface LinkCheck {
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  /** No host answered at all, so that nothing can be said of any. */
  readonly unable?: Failure;
}

/** A file with addresses. */
interface Source {
  readonly written: readonly Written[];
  readonly judge: (findings: readonly Finding[]) => readonly Problem[];
}

type Answers = Map<string, Answer>;

/** Servers that take longer are left alone. In milliseconds. */
const timeoutMilliseconds = 10_000;

/**
 * Asks whether the addresses of issues answer, and those of the config's texts, which every issue shows. Each is asked once,
 * wherever it is written. Throws Failure `interrupted` where the user or the system wants to end meanwhile.
 */
export async function checkLinks(
  context: Context,
  newsletter: Newsletter,
  { issues, isOffline }: { issues: readonly CheckedIssue[]; isOffline: boolean },
): Promise<LinkCheck> {
  const sources = [await configSource(newsletter), ...issues.map((issue) => issueSource(issue, newsletter))];
  const urls = sources.flatMap(({ written }) => written.map(({ url }) => requestFor(url)));
  const wanted = [...new Set(urls.filter((url) => url !== undefined))];
  const cached = new AnswerCache(await cacheFor(context), context);
  const answers: Answers = new Map();
  for (const address of wanted) {
    const answer = cached.get(address) ?? (isOffline ? ({ kind: 'not-cached' } as const) : undefined);
    if (answer !== undefined) answers.set(address, answer);
  }
  const missing = wanted.filter((address) => !answers.has(address));
  const reach = missing.length === 0 ? {} : await askFor(missing, { context, cached, answers });
  const problems = sources.flatMap((source) => source.judge(findDead(source.written, answers)));
  if (reach.unable !== undefined) return { problems, notices: [], unable: reach.unable };
  return { problems, notices: wanted.length === 0 ? [] : [summaryOf(answers)] };
}

interface AskFor {
  readonly context: Context;
  readonly cached: AnswerCache;
  /** Gets the answers. */
  readonly answers: Answers;
}

/** Asks for addresses, with a line at a terminal that says how far it is. Says so where no host answered that should have. */
async function askFor(
  missing: readonly string[],
  { context, cached, answers }: AskFor,
): Promise<Pick<LinkCheck, 'unable'>> {
  const end = new AbortController();
  const forget = context.onInterrupt(() => end.abort());
  const { signal } = end;
  const client = new Client(context, { userAgent: `paper-digest/${version}`, signal, timeoutMilliseconds });
  const progress = progressLine(context);
  const asked: Answers = new Map();
  const show = (): void => progress.show(sayLinkProgress({ done: asked.size, of: missing.length }));
  try {
    show();
    await askAll(missing, {
      client,
      wait: context.wait,
      signal,
      onAnswer(address, answer) {
        asked.set(address, answer);
        if (isFromServer(answer)) cached.add(address, answer);
        show();
      },
    });
    const toAsk = [...asked.values()].filter(({ kind }) => kind !== 'private');
    const isReached = toAsk.length === 0 || toAsk.some(isFromServer) || (await reachesAny(client, answers));
    for (const [address, answer] of asked) {
      const isNoHost = answer.kind === 'no-host' || answer.kind === 'refused';
      if (isNoHost && isReached) cached.add(address, answer);
      if (!isNoHost || isReached) answers.set(address, answer);
    }
    return isReached ? {} : { unable: noHostAnswered(asked) };
  } finally {
    progress.end();
    forget();
    cached.save();
  }
}

function noHostAnswered(asked: Answers): Failure {
  const hosts = new Set([...asked.keys()].map((address) => new URL(address).host)).size;
  const all = [...asked.values()];
  const [proxy] = all.flatMap((one) => (one.kind === 'failed' && one.why === 'proxy' ? [one.detail] : []));
  return new Failure('no-host-answered', { hosts, proxy });
}

/** Asks again for an address that was fine: only where it still answers are the hosts gone that do not, and not the network. */
async function reachesAny(client: Client, answers: Answers): Promise<boolean> {
  const [good] = [...answers].find(([, { kind }]) => kind === 'good') ?? [];
  return good !== undefined && (await client.probe(good, 'HEAD')).kind === 'answer';
}

function issueSource(checked: CheckedIssue, newsletter: Newsletter): Source {
  const { issue, parsed } = checked;
  return {
    written: issue === undefined ? [] : addressesInIssue(issue, parsed),
    judge: (findings) => judgeRendered(findings, checked, newsletter),
  };
}

async function configSource({ config, configSource: text }: Newsletter): Promise<Source> {
  const { file, masthead, closing, rules } = config;
  if (file === undefined || text === undefined) return { written: [], judge: () => [] };
  const { sourceMap } = await reading((read) => read(new TextEncoder().encode(text)));
  return {
    written: addressesInTexts([...masthead, ...closing], sourceMap),
    judge: (findings) =>
      judge(findings, { file, sourceMap, text, draft: false, rules, notChecked: () => true }).filter(
        ({ code }) => code === 'link/dead',
      ),
  };
}

function findDead(written: readonly Written[], answers: ReadonlyMap<string, Answer>): Finding[] {
  return written.flatMap(({ url, path, at }): Finding[] => {
    const answer = answers.get(requestFor(url) ?? '');
    const fault = answer === undefined ? undefined : faultOf(answer);
    if (fault === undefined) return [];
    const args = { what: nameOf(path), url: url.trim(), ...fault };
    return [{ code: 'link/dead', args, path, ...(at === undefined ? {} : { at }) }];
  });
}

/** Returns why an address is dead, or `undefined` where it may be alive. */
function faultOf(
  answer: Answer,
): { status: number } | { fault: 'no-host' | 'refused'; host: string } | undefined {
  if (answer.kind === 'gone') return { status: answer.status };
  const isNoHost = answer.kind === 'no-host' || answer.kind === 'refused';
  return isNoHost ? { fault: answer.kind, host: answer.host } : undefined;
}

function summaryOf(answers: ReadonlyMap<string, Answer>): Notice {
  const all = [...answers];
  const count = (...kinds: readonly Answer['kind'][]): number =>
    all.filter(([, { kind }]) => kinds.includes(kind)).length;
  const unsure = all.flatMap(([address, answer]): UnsureHost[] => {
    const { host } = new URL(address);
    if (answer.kind === 'unsure') return [{ host, status: answer.status }];
    return answer.kind === 'failed' ? [{ host, why: answer.why, detail: answer.detail }] : [];
  });
  return {
    code: 'links-checked',
    args: {
      good: count('good'),
      dead: count('gone', 'no-host', 'refused'),
      unsure,
      notAsked: count('private'),
      notKept: count('not-cached'),
    },
  };
}
