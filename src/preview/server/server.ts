import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context, HttpServer } from '../../context.ts';
import { Failure } from '../../problem/index.ts';
import { type Asset, assets, pageWith, readAsset, wholeFrame } from './assets.ts';
import { EventStream, type Sent } from './event-stream.ts';
import { Access, isLoopbackHost, pagePolicy, usualHeaders, withAncestors } from './guard.ts';
import type { Newsroom } from './newsroom.ts';
import { Editing } from './editing.ts';
import { EditorStarter } from './open-editor.ts';
import type { Answer } from './request-body.ts';
import { parseUrl } from '../../text/index.ts';

/** Tried first, so that the page has the same address every week. */
const usualPort = 4747;

export interface PreviewServer {
  readonly url: string;
  /** The address with the token, which a browser needs once. */
  readonly entrance: string;
  /** Comes true when somebody has come in by it. */
  readonly visited: Promise<void>;
  /** Whether it is at another port than the usual one, which was in use, perhaps by another preview. */
  readonly isMoved: boolean;
  readonly close: () => Promise<void>;
}

/**
 * Serves the page on the loopback interface. `file` is the issue that is shown where the address names none, an absolute path.
 * Throws Failure `port-in-use` where a port was asked for that cannot be had.
 */
export async function servePreview(
  context: Context,
  newsroom: Newsroom,
  { file, port }: { file: string; port?: number | undefined },
): Promise<PreviewServer> {
  newsroom.names.admit(file);
  newsroom.start();
  const access = new Access(context);
  const editor = new EditorStarter(context, (name) => newsroom.fileOf(name));
  const editing = new Editing(context, newsroom);
  const acts: Exchange['acts'] = new Map([
    ['/open', (request) => editor.open(request)],
    ['/edit', (request, signal) => editing.edit(request, signal)],
  ]);
  let comeIn = (): void => {};
  const visited = new Promise<void>((resolve) => (comeIn = resolve));
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    respond(context, newsroom, { file, access, comeIn, acts, request, response }).catch((error: unknown) => {
      // Half an answer cannot become another one.
      if (response.headersSent) response.destroy();
      else say(response, 500, error instanceof Failure ? error.words.message : String(error));
    });
  };
  const { server, isMoved } = await listen(context, port, answer);
  const url = `http://127.0.0.1:${server.port}/`;
  return { url, entrance: `${url}?token=${access.token}`, visited, isMoved, close: server.close };
}

