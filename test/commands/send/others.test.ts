/** What somebody else does at the service, and what the service does by itself: told, and nothing is overwritten. */
import { describe, expect, test } from 'vitest';
import { Desk, ledgerPath, postOf, services } from './desk.ts';

describe.each(services)('through %s', (via) => {
  test('edited there: the difference is told and nothing is overwritten', async () => {
    const desk = new Desk(via);
    await desk.send();
    desk.mail.body = desk.mail.body.replace('다룬 논문이', '고친 논문이');
    const there = desk.mail.body;
    const before = desk.ledger;
    for (const flags of ['--yes', '--now --yes', '--dry-run']) {
      const { code, stderr } = await desk.send(flags);
      expect([code, desk.service.writes, desk.mail.body, desk.ledger]).toEqual([1, [], there, before]);
      expect(stderr).toMatch(/- .*고친 논문이[^]*\+ .*다룬 논문이[^]*was edited at the service/);
    }
  });

  test('deleted there: no other is made before somebody says so', async () => {
    const desk = new Desk(via);
    await desk.send();
    desk.mails.length = 0;
    const { code, stderr } = await desk.send('--now --yes');
    expect([code, desk.service.writes, desk.service.sent]).toEqual([1, [], []]);
    expect(stderr).toContain('is no longer there');
    expect((await desk.send('--settle unsent')).code).toBe(0);
    expect((await desk.send('--now --yes', { now: '2025-07-09T05:00:00Z' })).code).toBe(0);
    expect(desk.service.sent).toHaveLength(1);
  });

  test('started there by somebody: told once, recorded, and not started again', async () => {
    const desk = new Desk(via);
    await desk.send();
    desk.start();
    const told = await desk.send('--now --yes');
    expect([told.code, desk.service.writes, desk.record?.state]).toEqual([1, [], 'sent']);
    expect(told.stderr).toContain('was started at the service');
    const next = await desk.send('--now --yes');
    expect([next.code, desk.service.asked, desk.service.sent.length]).toEqual([1, [], 1]);
  });

  test('started or edited there between the look and the start', async () => {
    const { start } = await postOf(via);
    for (const act of [
      (desk: Desk) => desk.start(),
      (desk: Desk) => void (desk.mail.body = `${desk.mail.body}<p>!</p>`),
    ]) {
      const desk = new Desk(via);
      await desk.send();
      // The draft is there: it is read, read again, and started.
      const last = start - 2;
      desk.service.meanwhile = () => {
        if (desk.service.asked.length === last) act(desk);
      };
      const { code } = await desk.send('--now --yes');
      expect([code, desk.service.writes]).toEqual([1, []]);
      expect(desk.service.sent.length).toBeLessThan(2);
    }
  });

  test('scheduled there: it is left to the service', async () => {
    const desk = new Desk(via);
    await desk.send();
    desk.mail.status = 'scheduled';
    for (const flags of ['--now --yes', '--yes']) {
      const { code, stderr } = await desk.send(flags);
      expect([code, desk.service.writes]).toEqual([1, []]);
      expect(stderr).toContain('is scheduled at the service');
    }
  });

  test('what the service makes something else of is told, and not started', async () => {
    const desk = new Desk(via);
    desk.service.stores = (body) => body.replace('</body>', '<img src="https://track.example/x.png"></body>');
    const { code, stderr } = await desk.send('--now --yes');
    expect([code, desk.service.sent, desk.record?.state]).toEqual([1, [], 'draft']);
    expect(stderr).toMatch(/\+ .*track\.example[^]*it was not started/);
    desk.service.stores = (body) => body;
    expect((await desk.send('--now --yes')).code).toBe(0);
    expect([desk.mails.length, desk.service.sent.length]).toEqual([1, 1]);
  });

  test('started, and stopped by the service: told, and never sent again', async () => {
    const desk = new Desk(via);
    desk.service.meanwhile = ({ method }) => {
      if (method === 'GET' && desk.service.sent.length > 0) desk.mail.status = 'paused';
    };
    const { code, stderr } = await desk.send('--now --yes');
    expect([code, desk.record?.state]).toEqual([1, 'sent']);
    expect(stderr).toContain('the service says that it is paused');
    expect((await desk.send('--now --yes')).code).toBe(1);
    expect(desk.service.sent).toHaveLength(1);
  });

  test('a draft of another service is not forgotten', async () => {
    const desk = new Desk(via);
    await desk.send();
    desk.files.put(ledgerPath, desk.ledger.replace(/"url": "[^"]*"/, '"url": "https://old.example"'));
    const { code, stderr } = await desk.send('--now --yes');
    expect([code, desk.service.writes]).toEqual([1, []]);
    expect(stderr).toContain('is a draft at https://old.example');
    // Nor does SMTP send beside it, for somebody may have started it there.
    const config = '/desk/digest.config.yaml';
    const smtp =
      'email: { from: a@example.org, to: b@example.org }\npublish: { mail: { via: smtp, url: smtps://mail.example.org } }\n';
    desk.files.put(config, `name: Test\nlocale: ko\n${smtp}`);
    const other = await desk.send('--now --yes');
    expect([other.code, other.stderr]).toEqual([
      1,
      expect.stringContaining('is a draft at https://old.example'),
    ]);
  });
});
