import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { soundIssue } from '../support/issues.ts';
import { removeFolder } from '../support/remove.ts';
import { LocalServer, never } from '../support/server.ts';
import { pause } from '../support/terminal.ts';
import { noTmux, Tmux } from '../support/tmux.ts';
import { program } from '../support/program.ts';

const week = '2025-07-14';
const draft = `week: ${week}\ndraft: true\npapers: []\n# end\n`;
const korean = '현실-디지털 융합 에이전트를 위한 구현형 웹 에이전트';

let folder = '';
const open: Tmux[] = [];

beforeAll(() => {
  if (noTmux !== undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'digest-tmux-'));
}, 60_000);

afterAll(async () => {
  for (const terminal of open) terminal.close();
  if (folder !== '') await removeFolder(folder);
});

function start(
  name: string,
  columns: number,
  args = '',
  env: Readonly<Record<string, string>> = {},
  first = '',
): { terminal: Tmux; issue: string; kept: () => string[] } {
  const cwd = join(folder, name);
  const issue = join(cwd, 'issues', `${week}.yaml`);
  if (!existsSync(issue)) {
    mkdirSync(join(cwd, 'issues'), { recursive: true });
    writeFileSync(join(cwd, 'issues/2025-07-07.yaml'), soundIssue());
    writeFileSync(issue, draft);
  }
  const command = `${first} '${process.execPath}' '${program}' add-paper ${args}`;
  const state = join(cwd, 'state');
  const terminal = new Tmux(command, {
    cwd,
    columns,
    env: { XDG_STATE_HOME: state, XDG_CACHE_HOME: join(cwd, 'cache'), EDITOR: '', ...env },
  });
  open.push(terminal);
  return {
    terminal,
    issue,
    kept: () => (existsSync(state) ? readdirSync(join(state, 'digest/answers')) : []),
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits for a question and a moment more, in which the program begins to listen. */
async function asked(terminal: Tmux, question: string): Promise<void> {
  await terminal.until(new RegExp(`^\\? ${question}`, 'm'));
  await pause(60);
}

async function answer(terminal: Tmux, question: string, text = ''): Promise<void> {
  await asked(terminal, question);
  if (text !== '') terminal.type(text);
  terminal.press('Enter');
}

describe.skipIf(noTmux !== undefined)(
  `in a real terminal${noTmux === undefined ? '' : ` (skipped: ${noTmux})`}`,
  () => {
    test.concurrent.each([40, 80])(
      'a paper from the first key to the file, in %i columns',
      async (columns) => {
        const { terminal, issue } = start(`whole-${columns}`, columns, '--offline');
        await answer(terminal, 'arXiv id', '2507.07001');
        await terminal.until(/already in[\s\S]*2025-07-07[\s\S]*\? Go on with it\?/);
        await answer(terminal, 'Go on with it');
        await terminal.until(/2507\.07001 is not in the cache/);
        await answer(terminal, 'Title in Korean', korean);
        await answer(terminal, 'Title in English', 'Embodied Web Agents');
        await answer(terminal, 'Authors', 'Yining Hong, Rui Sun');
        await answer(terminal, 'Published', '2025-06-18');
        await asked(terminal, 'Summary');
        terminal.paste('첫 문단입니다. 길게 이어지는 문장이 화면의 끝을 넘어갑니다.\n\n둘째 문단.\n');
        await terminal.until(/둘째 문단/);
        terminal.press('Enter');
        await answer(terminal, 'Abstract in Korean');
        await answer(terminal, 'Abstract in English');
        await answer(terminal, 'Further reading');
        await answer(terminal, 'Add it as paper 1');
        const screen = await terminal.until(/ended with 0/);
        expect(screen).toContain('added 1 paper to issues/2025-07-14.yaml');
        expect(screen).toMatch(/^issues\/2025-07-14.yaml$/m);
        // Each question is there once, answered: nothing was drawn over or left behind.
        for (const title of [
          'Title in Korean',
          'Title in English',
          'Authors',
          'Published on',
          'Summary',
          'Further reading',
        ])
          expect(screen.match(new RegExp(`^. ${title}`, 'gm')), title).toEqual([`✔ ${title}`]);
        const [, shown = ''] = /✔ Title in Korean\n([\s\S]*?)\n✔ Title in English/.exec(screen) ?? [];
        expect(shown.replaceAll('\n', '').replaceAll(/ {2}(?=\S)/g, '')).toBe(korean);
        expect(readFileSync(issue, 'utf8')).toBe(
          draft.replace(' []', '').replace(
            '# end',
            `  - title:
      ko: "${korean}"
      en: "Embodied Web Agents"
    authors:
      - Yining Hong
      - Rui Sun
    published: 2025-06-18
    arxiv: "2507.07001"
    summary: |
      첫 문단입니다. 길게 이어지는 문장이 화면의 끝을 넘어갑니다.

      둘째 문단.
# end`,
          ),
        );
      },
    );

    test.concurrent('Ctrl-C keeps the answers, and they are offered again', async () => {
      const { terminal, issue, kept } = start('interrupted', 80);
      await answer(terminal, 'arXiv id');
      await answer(terminal, 'Title in Korean', korean);
      await answer(terminal, 'Title in English', 'Title');
      await asked(terminal, 'Authors');
      terminal.press('C-c');
      expect(await terminal.until(/ended with \d+/)).toMatch(/digest: interrupted[\s\S]*ended with 130/);
      expect(readFileSync(issue, 'utf8')).toBe(draft);
      expect(kept()).toHaveLength(1);
      const again = start('interrupted', 80).terminal;
      await answer(again, `Go on with the card of`);
      await asked(again, 'Authors');
      expect(again.screen).not.toContain('Title in Korean');
    });

    test.concurrent('Ctrl-C while papers are looked up ends at once', async () => {
      const server = await LocalServer.start();
      try {
        server.answer(() => ({ delay: never }));
        const { terminal, issue } = start('looking-up', 40, '2507.00001 2507.00002', {
          DIGEST_ARXIV_URL: server.url,
        });
        await terminal.until(/^looking up papers … 0\/2$/m);
        while (server.asked.length === 0) await pause(20);
        terminal.press('C-c');
        expect(await terminal.until(/ended with \d+/)).toMatch(
          /^digest: interrupted; nothing was changed\s+ended with 130$/,
        );
        // What would end it by itself is that it gives up and asks again.
        expect(server.asked).toHaveLength(1);
        expect(readFileSync(issue, 'utf8')).toBe(draft);
      } finally {
        await server.stop();
      }
    });

    test.concurrent.each(['C-z', 'TSTP', 'STOP'])('stopped by %s, it goes on after fg', async (how) => {
      const { terminal: other, issue } = start(`stopped-${how}`, 80, '--help');
      await other.until(/ended with 0/);
      const cwd = join(folder, `stopped-${how}`);
      const terminal = new Tmux('PS1="shell: " bash --norc -i', { cwd, columns: 80, env: { EDITOR: '' } });
      open.push(terminal);
      await terminal.until(/shell:$/);
      terminal.type(
        `XDG_STATE_HOME=state sh -c 'echo $$ >pid; exec "$@"' - '${process.execPath}' '${program}' add-paper`,
      );
      terminal.press('Enter');
      await answer(terminal, 'arXiv id');
      await asked(terminal, 'Title in Korean');
      terminal.type('one');
      await terminal.until(/^ {2}one$/m);
      if (how === 'C-z') terminal.press('C-z');
      else process.kill(Number(readFileSync(join(cwd, 'pid'), 'utf8')), `SIG${how}`);
      await terminal.until(/Stopped/);
      // The shell has a terminal that echoes.
      terminal.type('echo "still $((1+1))"');
      terminal.press('Enter');
      await terminal.until(/^still 2$/m);
      terminal.type('fg');
      terminal.press('Enter');
      await terminal.until(/shell: fg[\s\S]*\? Title in Korean\s+one/);
      terminal.type(' two');
      await terminal.until(/one two/);
      terminal.press('Enter');
      await asked(terminal, 'Title in English');
      expect(terminal.screen).toMatch(/still 2[\s\S]*✔ Title in Korean\s+one two/);
      terminal.press('C-c');
      await terminal.until(/digest: interrupted/);
      expect(readFileSync(issue, 'utf8')).toBe(draft);
    });

    test.concurrent('Ctrl-Z changes nothing where no shell could wake it', async () => {
      const { terminal } = start('alone', 80);
      await answer(terminal, 'arXiv id');
      await asked(terminal, 'Title in Korean');
      terminal.type('one');
      await terminal.until(/^ {2}one$/m);
      terminal.press('C-z');
      await pause(200);
      terminal.type(' two');
      terminal.press('Enter');
      await asked(terminal, 'Title in English');
      expect(terminal.screen).toMatch(/✔ Title in Korean\n {2}one two/);
    });

    test.concurrent('a terminal that is closed keeps them too', async () => {
      const { terminal, issue, kept } = start('closed', 80);
      await answer(terminal, 'arXiv id');
      await answer(terminal, 'Title in Korean', korean);
      await asked(terminal, 'Title in English');
      terminal.close();
      // The name says that nobody is at them any more, so the program has ended by itself.
      await expect.poll(kept, { timeout: 40_000 }).toEqual([expect.stringContaining('.left-')]);
      expect(readFileSync(issue, 'utf8')).toBe(draft);
      const again = start('closed', 80).terminal;
      await answer(again, 'Go on with the card of');
      await asked(again, 'Title in English');
    });

    test.concurrent(
      'a terminal that is closed while the editor is open keeps what was saved in it',
      async () => {
        const editor = join(folder, 'waits.sh');
        writeFileSync(editor, '#!/bin/sh\nprintf saved >"$1"\necho ready\nwhile :; do sleep 0.1; done\n', {
          mode: 0o755,
        });
        const env = { EDITOR: editor, TMPDIR: folder };
        const { terminal, kept } = start('hung-up', 80, '--title ko=가 --title en=A --author Kim', env);
        await answer(terminal, 'arXiv id');
        await answer(terminal, 'Published');
        await asked(terminal, 'Summary');
        terminal.press('C-o');
        await terminal.until(/^ready$/m);
        terminal.close();
        await expect.poll(kept, { timeout: 40_000 }).toEqual([expect.stringContaining('.left-')]);
        const again = start('hung-up', 80).terminal;
        await answer(again, 'Go on with the card of');
        await answer(again, 'Abstract in Korean');
        await answer(again, 'Abstract in English');
        await answer(again, 'Further reading');
        await again.until(/^ *summary: \|\n *saved$/m);
      },
    );

    test.concurrent('an editor that saves and crashes has written the answer', async () => {
      const editor = join(folder, 'crashes.sh');
      writeFileSync(editor, '#!/bin/sh\nprintf saved >"$1"\nkill -SEGV $$\n', { mode: 0o755 });
      const env = { EDITOR: editor, TMPDIR: folder };
      const { terminal } = start('crash', 80, '--title ko=가 --title en=A --author Kim', env);
      await answer(terminal, 'arXiv id');
      await answer(terminal, 'Published');
      await asked(terminal, 'Summary');
      terminal.press('C-o');
      await terminal.until(/what was saved in it is the\s+answer/);
      await asked(terminal, 'Abstract in Korean');
      expect(terminal.screen).toMatch(/^ {2}saved$/m);
    });

    test.concurrent('two terminals at once do not touch what the other keeps', async () => {
      const one = start('two', 80);
      await answer(one.terminal, 'arXiv id');
      await answer(one.terminal, 'Title in Korean', '하나');
      await asked(one.terminal, 'Title in English');
      // It is not offered the card of the first, which is still at it, and throws nothing of it away.
      const two = start('two', 80);
      await answer(two.terminal, 'arXiv id');
      await answer(two.terminal, 'Title in Korean', '둘');
      await asked(two.terminal, 'Title in English');
      expect(two.terminal.screen).not.toContain('Go on');
      expect(one.kept()).toHaveLength(2);
      two.terminal.press('C-c');
      await two.terminal.until(/ended with 130/);
      one.terminal.press('C-c');
      await one.terminal.until(/ended with 130/);
      const kept = one
        .kept()
        .map((name) => readFileSync(join(folder, 'two/state/digest/answers', name), 'utf8'));
      expect(new Set(kept.map((text) => /"ko": "(.*)"/.exec(text)?.[1]))).toEqual(new Set(['하나', '둘']));
    });

    test.concurrent('one that is killed leaves its answers to the next', async () => {
      const { terminal, kept } = start('killed', 80, '', {}, 'echo $$ >pid; exec');
      await answer(terminal, 'arXiv id');
      await answer(terminal, 'Title in Korean', korean);
      await asked(terminal, 'Title in English');
      const pid = Number(readFileSync(join(folder, 'killed/pid'), 'utf8'));
      process.kill(pid, 'SIGKILL');
      // Until its parent has heard of it, it counts as alive.
      await expect.poll(() => isAlive(pid), { timeout: 40_000 }).toBe(false);
      const again = start('killed', 80).terminal;
      await answer(again, 'Go on with the card of');
      await asked(again, 'Title in English');
      expect(kept()).toHaveLength(1);
    });

    test.concurrent.each([
      ['without a home', 'env -u XDG_STATE_HOME -u HOME', 'HOME is not set'],
      ['on a disk that takes no more', 'ulimit -f 0;', 'cannot be written'],
      ['where the folder is a file', 'touch state;', 'cannot be written'],
    ])('%s it says so once, and prints the card, which --from - reads', async (name, first, reason) => {
      const { terminal, issue } = start(`no-${name.replaceAll(' ', '-')}`, 200, '', {}, first);
      const cwd = join(issue, '../..');
      await answer(terminal, 'arXiv id', '10.1000/x');
      await answer(terminal, 'Title in Korean', '둘: "그리고" #1');
      await answer(terminal, 'Title in English', '- a title');
      await asked(terminal, 'Authors');
      expect(terminal.screen.match(/your answers cannot be saved: .*/g)).toEqual([
        expect.stringContaining(reason),
      ]);
      terminal.press('C-c');
      expect(await terminal.until(/ended with \d+/)).toMatch(
        /interrupted; nothing was changed, but the answers so far could not\s+be\s+saved[^]*printed[^]*ended with 130/,
      );
      expect(readFileSync(issue, 'utf8')).toBe(draft);
      // As a person copies it from the terminal.
      const [input] = /^- title:\n(?: .*\n)+/m.exec(terminal.screen) ?? [];
      const added = spawnSync(process.execPath, [program, 'add-paper', '--from', '-', '--yes', '--offline'], {
        cwd,
        input,
        env: { PATH: process.env['PATH'], HOME: cwd },
        encoding: 'utf8',
      });
      expect([added.status, added.stdout]).toEqual([0, `issues/${week}.yaml\n`]);
      expect(readFileSync(issue, 'utf8')).toContain(
        '  - title:\n      ko: "둘: \\"그리고\\" #1"\n      en: "- a title"\n    doi: "10.1000/x"\n',
      );
    });
  },
);
