import type { IncomingMessage } from 'node:http';
import type { Context } from '../../context.ts';
import { Failure } from '../../problem/index.ts';
import { editorAt } from './editor-command.ts';
import type { OpenRequest } from '../protocol.ts';
import { type Answer, bodyFromPage, isCount } from './request-body.ts';

/** How long an editor has for its start, in which no other is started; milliseconds. */
const starting = 1000;

/** Starts the user's editor when the page asks for it, one at a time: a page that asks without end would fill the screen. */
export class EditorStarter {
  private readonly context: Context;
  private readonly fileOf: (issue: string) => string | undefined;
  private isStarting = false;

  /** `fileOf` knows which issues there are. */
  constructor(context: Context, fileOf: (issue: string) => string | undefined) {
    this.context = context;
    this.fileOf = fileOf;
  }

  /** Gives the status of the answer, and its words. */
  async open(request: IncomingMessage): Promise<Answer> {
    const body = await bodyFromPage(request);
    if ('refusal' in body) return body.refusal;
    const wanted = openRequest(body.data);
    const file = wanted === undefined ? undefined : this.fileOf(wanted.issue);
    if (wanted === undefined || file === undefined) return [400, 'There is no such place.'];
    if (this.isStarting) return [429, 'An editor is being opened. Try again in a moment.'];
    const editor = editorAt(this.context.env, file, wanted);
    if (editor === undefined || !(await this.start(editor)))
      return [501, new Failure('no-window-editor', {}).words.hint ?? ''];
    return [200, editor.command];
  }

  private async start({ command, args }: NonNullable<ReturnType<typeof editorAt>>): Promise<boolean> {
    const { launch, wait } = this.context;
    this.isStarting = true;
    let isStarted = false;
    try {
      isStarted = await launch(command, args);
    } finally {
      void wait(isStarted ? starting : 0).then(() => (this.isStarting = false));
    }
    return isStarted;
  }
}

/** A line is a number, and an issue a name that is looked up: nothing else of a request reaches another program. */
function openRequest({
  issue,
  line,
  column = 1,
}: Readonly<Record<string, unknown>>): OpenRequest | undefined {
  if (typeof issue !== 'string' || !isCount(line) || !isCount(column)) return undefined;
  return { issue, line, column };
}
