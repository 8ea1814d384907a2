/** The built program asks a server over a real connection, and starts a real program. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { good, goodAnswer } from '../support/language-model.ts';
import { program } from '../support/program.ts';
import { card, lookedUp } from '../commands/draft/week.ts';

const work = mkdtempSync(join(tmpdir(), 'digest-draft-'));
afterAll(() => rmSync(work, { recursive: true }));

const key = 'sk-very-secret-key-123456';

function run(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: work,
    env: { PATH: process.env['PATH'], HOME: work, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, said }));
  });
}

function newsletter(): string {
  rmSync(work, { recursive: true });
  mkdirSync(join(work, 'issues'), { recursive: true });
  writeFileSync(join(work, 'digest.config.yaml'), 'name: Test\nlocale: ko\n');
  const path = join(work, 'issues/2025-07-07.yaml');
  writeFileSync(path, lookedUp([card(1), card(2)]));
  return path;
}

test('a server that sends its answer byte by byte, and never sees more than it needs', async () => {
  const path = newsletter();
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (text: Buffer) => (body += text.toString()));
    request.on('end', () => {
      bodies.push(body);
      const { messages } = JSON.parse(body) as { messages: { content: string }[] };
      const content = goodAnswer(messages[0]?.content ?? '');
      response.setHeader('content-type', 'application/json');
      for (const byte of Buffer.from(JSON.stringify({ choices: [{ message: { content } }] })))
        response.write(Uint8Array.of(byte));
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const env = {
    DIGEST_DRAFT_URL: `http://127.0.0.1:${port}`,
    DIGEST_DRAFT_KEY: key,
    DIGEST_DRAFT_MODEL: 'm',
  };
  const { code, said } = await run(['draft', '--yes'], env);
  server.close();
  expect([code, said]).toEqual([0, expect.stringContaining('wrote 7 texts into issues/2025-07-07.yaml')]);
  expect(readFileSync(path, 'utf8')).toContain(good.abstract);
  expect(
    bodies.map((body) =>
      Object.keys(JSON.parse(body) as object)
        .toSorted()
        .join(),
    ),
  ).toEqual(bodies.map(() => 'messages,model'));
  const files = readdirSync(work, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(7);
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name)).includes(key)).toBe(false);
});

test('a program that prints its answer', async () => {
  const path = newsletter();
  const script = `process.stdin.resume().on('end', () => console.log(${JSON.stringify(good.summary)} + (process.env.DIGEST_FORUM_KEY ?? '')))`;
  const env = {
    DIGEST_DRAFT_COMMAND: JSON.stringify([process.execPath, '-e', script]),
    DIGEST_FORUM_KEY: key,
  };
  const { code, said } = await run(['draft', '--yes', '--what', 'summaries'], env);
  expect([code, said]).toEqual([0, expect.stringContaining('wrote 2 texts')]);
  expect(readFileSync(path, 'utf8')).toContain(`      ${good.summary}\n`);
});
