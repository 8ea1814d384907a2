/** `digest send` through listmonk and Buttondown, held to stand-ins that were written from their own API descriptions. */
import { describe, expect, test } from 'vitest';
import { Buttondown } from '../../support/buttondown.ts';
import { soundIssue } from '../../support/issues.ts';
import { runCli } from '../../support/run-cli.ts';
import { Desk, editing, issuePath, ledgerPath, postOf, services, week } from './desk.ts';

describe.each(services)('through %s', (via) => {
  test('send alone makes the draft, and a second time only reads', async () => {
    const desk = new Desk(via);
    const first = await desk.send();
    expect([first.code, desk.service.sent, desk.mail.status]).toEqual([0, [], 'draft']);
    expect(desk.service.writes.map(({ method }) => method)).toEqual(['POST']);
    expect(JSON.parse(desk.service.writes[0]?.body ?? '')).toMatchObject({ status: 'draft' });
    expect(first.stderr).toContain('made the draft at');
    expect(first.stderr).toContain(`next: digest send ${week} --now`);
    expect(first.stdout).toContain(String(desk.mail.id));
    expect(desk.record).toMatchObject({ via, state: 'draft', id: desk.mail.id });
    expect(desk.files.text(`/desk/published/${week}.mail.yaml`)).toBe(soundIssue(week));
    const before = desk.ledger;
    const second = await desk.send();
    expect([second.code, desk.service.writes, desk.ledger]).toEqual([0, [], before]);
    expect(second.stderr).toContain('is as it is here');
  });

  test('its bytes are those of the formats', async () => {
    const desk = new Desk(via);
    await desk.send();
    const html = (await runCli(`render ${week} --format email`, desk.context)).stdout;
    const subject = (await runCli(`render ${week} --format email --field subject`, desk.context)).stdout;
    expect(desk.mail.body.replace(/^<!-- buttondown-editor-mode: fancy -->/, '')).toBe(html);
    expect(desk.mail.subject).toBe(subject.trimEnd());
    const text = (await runCli(`render ${week} --format text`, desk.context)).stdout;
    if (via === 'listmonk') expect(desk.mail['altbody']).toBe(text);
    expect(desk.mail).toMatchObject(
      via === 'listmonk'
        ? {
            name: `digest-${week}`,
            lists: [3],
            template_id: 5,
            type: 'regular',
            from_email: 'News <news@example.org>',
          }
        : { metadata: { digest: `digest-${week}` }, template: 'naked' },
    );
  });

  test('--now makes it and starts it, and a second --now writes nothing', async () => {
    const desk = new Desk(via);
    const first = await desk.send('--now --yes');
    expect([first.code, desk.service.sent.length, desk.mails.length]).toEqual([0, 1, 1]);
    expect(first.stderr).toContain('sent the mail to');
    expect(desk.record?.state).toBe('sent');
    const before = desk.ledger;
    const second = await desk.send('--now --yes');
    expect([second.code, desk.service.asked, desk.ledger]).toEqual([1, [], before]);
    expect(second.stderr).toContain('was sent already, on 2025-07-09T03:00:00.000Z');
    const shown = await desk.send('');
    expect([shown.code, desk.service.asked]).toEqual([0, []]);
    expect(shown.stdout).toContain('sent on 2025-07-09T03:00:00.000Z');
    desk.change(...editing);
    expect((await desk.send('')).stdout).toContain('the issue has changed since then');
  });

  test('before each write the ledger says that it was begun', async () => {
    const desk = new Desk(via);
    const states: unknown[] = [];
    desk.service.meanwhile = ({ method }) => {
      if (method !== 'GET') states.push(desk.record?.state, desk.record?.id);
    };
    await desk.send('--now --yes');
    expect(states).toEqual(['posting', undefined, 'posting', desk.mail.id]);
    expect(desk.record?.state).toBe('sent');
  });

  test('--again makes another one, once', async () => {
    const desk = new Desk(via);
    await desk.send('--now --yes');
    const again = await desk.send('--now --yes --again "the list was down"');
    expect([again.code, desk.service.sent.length, desk.mails.length]).toEqual([0, 2, 2]);
    expect(desk.record).toMatchObject({
      state: 'sent',
      again: 'the list was down',
      earlier: [{ state: 'sent' }],
    });
    expect((await desk.send('--now --yes')).code).toBe(1);
    expect(desk.service.sent).toHaveLength(2);
  });

  test('a changed issue changes the draft, and says how', async () => {
    const desk = new Desk(via);
    await desk.send();
    desk.change(...editing);
    const { code, stderr } = await desk.send();
    expect([code, desk.service.writes.length]).toEqual([0, 1]);
    expect(stderr).toMatch(/- .*다룬 논문이[^]*\+ .*다루는 논문이/);
    expect(desk.mail.body).toContain('다루는 논문이');
    expect((await desk.send('--now --yes')).code).toBe(0);
    expect(desk.service.writes).toHaveLength(1);
    expect(desk.service.sent[0]?.body).toContain('다루는 논문이');
  });

  test('a dry run only reads, and prints to the byte what is sent', async () => {
    const desk = new Desk(via);
    const dry = await desk.send('--dry-run --now');
    expect([dry.code, desk.service.writes, desk.files.stat(ledgerPath)]).toEqual([0, [], undefined]);
    expect(dry.stderr).toContain('make the draft');
    await desk.send('--now --yes');
    const [made, started] = desk.service.writes;
    const path = started?.path.replace(String(desk.mail.id), '(new)');
    expect(dry.stdout).toBe(
      `${made?.method} ${made?.path}\n${made?.body}\n\n${started?.method} ${path}\n${started?.body}\n`,
    );
  });

  test('without a terminal nobody is asked, and nothing is sent', async () => {
    const desk = new Desk(via);
    const none = await desk.send('--now');
    expect([none.code, desk.service.asked]).toEqual([2, []]);
    expect(none.stderr).toContain('nobody can be asked whether to send it');
    const draft = await desk.send('');
    expect([draft.code, desk.service.asked]).toEqual([2, []]);
    expect(draft.stderr).toContain('nobody can be asked whether to write its draft');
  });

  test('a draft of an issue, and one with errors, go nowhere', async () => {
    for (const issue of [
      soundIssue(week, (text) => text.replace('week:', 'draft: true\nweek:')),
      soundIssue(week, (text) => text.replace('authors:', 'autors:')),
    ]) {
      const desk = new Desk(via, { issue });
      const { code, stderr } = await desk.send(`${week} --now`);
      expect([code, desk.service.asked]).toEqual([1, []]);
      expect(stderr).toContain('it was not sent');
    }
  });

  test('two at once: one mail, and the second is told who has the lock', async () => {
    const desk = new Desk(via);
    const self = { pid: 7, isAlive: () => true };
    const both = await Promise.all([
      desk.send('--now --yes', { self }),
      desk.send('--now --yes', { self: { ...self, pid: 8 } }),
    ]);
    expect(both.map(({ code }) => code).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect([desk.mails.length, desk.service.sent.length]).toEqual([1, 1]);
  });

  test('--test is not for services', async () => {
    const desk = new Desk(via);
    const { code } = await desk.send('--test me@example.org --yes');
    expect([code, desk.service.asked]).toEqual([2, []]);
  });
});

describe('listmonk', () => {
  test.each([
    [
      'a template that adds something',
      'template: 1',
      1,
      'template 1 of https://lists.example puts something',
    ],
    ['no template of that number', 'template: 9', 1, 'has no template'],
    ['a default template that adds something', '', 1, 'the default template of'],
  ])('%s: nothing is written', async (_, template, code, words) => {
    const publish = `mail: { via: listmonk, url: https://lists.example, username: news, lists: [3], ${template} }`;
    const desk = new Desk('listmonk', { publish });
    const ran = await desk.send('--now --yes');
    expect([ran.code, desk.service.writes]).toEqual([code, []]);
    expect(ran.stderr).toContain(words);
    expect(ran.stderr).toContain('{{ template "content" . }}');
  });

  test('only the placeholders of the config are live', async () => {
    const hard = '{{ UnsubscribeURL }} https://a.example/x@TrackLink {{ .Name }}';
    const issue = soundIssue(week, (text) => text.replace('다룬 논문이', `다룬 ${hard} 논문이`));
    const desk = new Desk('listmonk', { issue });
    await desk.send();
    const { body, altbody } = desk.mail as { body: string; altbody: string };
    for (const part of [body, altbody]) {
      expect(part.match(/\{\{ UnsubscribeURL \}\}/g)).toHaveLength(1);
      expect(part).not.toContain('@TrackLink');
      expect(part).not.toContain('{{ .Name');
    }
    expect(altbody).toContain('{{ "{" }}{{ "{" }} UnsubscribeURL }}');
  });
});

describe('Buttondown', () => {
  test('where its list is late, the same attempt has the same key, and makes no second draft', async () => {
    const desk = new Desk('buttondown');
    const { service } = desk;
    if (service instanceof Buttondown) service.isLate = true;
    service.faults.set((await postOf('buttondown')).create, { kind: 'lost' });
    expect((await desk.send()).code).toBe(1);
    expect(desk.record?.state).toBe('uncertain');
    service.faults.clear();
    expect((await desk.send('--yes', { now: '2025-07-09T05:00:00Z' })).code).toBe(0);
    expect([desk.mail.id, desk.record?.state]).toEqual(['em_1', 'draft']);
  });

  test('an older mail of ours is found on a later page', async () => {
    const desk = new Desk('buttondown');
    await desk.send();
    const [first] = desk.mails;
    for (let i = 0; i < 5; i++) desk.mails.push({ ...first, id: `em_other${i}`, metadata: {} } as never);
    desk.loseLedger();
    expect((await desk.send()).code).toBe(0);
    expect([desk.service.writes, desk.record?.id]).toEqual([[], 'em_1']);
  });

  test('a mail without a way to unsubscribe, or with a live subject, goes nowhere', async () => {
    const none = new Desk('buttondown', { email: 'from: news@example.org' });
    const without = await none.send();
    expect([without.code, none.service.writes]).toEqual([2, []]);
    expect(without.stderr).toContain('email.unsubscribe_url');
    const issue = soundIssue(week, (text) => text.replace('week:', 'title: "{% now %} 소식"\nweek:'));
    const live = new Desk('buttondown', { issue });
    const subject = await live.send();
    expect([subject.code, live.service.writes]).toEqual([1, []]);
    expect(subject.stderr).toContain('would take "{%"');
  });

  test('what it does by default is never asked for', async () => {
    const desk = new Desk('buttondown');
    await desk.send();
    desk.change(...editing);
    await desk.send();
    expect(desk.service.sent).toEqual([]);
    expect(desk.files.text(issuePath)).toContain('다루는');
  });
});
