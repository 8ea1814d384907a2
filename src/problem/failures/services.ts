import { saySeconds } from '../define.ts';
import { kind } from '../failure-kind.ts';

const named = (address: string | undefined, id: number | string): string => address ?? `the mail ${id} there`;

/** A mail at a service: where people see it, if that is known, and its id. */
interface There {
  address: string | undefined;
  id: number | string;
}

/** Failures of mailing an issue through a service. */
export const serviceFailures = {
  'mail/key': kind<{ url: string; said: string }>({
    exit: 2,
    message: ({ url, said }) => `${url} does not accept the token${said === '' ? '' : `: ${said}`}`,
    hint: () =>
      'Look at the token, its user (publish.mail.username) and what it may do at the service: read templates, and read, change and start mails. `docs/publishing.md` says where it is kept.',
  }),
  'mail/rate-limit': kind<{ url: string; seconds: number | undefined }>({
    exit: 1,
    message: ({ url, seconds: count }) =>
      `${url} takes no more requests for ${count === undefined ? 'now' : saySeconds(count)}`,
    hint: () => 'Run it again after that: it goes on where it stopped.',
  }),
  'mail/refused': kind<{ url: string; what: string; said: string }>({
    exit: 1,
    message: ({ url, what, said }) => `${url} refused to ${what}: ${said}`,
    hint: () => 'Remove the cause, and run it again: it goes on where it stopped.',
  }),
  'mail/unanswered': kind<{ what: string; why: string }>({
    exit: 1,
    message: ({ what, why }) =>
      `it is not known whether the service did what it was asked, to ${what}: ${why}`,
    hint: () => 'Run it again: digest looks before it writes anything.',
  }),
  'mail/redirect': kind<{ url: string; to: string }>({
    exit: 1,
    message: ({ url, to }) => `${url} sends digest on to ${to}, where the token is not sent`,
    hint: () =>
      'If the service has moved, write its new address into publish.mail.url, and give its token for that address.',
  }),
  'mail/unreadable': kind<{ url: string }>({
    exit: 1,
    message: ({ url }) => `${url} does not answer as the service of publish.mail.via does`,
    hint: () => 'Check publish.mail.url and publish.mail.via in digest.config.yaml.',
  }),
  'mail/template': kind<{ url: string; number: number | undefined; why: 'absent' | 'not-bare' }>({
    exit: 1,
    message: ({ url, number, why }) => {
      const which = number === undefined ? 'the default template' : `template ${number}`;
      return why === 'absent'
        ? `${url} has no template for campaigns that is ${which}; nothing was changed`
        : `${which} of ${url} puts something around the mail; nothing was changed`;
    },
    hint: () =>
      'Make a template for campaigns in listmonk (Campaigns, Templates, New) that has only {{ template "content" . }}, and write its number as publish.mail.template.',
  }),
  'mail/live-subject': kind<{ subject: string; written: string }>({
    exit: 1,
    message: ({ subject, written }) =>
      `Buttondown would take "${written}" in the subject "${subject}" for its own; nothing was changed`,
    hint: () => 'Write it otherwise in the title, or set email.subject.',
  }),
  /** The difference has many lines, and is shown before it. */
  'mail/conflict': kind<There & { difference: string }>({
    exit: 1,
    message: ({ address, id }) => `${named(address, id)} was edited at the service, and was not changed`,
    hint: () =>
      'Take what is right there (-) over into the issue, delete the draft at the service, and run it again.',
  }),
  'mail/differs-there': kind<There & { difference: string }>({
    exit: 1,
    message: ({ address, id }) =>
      `${named(address, id)} is not what was written there (-), but what the service made of it (+); it was not started`,
    hint: () => 'Look at it there, and at the settings of the service. It is compared again by the next run.',
  }),
  'mail/gone': kind<There>({
    exit: 1,
    message: ({ address, id }) =>
      `${named(address, id)} is no longer there; no other was made, and nothing was sent`,
    hint: () => 'To make it anew: digest send --settle unsent, and run it again.',
  }),
  'mail/started-there': kind<There & { status: string; at: string | undefined }>({
    exit: 1,
    message: ({ address, id, status, at }) =>
      `${named(address, id)} was started at the service, and the ledger did not know of it: it is ${status}${at === undefined ? '' : `, since ${at}`}; nothing was changed`,
    hint: () => 'The ledger says now that it was sent. To send it once more, say why: --now --again REASON',
  }),
  'mail/status-there': kind<There & { status: string }>({
    exit: 1,
    message: ({ address, id, status }) =>
      `${named(address, id)} is ${status} at the service; nothing was changed`,
    hint: () => 'Make it a draft again there, or leave it to the service.',
  }),
  'mail/stopped': kind<There & { status: string }>({
    exit: 1,
    message: ({ address, id, status }) =>
      `${named(address, id)} was started, but the service says that it is ${status}`,
    hint: () =>
      'Look there what stopped it, and go on there. It counts as sent: digest does not send it again.',
  }),
  'mail/elsewhere': kind<{ week: string; via: string; recorded: string }>({
    exit: 1,
    message: ({ week, via, recorded }) =>
      `the mail of ${week} is a draft at ${recorded} (${via}), which is not what publish.mail says; nothing was sent`,
    hint: () => 'Delete that draft there, say so with digest send --settle unsent, and run it again.',
  }),
};
