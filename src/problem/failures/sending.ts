import { list } from '../define.ts';
import { kind } from '../failure-kind.ts';

/** Why a mail was not sent. */
const mailFaults = {
  certificate: {
    message: (detail) => `its certificate is not one that this computer trusts (${detail})`,
    hint: 'If the server is yours, name the certificate of its authority: NODE_EXTRA_CA_CERTS=FILE. Nothing is sent to a server that cannot prove who it is.',
  },
  tls: {
    message: (detail) => `it cannot be spoken to in secret (${detail})`,
    hint: 'Use a server with TLS: smtps://, or smtp:// with STARTTLS. Nothing is sent in the open.',
  },
  key: {
    message: (detail) => `it does not take the password (${detail})`,
    hint: 'Check publish.mail.username and the password, and send it again.',
  },
  answer: {
    message: (detail) => `it refused the mail (${detail})`,
    hint: 'Correct what it says, and send it again.',
  },
  network: {
    message: (detail) => `it could not be reached, or hung up (${detail})`,
    hint: 'Check publish.mail.url and the network, and send it again.',
  },
} as const satisfies Record<string, { message: (detail: string) => string; hint: string }>;

type MailFault = keyof typeof mailFaults;

interface NotSent {
  url: string;
  fault: MailFault;
  detail: string;
}

const notSent = ({ url, fault, detail }: NotSent): string =>
  `the mail was not sent: ${url}: ${mailFaults[fault].message(detail)}`;

/** The commands that bring an issue to its readers, and what they have done then. */
type Bringing = keyof typeof done;
const done = { publish: 'published', send: 'sent', draft: 'drafted' } as const;

/** Failures of bringing an issue to its readers. */
export const sendingFailures = {
  /** `again`: it went out, and was made a draft since then. */
  'issue-not-ready': kind<{
    path: string;
    why: 'draft' | 'again' | 'errors' | 'no-week';
    command: Bringing;
  }>({
    exit: 1,
    message: ({ path, why, command }) =>
      why === 'again'
        ? `${path} is a draft again; what was ${done[command]} stays as it is`
        : `${path} ${why === 'draft' ? 'is a draft' : why === 'errors' ? 'has errors' : 'has no week'}; it was not ${done[command]}`,
    hint: ({ why }) =>
      why === 'draft' || why === 'again'
        ? 'Remove draft: true from the issue when it is ready.'
        : why === 'errors'
          ? 'Fix the errors above, and run it again.'
          : 'Write week: with the first day of the week.',
  }),
  'issue-without-week': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) =>
      `${path} is not named after its week, so that it could not be kept what of it was sent; nothing was sent`,
    hint: () => 'Rename it to the first day of its week, as in 2025-07-07.yaml.',
  }),
  declined: kind<{ command: Bringing }>({
    exit: 1,
    message: ({ command }) => `nothing was ${done[command]}, as you wished`,
  }),
  'mail-not-sent': kind<NotSent>({
    exit: 1,
    message: notSent,
    hint: ({ fault }) => mailFaults[fault].hint,
  }),
  /** The same where nothing can be sent at all before somebody does something. */
  'mail-key-refused': kind<NotSent>({
    exit: 2,
    message: notSent,
    hint: ({ fault }) => mailFaults[fault].hint,
  }),
  'mail-uncertain': kind<{ week: string; detail?: string | undefined; isTest?: boolean }>({
    exit: 1,
    message: ({ week, detail }) =>
      `it is not known whether the mail of ${week} was sent: the server had begun to take it, and gave no answer${detail === undefined ? '' : ` (${detail})`}`,
    hint: ({ week, isTest = false }) =>
      isTest
        ? 'See whether it has arrived. A test may be sent again.'
        : `See whether it has arrived. If it has: digest send ${week} --settle sent; if not: digest send ${week} --settle unsent. Until then it is not sent again.`,
  }),
  'mail-refused-in-part': kind<{ refused: readonly string[] }>({
    exit: 1,
    message: ({ refused }) => `the mail was sent, but the server refused ${list(refused, 'and')}`,
    hint: () => 'The others have it, and it is not sent again. Correct email.to before the next issue.',
  }),
  'mail-already-sent': kind<{ week: string; at: string }>({
    exit: 1,
    message: ({ week, at }) => `the mail of ${week} was sent already, on ${at}; nothing was sent`,
    hint: ({ week }) =>
      `To send it to everybody a second time, say why: digest send ${week} --now --again REASON`,
  }),
  'nothing-to-settle': kind<{ week: string }>({
    exit: 1,
    message: ({ week }) => `of the mail of ${week} it is known whether it was sent; nothing was changed`,
    hint: ({ week }) => `digest send ${week} shows how it is.`,
  }),
};
