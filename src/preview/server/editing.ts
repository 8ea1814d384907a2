import type { IncomingMessage } from 'node:http';
import { relative } from 'node:path';
import type { Context } from '../../context.ts';
import { editFile, hashOf } from '../../files/index.ts';
import { Failure, sayProblem } from '../../problem/index.ts';
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

type Contents = { readonly content: Uint8Array | string; readonly words: string };

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

  /** Gives the status of the answer, and its words: what was done, or why nothing was. */
  async edit(request: IncomingMessage): Promise<Answer> {
    const body = await bodyFromPage(request);
    if ('refusal' in body) return body.refusal;
    const wanted = editRequest(body.data);
    const file = wanted === undefined ? undefined : this.newsroom.fileOf(wanted.issue);
    if (wanted === undefined || file === undefined) return [400, 'There is no such change.'];
    try {
      const result = await this.change(file, wanted);
      return result instanceof Refusal ? result.answer : [200, result];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { message, hint } = error.words;
      return [409, hint === undefined ? message : `${message} ${hint}`];
    }
  }

  private change(file: string, wanted: EditRequest): Promise<string | Refusal> {
    const done = this.done.get(file) ?? [];
    this.done.set(file, done);
    return editFile<string | Refusal>(this.context, file, async (bytes) => {
      const version = hashOf(bytes);
      const last = done.at(-1);
      const isUndo = wanted.act === 'undo';
      if (isUndo && last === undefined) return refuse(409, 'There is nothing to take back.');
      if (isUndo && last?.after !== version)
        return refuse(409, 'Nothing was taken back: the file was changed since, and would lose that.');
      if (!isUndo && wanted.version !== version)
        return refuse(409, 'Nothing was changed: the file is another now. Look at it, and try again.');
      if (isUndo && last !== undefined) {
        done.pop();
        return { content: last.before, result: `Taken back: ${last.words}` };
      }
      const next = await this.contents(file, bytes, wanted);
      if (next instanceof Refusal) return { content: undefined, result: next };
      done.push({ before: Uint8Array.from(bytes), after: hashOf(next.content), words: next.words });
      if (done.length > most) done.shift();
      return { content: next.content, result: next.words };
    });
  }

  private async contents(file: string, bytes: Uint8Array, wanted: EditRequest): Promise<Contents | Refusal> {
    const { root, newsletter, knowledge } = this.newsroom.press();
    if (wanted.act === 'move') {
      const { from, to } = wanted;
      const content = await knowledge.move?.(bytes, { from, to }, relative(root, file));
      return content === undefined
        ? new Refusal(501, 'Nothing here moves papers.')
        : { content, words: `Paper ${from} is paper ${to} now.` };
    }
    if (wanted.act === 'accept') {
      const accepted = await knowledge.accept?.(bytes, wanted.targets, relative(root, file));
      return accepted === undefined
        ? new Refusal(501, 'Nothing here accepts texts.')
        : { content: accepted.text, words: acceptedWords(wanted.targets, accepted.count) };
    }
    if (wanted.act === 'undo') throw new Error('it is taken back elsewhere');
    const { code, line, column } = wanted;
    // What mends is heavy to load, and few ask for it.
    const { mendIssue } = await import('../../fix/index.ts');
    const mending = await mendIssue(
      bytes,
      newsletter,
      file,
      ({ code: own, place }) => own === code && place.line === line && place.column === column,
    );
    const [mended] = mending.mended;
    return mended === undefined
      ? new Refusal(409, 'Nothing was changed: a fix would do something else as well.')
      : { content: mending.bytes, words: `Fixed: ${sayProblem(mended).message}` };
  }
}

function acceptedWords(targets: readonly string[], count: number): string {
  return `Accepted ${count === 1 ? 'one text' : `${count} texts`}: ${targets.join(', ')}.`;
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
