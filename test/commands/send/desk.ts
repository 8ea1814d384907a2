import type { MailRecord } from '../../../src/ledger/index.ts';
import { Buttondown, type Email } from '../../support/buttondown.ts';
import { type FakeContext, fakeContext, type FakeWorld } from '../../support/context.ts';
import { newsletter, soundIssue } from '../../support/issues.ts';
import { type Campaign, Listmonk } from '../../support/listmonk.ts';
import type { MemoryFiles } from '../../support/memory-files.ts';
import { type Ran, runCli } from '../../support/run-cli.ts';

export const week = '2025-07-07';
export const issuePath = `/desk/issues/${week}.yaml`;
export const ledgerPath = `/desk/published/${week}.json`;

export const services = ['listmonk', 'buttondown'] as const;

interface Options {
  readonly issue?: string;
  /** In place of the lines of `publish:` or `email:`. */
  readonly publish?: string;
  readonly email?: string;
  readonly world?: FakeWorld;
}

const settings = {
  listmonk: {
    publish: 'mail: { via: listmonk, url: https://lists.example, username: news, lists: [3], template: 5 }',
    unsubscribe: '{{ UnsubscribeURL }}',
  },
  buttondown: {
    publish: 'mail: { via: buttondown, url: https://api.buttondown.com }',
    unsubscribe: '{{ unsubscribe_url }}',
  },
};

/** A newsletter with one issue, and a desk at which one sends it through a service again and again. */
export class Desk {
  readonly context: FakeContext;
  readonly service: Listmonk | Buttondown;
  private readonly world: FakeWorld;

  constructor(via: (typeof services)[number], { issue, publish, email, world = {} }: Options = {}) {
    this.service = via === 'listmonk' ? new Listmonk() : new Buttondown();
    const { url, token, fetch } = this.service;
    this.world = {
      fetch,
      env: { HOME: '/home/editor', DIGEST_MAIL_PASSWORD: token, DIGEST_MAIL_URL: url },
      ...world,
    };
    const lines = email ?? `from: News <news@example.org>\n  unsubscribe_url: "${settings[via].unsubscribe}"`;
    const config = `name: Test\nlocale: ko\nemail:\n  ${lines}\npublish:\n  ${publish ?? settings[via].publish}\n`;
    this.context = fakeContext({
      ...this.world,
      files: newsletter({ [week]: issue ?? soundIssue(week) }, config),
    });
  }

  get files(): MemoryFiles {
    return this.context.files;
  }

  /** What the service holds. */
  get mails(): (Campaign | Email)[] {
    return this.service instanceof Listmonk ? this.service.campaigns : this.service.emails;
  }

  /** The one mail that it holds. */
  get mail(): Campaign | Email {
    const [mail, other] = this.mails;
    if (mail === undefined || other !== undefined) throw new Error(`${this.mails.length} mails`);
    return mail;
  }

  /** Runs `send` with `--yes` and counts requests anew. */
  async send(flags = '--yes', world: FakeWorld = {}): Promise<Ran> {
    this.service.asked.length = 0;
    const argv = flags.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
    // Each run is a process of its own: the one before is gone.
    const self = { pid: 4243, isAlive: () => false };
    return runCli(['send', ...argv], fakeContext({ ...this.world, self, ...world, files: this.files }));
  }

  /** Somebody presses the button there. */
  start(): void {
    const { service, mail } = this;
    if (service instanceof Listmonk) service.start(mail as Campaign);
    else service.start(mail as Email);
  }

  change(from: string, to: string): void {
    this.files.put(issuePath, this.files.text(issuePath).replace(from, to));
  }

  get ledger(): string {
    return this.files.text(ledgerPath);
  }

  get record(): MailRecord | undefined {
    return (JSON.parse(this.ledger) as { mail?: MailRecord }).mail;
  }

  loseLedger(): void {
    for (const path of this.files.paths('/desk/published')) this.files.remove(path);
  }
}

/** Something of the issue that somebody changes: from, to. */
export const editing = ['다룬 논문이', '다루는 논문이'] as const;

/** Which request of a `send --now` makes the draft, and which starts it. */
export async function postOf(via: (typeof services)[number]): Promise<{ create: number; start: number }> {
  const desk = new Desk(via);
  await desk.send('--now --yes');
  const methods = desk.service.asked.map(({ method }) => method);
  return { create: methods.indexOf('POST') + 1, start: methods.findLastIndex((one) => one !== 'GET') + 1 };
}