async function listen(
  context: Context,
  port: number | undefined,
  answer: Parameters<Context['serve']>[1],
): Promise<{ server: HttpServer; isMoved: boolean }> {
  try {
    return { server: await context.serve(port ?? usualPort, answer), isMoved: false };
  } catch (error) {
    if (port !== undefined)
      throw new Failure('port-in-use', { port, reason: codeOf(error) }, { cause: error });
    return { server: await context.serve(0, answer), isMoved: true };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Nobody waits for the answer any more once `signal` says so. */
type Act = (request: IncomingMessage, signal: AbortSignal) => Promise<Answer>;

interface Exchange {
  readonly file: string;
  readonly access: Access;
  readonly comeIn: () => void;
  /** By their paths, what the page can ask to be done. */
  readonly acts: ReadonlyMap<string, Act>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function respond(context: Context, newsroom: Newsroom, exchange: Exchange): Promise<void> {
  const { request, response, access } = exchange;
  const { host } = request.headers;
  if (!isLoopbackHost(host)) return say(response, 403, 'This page is only for this computer.');
  const target = `http://${host}${request.url}`;
  const url = parseUrl(target);
  if (isLook(request) && url?.pathname === '/' && access.isToken(url.searchParams.get('token')))
    return enter(url, exchange);
  if (!access.admits(request)) return turnAway(exchange);
  const act = exchange.acts.get(url?.pathname ?? '');
  if (act !== undefined) return perform(act, exchange);
  const show = url === undefined ? undefined : shownAt(url, context, newsroom);
  if (show === undefined) return say(response, 404, 'There is no such page.');
  if (!isLook(request)) return refuse(response, 'GET, HEAD');
  return show(exchange);
}

function isLook({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

const json = 'application/json; charset=utf-8';

/** What there is to look at; `undefined` where there is nothing. */
function shownAt(
  { pathname, searchParams }: URL,
  context: Context,
  newsroom: Newsroom,
): ((exchange: Exchange) => void | Promise<void>) | undefined {
  const html = 'text/html; charset=utf-8';
  if (pathname === '/events')
    return (exchange) => sendEvents(newsroom, searchParams.getAll('issue'), exchange);
  if (pathname === '/')
    return ({ file, response }) => {
      const csp = withAncestors(pagePolicy, "'none'");
      const page = pageWith(context, { live: true, issue: newsroom.names.nameOf(file) });
      send(response, html, page, { 'content-security-policy': csp });
    };
  if (pathname === '/frame.html')
    return async ({ response }) => {
      const frame = await wholeFrame(context);
      const csp = withAncestors(frame.policy, "'self'");
      send(response, html, frame.html, { 'content-security-policy': csp });
    };
  if (pathname === '/issues')
    return async ({ response }) => {
      const issues = newsroom.names.listed();
      send(
        response,
        json,
        await newsroom.threads.lend((thread) => thread.ask('list', issues), whileOpen(response)),
      );
    };
  if (pathname === '/report') return (exchange) => sendReport(newsroom, searchParams, exchange);
  const name = pathname.slice(1);
  if (!isAsset(name)) return undefined;
  return ({ response }) => send(response, assets[name], readAsset(context, name));
}

/** What the mail of an issue uses that some programs lack. Only asked for while somebody looks at it. */
async function sendReport(newsroom: Newsroom, asked: URLSearchParams, { response }: Exchange): Promise<void> {
  const html = newsroom.mailOf(asked.get('issue') ?? '');
  const client = asked.get('client') ?? '';
  const report =
    html === undefined
      ? undefined
      : await newsroom.threads.lend((thread) => thread.ask('report', { html, client }), whileOpen(response));
  if (report === undefined) return say(response, 404, 'Nothing is known of that.');
  send(response, json, report);
}

/** Says when nobody waits for an answer any more. */
function whileOpen(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}

async function perform(act: Act, { request, response }: Exchange): Promise<void> {
  if (request.method !== 'POST') return refuse(response, 'POST');
  say(response, ...(await act(request, whileOpen(response))));
}

/** Leads to the address without the token, which stands in no history and on no picture of the screen then. */
function enter({ searchParams }: URL, { access, comeIn, request, response }: Exchange): void {
  searchParams.delete('token');
  const rest = searchParams.size === 0 ? '' : `?${searchParams.toString()}`;
  response.writeHead(303, { ...usualHeaders, location: `/${rest}`, 'set-cookie': access.cookieFor(request) });
  response.end();
  comeIn();
}

function turnAway({ access, request, response }: Exchange): void {
  const words = 'Only the printed address opens this preview: start again from the printed address.';
  say(response, 403, words, access.isKeptBack(request) ? { refresh: '0' } : {});
}

function refuse(response: ServerResponse, allow: string): void {
  say(response, 405, 'This method is not allowed.', { allow });
}

/** Names are looked up, never made into paths. */
function isAsset(name: string): name is Asset {
  return Object.hasOwn(assets, name);
}

/** Follows the issues of these names; by default the one that the preview was started for. */
function sendEvents(
  newsroom: Newsroom,
  wanted: readonly string[],
  { file, request, response }: Exchange,
): void {
  response.writeHead(200, { ...usualHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
  if (request.method === 'HEAD') return void response.end();
  // How soon the page asks for the next preview when this one has ended; milliseconds.
  response.write('retry: 500\n\n');
  const events = new EventStream(response);
  const names = wanted.length === 0 ? [newsroom.names.nameOf(file)] : new Set(wanted);
  const followed = [...names].flatMap((name) => {
    const path = newsroom.fileOf(name);
    if (path !== undefined) return [follow(newsroom, path, (changed) => events.send(name, changed))];
    events.sendUnknown(name, newsroom.names.all());
    return [];
  });
  if (followed.length === 0) return void response.end();
  response.on('close', () => {
    for (const leave of followed) leave();
  });
}

function follow(newsroom: Newsroom, path: string, follower: (changed: Sent) => void): () => void {
  const issue = newsroom.visit(path);
  const stop = issue.follow(follower);
  return () => {
    stop();
    newsroom.leave(issue);
  };
}

function send(
  response: ServerResponse,
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(200, { ...usualHeaders, 'content-type': type, ...headers });
  response.end(body);
}

function say(
  response: ServerResponse,
  status: number,
  words: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    ...usualHeaders,
    'content-security-policy': withAncestors("default-src 'none'", "'none'"),
    'content-type': 'text/plain; charset=utf-8',
    ...headers,
  });
  response.end(`${words}\n`);
}
