import type { IncomingMessage } from 'node:http';
import type { Context } from '../../context.ts';
import { editFile, hashOf } from '../../files/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Changed } from '../drawing/change.ts';
import type { EditRequest } from '../protocol.ts';
import type { Newsroom } from './newsroom.ts';
import { type Answer, bodyFromPage, isCount } from './request-body.ts';

/** So many changes of a file can be taken back. */
const most = 50;

/** A change that was made: the bytes of before, and a name of those of after. */
interface Done {
  readonly before: Uint8Array;
  readonly after: string;
  readonly words: string;
}

/** Why nothing was changed. */
class Refusal {
  readonly answer: Answer;

  constructor(...answer: Answer) {
    this.answer = answer;
  }
}

/** Changes issue files when the page asks for it, each as a command does, and takes that back. */
export class Editing {
  private readonly context: Context;
  private readonly newsroom: Newsroom;
  /** By the path of a file, the last change last. */
  private readonly done = new Map<string, Done[]>();

  constructor(context: Context, newsroom: Newsroom) {
    this.context = context;
    this.newsroom = newsroom;
  }

  /** Gives the status of the answer, and its words: what was done, or why nothing was. Nobody waits for it any more once `signal` says so. */
  async edit(request: IncomingMessage, signal?: AbortSignal): Promise<Answer> {
    const body = await bodyFromPage(request);
    if ('refusal' in body) return body.refusal;
    const wanted = editRequest(body.data);
    const file = wanted === undefined ? undefined : this.newsroom.fileOf(wanted.issue);
    if (wanted === undefined || file === undefined) return [400, 'There is no such change.'];
    try {
      const result = await this.change(file, wanted, signal);
      return result instanceof Refusal ? result.answer : [200, result];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { message, hint } = error.words;
      return [409, hint === undefined ? message : `${message} ${hint}`];
    }
  }

  private change(
    file: string,
    wanted: EditRequest,
    signal: AbortSignal | undefined,
  ): Promise<string | Refusal> {
    const done = this.done.get(file) ?? [];
    this.done.set(file, done);
    return editFile<string | Refusal>(this.context, file, async (bytes) => {
      const version = hashOf(bytes);
      const last = done.at(-1);
      if (wanted.act === 'undo') {
        if (last === undefined) return refuse(409, 'There is nothing to take back.');
        if (last.after !== version)
          return refuse(409, 'Nothing was taken back: the file was changed since, and would lose that.');
        done.pop();
        return { content: last.before, result: `Taken back: ${last.words}` };
      }
      if (wanted.version !== version)
        return refuse(409, 'Nothing was changed: the file is another now. Look at it, and try again.');
      const next: Changed = await this.newsroom.threads.lend(
        (thread) => thread.ask('change', { file, bytes, change: wanted }),
        signal,
      );
      if ('refused' in next) return { content: undefined, result: new Refusal(...next.refused) };
      done.push({ before: Uint8Array.from(bytes), after: hashOf(next.content), words: next.words });
      if (done.length > most) done.shift();
      return { content: next.content, result: next.words };
    });
  }
}

function refuse(...answer: Answer): { readonly content: undefined; readonly result: Refusal } {
  return { content: undefined, result: new Refusal(...answer) };
}

/** An issue is a name that is looked up; the rest are numbers, and words that are compared. */
function editRequest({
  issue,
  version,
  act,
  from,
  to,
  code,
  line,
  column,
  targets,
}: Readonly<Record<string, unknown>>): EditRequest | undefined {
  if (typeof issue !== 'string' || typeof version !== 'string') return undefined;
  if (act === 'undo') return { issue, version, act };
  if (act === 'move' && isCount(from) && isCount(to)) return { issue, version, act, from, to };
  if (act === 'fix' && typeof code === 'string' && isCount(line) && isCount(column))
    return { issue, version, act, code, line, column };
  const areTargets = Array.isArray(targets) && targets.length > 0;
  if (act === 'accept' && areTargets && targets.every((target) => typeof target === 'string'))
    return { issue, version, act, targets };
  return undefined;
}
