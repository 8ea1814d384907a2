import { connect } from 'node:net';
import { servePreview } from '../../src/preview/server/server.ts';
import { file, openRoom, week } from '../preview/room.ts';
import type { Dice } from './dice.ts';
import { Finding } from './oracle.ts';

/** A server of the preview gets three requests of any kind, and then still answers a usual one. */
export async function askPreview(dice: Dice): Promise<void> {
  const room = await openRoom({ world: { env: { EDITOR: '/usr/bin/code --wait' } } });
  const serving = await servePreview(room.context, room.newsroom, { file, port: 0 });
  try {
    const { port, host, search } = new URL(serving.entrance);
    const entered = await ask(port, `GET /${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    const cookie = /set-cookie: ([^;\r]*)/i.exec(entered)?.[1] ?? '';
    const good = `Host: ${host}\r\nCookie: ${cookie}\r\nOrigin: http://${host}\r\nConnection: close\r\n`;
    for (let i = 0; i < 3; i++) {
      const sent = requestOf(dice, good);
      const answer = await ask(port, sent);
      if (/^HTTP\/1\.1 5|\n\s+at .*:\d+:\d+/.test(answer))
        throw new Finding(`${JSON.stringify(sent.toString())}: ${answer.slice(0, 1000)}`);
    }
    const last = await ask(port, `GET / HTTP/1.1\r\n${good}\r\n`);
    if (!last.startsWith('HTTP/1.1 200')) throw new Finding(`it is deaf: ${last.slice(0, 200)}`);
  } finally {
    await serving.close();
    room.newsroom.close();
  }
}

const paths = [
  '/',
  '/edit',
  '/open',
  '/events',
  '/issues',
  '/report',
  '/frame.html',
  '/page.js',
  `/report?issue=${week}`,
  `/events?issue=${week}`,
];
const changes = [
  { issue: week, version: 'x', act: 'move', from: 1, to: 2 },
  { issue: week, version: 'x', act: 'accept', targets: ['all'] },
  { issue: week, act: 'undo' },
  { issue: week, version: 'x', act: 'fix', code: 'a/b', line: 1, column: 1 },
  { issue: week, line: 1 },
];

function requestOf(dice: Dice, good: string): string | Uint8Array {
  if (dice.below(8) === 0) return dice.bytes();
  const method = dice.of(['GET', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'OPTIONS', 'get']);
  const path = dice.below(3) === 0 ? dice.damaged(dice.of(paths)) : dice.of(paths);
  const body =
    dice.below(3) === 0
      ? dice.damaged(JSON.stringify(dice.of(changes)))
      : JSON.stringify(dice.withAnother(dice.of(changes)));
  const type = dice.below(6) === 0 ? dice.damaged('text/plain') : 'application/json';
  const head = `${method} ${path} HTTP/1.1\r\n${good}Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  return dice.below(6) === 0 ? dice.damaged(head) : head;
}

/** What comes back, up to the end or, of what does not end, what came at once. */
function ask(port: string, sent: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(sent));
    const done = (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (answer.includes('text/event-stream')) done();
    });
    // Half a request gets no answer until the other half comes.
    socket.setTimeout(500, done);
    socket.on('close', done);
    socket.on('error', done);
  });
}
