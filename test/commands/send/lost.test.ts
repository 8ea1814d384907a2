/** Runs that are killed, answers that do not come, and servers that say no: one mail is made, and sent at most once. */
import { describe, expect, test } from 'vitest';
import { Desk, editing, ledgerPath, postOf, services } from './desk.ts';

describe.each(services)('through %s', (via) => {
  test('killed before or after any request, the next runs make one mail and send it at most once', async () => {
    for (const kind of ['before', 'after'] as const)
      for (let nth = 1; ; nth++) {
        const desk = new Desk(via);
        desk.service.faults.set(nth, { kind, error: new Error('killed') });
        await desk.send('--now --yes');
        if (desk.service.asked.length < nth) break;
        desk.service.faults.clear();
        const next = await desk.send('--now --yes');
        if (next.stderr.includes('--settle unsent')) {
          expect([kind, nth, desk.service.sent]).toEqual([kind, nth, []]);
          expect((await desk.send('--settle unsent')).code).toBe(0);
          expect((await desk.send('--now --yes')).code).toBe(0);
        }
        expect([kind, nth, desk.mails.length, desk.service.sent.length]).toEqual([kind, nth, 1, 1]);
        expect([kind, nth, desk.record?.state]).toEqual([kind, nth, 'sent']);
        expect((await desk.send('--now --yes')).code).toBe(1);
      }
  });

  test('killed in a change of the draft, the next run takes nothing for an edit of somebody', async () => {
    for (const kind of ['before', 'after'] as const)
      for (let nth = 1; nth < 5; nth++) {
        const desk = new Desk(via);
        await desk.send();
        desk.change(...editing);
        desk.service.faults.set(nth, { kind, error: new Error('killed') });
        await desk.send();
        desk.service.faults.clear();
        desk.change('눈에 띕니다', '눈에 듭니다');
        expect([kind, nth, (await desk.send()).code]).toEqual([kind, nth, 0]);
        expect(desk.mail.body).toContain('다루는 논문이 눈에 듭니다');
      }
  });

  test('a lost ledger makes no second draft, and sends nothing twice', async () => {
    const desk = new Desk(via);
    await desk.send();
    desk.loseLedger();
    const found = await desk.send();
    expect([found.code, desk.service.writes, desk.mails.length]).toEqual([0, [], 1]);
    expect(found.stderr).toContain('found the draft');
    await desk.send('--now --yes');
    desk.loseLedger();
    const again = await desk.send('--now --yes');
    expect([again.code, desk.service.writes, desk.service.sent.length]).toEqual([1, [], 1]);
    expect(again.stderr).toContain('was sent already, on 2025-07-09T04:00:00.000Z');
    expect(desk.record?.state).toBe('sent');
  });

  test('without a ledger, what was sent is known by what is there', async () => {
    const desk = new Desk(via);
    await desk.send('--now --yes');
    const before = desk.record;
    desk.loseLedger();
    const found = await desk.send();
    expect([found.code, desk.service.writes]).toEqual([0, []]);
    expect(desk.record).toMatchObject({ state: 'sent', issue: before?.issue, eml: before?.eml });
  });

  test('a lost answer of the draft is looked for at once', async () => {
    const desk = new Desk(via);
    const nth = (await postOf(via)).create;
    desk.service.faults.set(nth, { kind: 'lost' });
    expect((await desk.send('--now --yes')).code).toBe(0);
    expect([desk.mails.length, desk.service.sent.length]).toEqual([1, 1]);
  });

  test('a lost answer of the start is settled by fact, if the service shows it', async () => {
    const { start } = await postOf(via);
    const seen = new Desk(via);
    seen.service.faults.set(start, { kind: 'lost' });
    expect((await seen.send('--now --yes')).code).toBe(0);
    expect([seen.record?.state, seen.service.sent.length]).toEqual(['sent', 1]);

    const unseen = new Desk(via);
    unseen.service.faults.set(start, { kind: 'lost' }).set(start + 1, { kind: 'lost' });
    expect((await unseen.send('--now --yes')).code).toBe(1);
    expect(unseen.record?.state).toBe('uncertain');
    unseen.service.faults.clear();
    const left = unseen.ledger;
    const next = await unseen.send('--now --yes');
    expect([next.code, unseen.record?.state, unseen.service.sent.length]).toEqual([0, 'sent', 1]);
    expect(next.stderr).toContain('the ledger says so now');
    // The same, where the service has stopped it.
    unseen.files.put(ledgerPath, left);
    unseen.mail.status = 'paused';
    const stopped = await unseen.send('--now --yes');
    expect([stopped.code, unseen.record?.state]).toEqual([1, 'sent']);
    expect(stopped.stderr).toContain('the service says that it is paused');
  });

  test('a start that is not known to be done is not done again before somebody settles it', async () => {
    const { start } = await postOf(via);
    const desk = new Desk(via);
    desk.service.faults.set(start, { kind: 'answer', response: () => new Response('', { status: 502 }) });
    const first = await desk.send('--now --yes');
    expect([first.code, desk.record?.state, desk.service.sent]).toEqual([1, 'uncertain', []]);
    expect(first.stderr).toContain('it is not known whether');
    desk.service.faults.clear();
    for (const flags of ['--now --yes', '--yes']) {
      const next = await desk.send(flags);
      expect([next.code, desk.service.writes]).toEqual([1, []]);
    }
    expect((await desk.send('--settle unsent')).code).toBe(0);
    expect((await desk.send('--now --yes')).code).toBe(0);
    expect([desk.mails.length, desk.service.sent.length]).toEqual([1, 1]);
  });

  test('a request that never arrived leaves all as it was', async () => {
    const { create, start } = await postOf(via);
    const desk = new Desk(via);
    desk.service.faults.set(create, { kind: 'unreached' });
    expect((await desk.send('--now --yes')).code).toBe(1);
    expect(desk.record?.state).toBe('failed');
    desk.service.faults.clear();
    desk.service.faults.set(start, { kind: 'unreached' });
    expect((await desk.send('--now --yes')).code).toBe(1);
    expect(desk.record?.state).toBe('draft');
    desk.service.faults.clear();
    expect((await desk.send('--now --yes')).code).toBe(0);
    expect([desk.mails.length, desk.service.sent.length]).toEqual([1, 1]);
  });

  test('a busy service is waited for, and not for ever', async () => {
    const busy = (seconds: number) => ({
      kind: 'answer' as const,
      response: () =>
        Response.json({ detail: 'slow down' }, { status: 429, headers: { 'retry-after': `${seconds}` } }),
    });
    const desk = new Desk(via);
    desk.service.faults.set(1, busy(2)).set(3, busy(3));
    const waited = await desk.send();
    expect([waited.code, waited.context.waits.length, desk.mails.length]).toEqual([0, 5, 1]);
    const other = new Desk(via);
    other.service.faults.set(1, busy(600));
    const refused = await other.send();
    expect([refused.code, other.mails, refused.context.waits]).toEqual([1, [], []]);
    expect(refused.stderr).toContain('takes no more requests for 10 minutes');
  });

  test('a redirect is not followed, for the token would go there', async () => {
    for (const nth of [1, 2, 3]) {
      const desk = new Desk(via);
      const headers = { location: 'https://evil.example/' };
      desk.service.faults.set(nth, {
        kind: 'answer',
        response: () => new Response(null, { status: 307, headers }),
      });
      const { code, stderr } = await desk.send();
      expect([nth, code]).toEqual([nth, 1]);
      expect(stderr).toContain('sends digest on to https://evil.example/');
    }
  });

  test('the token is nowhere, whatever the service answers', async () => {
    const { token } = new Desk(via).service;
    const answers = [
      () => Response.json({ message: `${token} is wrong`, detail: token }, { status: 403 }),
      () => Response.json({ message: `${token} is wrong`, detail: [{ msg: token }] }, { status: 422 }),
      () => new Response(token, { status: 200 }),
      () => new Response(token, { status: 502 }),
    ];
    for (const response of answers)
      for (let nth = 1; nth < 8; nth++) {
        const desk = new Desk(via);
        desk.service.faults.set(nth, { kind: 'answer', response });
        const ran = await desk.send('--now --yes');
        const all = desk.files.paths('/').map((path) => desk.files.text(path));
        expect([ran.stdout, ran.stderr, ...all].join('\n')).not.toContain(token);
        expect(desk.mails.length).toBeLessThan(2);
      }
    const env = { DIGEST_MAIL_PASSWORD: 'another-word', DIGEST_MAIL_URL: new Desk(via).service.url };
    const wrong = await new Desk(via, { world: { env } }).send();
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('does not accept the token')]);
    expect(wrong.stderr).not.toContain('another-word');
    const elsewhere = new Desk(via);
    const evil = { DIGEST_MAIL_PASSWORD: token, DIGEST_MAIL_URL: 'https://evil.example' };
    const bound = await elsewhere.send('--now --yes', { env: evil });
    expect([bound.code, elsewhere.service.asked]).toEqual([2, []]);
  });
});
