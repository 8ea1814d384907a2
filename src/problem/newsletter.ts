import { count, kind, list, quote } from './define.ts';

/** What is wrong with the address of a server. */
export type ServerFault = keyof typeof serverFaults;

const serverFaults = {
  scheme: {
    message: '',
    hint: 'Without TLS anybody on the way could read the key: http is for this computer alone.',
  },
  unreadable: {
    message: 'which is no address of a server',
    hint: 'Write it as https://forum.example or smtps://mail.example.org, on one line.',
  },
  password: {
    message: '',
    hint: 'Remove it, and give it another way: this file is public. `docs/publishing.md` says where keys are kept.',
  },
  query: {
    message: 'which has a query (?) or a fragment (#)',
    hint: 'Write only the address of the server itself.',
  },
  path: {
    message: 'which has a path',
    hint: 'Write only the host, and the port if it is not the usual one.',
  },
} as const;

/** Problems of the config and of `digest-ignore` comments. */
export const newsletterKinds = {
  'config/locale': kind<{ locale: string; known: readonly string[] }>({
    severity: 'warning',
    about: 'The locale has no labels of its own; English ones are used.',
    message: ({ locale, known }) =>
      `there are no labels for ${quote(locale)} (only for ${list(known, 'and')}); the English ones are used`,
    hint: () => 'Write your own under labels:.',
  }),
  'config/timezone': kind<{ timezone: string }>({
    severity: 'error',
    about: 'The time zone is not known.',
    message: ({ timezone }) => `${quote(timezone)} is not a known time zone`,
    hint: () => 'Use a name such as Asia/Seoul or Europe/Berlin.',
  }),
  'config/placeholder': kind<{
    what: string;
    name: string;
    known: readonly string[];
    suggestion?: string | undefined;
    /** The placeholder is known, but the config has not the key that fills it. */
    isUnset?: boolean;
    /** What stands there has not the braces of a placeholder, such as `{week}`. */
    written?: string;
  }>({
    severity: 'error',
    about: 'A pattern has a placeholder that is unknown, or that nothing fills.',
    message: ({ what, name, isUnset, written }) => {
      if (written !== undefined) return `${what} has ${quote(written)}, which nothing fills`;
      return isUnset === true
        ? `${what} has {{${name}}}, but the newsletter has no ${name}`
        : `${what} has the unknown placeholder {{${name}}}`;
    },
    hint: ({ name, known, suggestion, isUnset, written }) => {
      if (written !== undefined) return `Write {{${name}}}.`;
      if (isUnset === true) return `Add ${name}: …, or take the placeholder out.`;
      return suggestion === undefined
        ? `Known here: ${known.map((k) => `{{${k}}}`).join(', ')}.`
        : `Did you mean {{${suggestion}}}?`;
    },
  }),
  'config/title-repeats': kind<{ title: string; known: readonly string[] }>({
    severity: 'warning',
    about: 'The title pattern makes the same title every week, which the forum refuses the second time.',
    message: ({ title }) => `every issue would have the title ${quote(title)}`,
    hint: ({ known }) =>
      `Add one of ${list(
        known.map((name) => `{{${name}}}`),
        'or',
      )}: a forum takes each title once.`,
  }),
  'config/preheader-short': kind<{ preheader: string }>({
    severity: 'warning',
    about: 'The preheader is so short that an inbox shows next to nothing beside the subject.',
    message: ({ preheader }) =>
      `the preheader ${quote(preheader)} fills next to nothing of its line in an inbox`,
    hint: () =>
      'Write a sentence of 40 characters or more, or remove the key: then it is the titles of the papers.',
  }),
  'config/theme-sign': kind({
    severity: 'error',
    about: 'The themes of the mail would have numbers, and so would the papers in its list of contents.',
    message: () => 'email.theme_sign is number, but the list of contents numbers the papers',
    hint: () => 'Write theme_sign: emoji or none, or contents: false.',
  }),
  'config/address': kind<{ what: string; value: string; isLong?: boolean; isBare?: boolean }>({
    severity: 'error',
    about: 'A mail address, list id or mail header that cannot be sent.',
    message: ({ what, value, isLong }) =>
      isLong === true
        ? `${what} is ${quote(value)}, which is longer than a line of a mail may be`
        : `${what} is ${quote(value)}, which cannot be sent in a mail`,
    hint: ({ isLong, isBare }) => {
      if (isLong === true) return 'Write a shorter one: a line of a mail has at most 998 letters.';
      return isBare === true
        ? 'Write only the address, without a name: bounces@example.org.'
        : 'Write Name <name@example.org> or name@example.org, on one line.';
    },
  }),
  'config/url': kind<{ what: string; value: string; why?: 'one-click' | 'long' | undefined }>({
    severity: 'error',
    about: "An address for the mail that is neither an https URL nor a mail service's placeholder.",
    message: ({ what, value, why }) => {
      if (why === 'one-click') return `${what} is ${quote(value)}, which one click cannot reach`;
      return why === 'long'
        ? `${what} is ${quote(value)}, which is longer than a line of a mail may be`
        : `${what} is ${quote(value)}, which is neither an https URL nor a mail service's placeholder`;
    },
    hint: ({ why }) => {
      if (why === 'one-click') return 'Write an address that begins with https://, or remove one_click.';
      return why === 'long'
        ? 'Write a shorter one: a line of a mail has at most 998 letters.'
        : 'Write an address that begins with https://, or a placeholder such as "{{UnsubscribeURL}}".';
    },
  }),
  'config/server': kind<{ what: string; value: string; why: ServerFault; schemes: readonly string[] }>({
    severity: 'error',
    fixed: true,
    about: 'The address of a forum, a mail server or a mail service that digest does not send to.',
    message: ({ what, value, why, schemes }) => {
      if (why === 'password') return `${what} has a name or a password in it`;
      return `${what} is ${quote(value)}, ${why === 'scheme' ? `which does not begin with ${list(schemes)}` : serverFaults[why].message}`;
    },
    hint: ({ why, schemes }) =>
      why === 'scheme' && !schemes.includes('https://')
        ? 'smtps:// is encrypted from the first byte (port 465), smtp:// with STARTTLS (port 587).'
        : serverFaults[why].hint,
  }),
  'config/tag': kind<{ tag: string; why: 'changed' | 'long' | 'many'; becomes?: string | undefined }>({
    severity: 'error',
    about: 'A tag that the forum would change, shorten or leave out.',
    message: ({ tag, why, becomes }) => {
      if (why === 'many')
        return `${quote(tag)} is one tag too many: a forum takes five, and leaves the rest out`;
      if (why === 'long') return `the tag ${quote(tag)} is longer than 20 characters`;
      return becomes === undefined || becomes === ''
        ? `the tag ${quote(tag)} has no character that a forum keeps in a tag`
        : `the tag ${quote(tag)} would become ${quote(becomes)} on the forum`;
    },
    hint: ({ why, becomes }) => {
      if (why === 'changed' && becomes !== undefined && becomes !== '') return `Write ${becomes}.`;
      return `${why === 'many' ? 'Remove it.' : 'Write another one.'} If your forum is set otherwise, add config/tag: off to rules:.`;
    },
  }),
  'config/external-id': kind<{ id: string; why: 'form' | 'repeats' }>({
    severity: 'error',
    fixed: true,
    about: 'The pattern of the external id makes none that a forum takes, or the same one in two weeks.',
    message: ({ id, why }) =>
      why === 'repeats'
        ? `two weeks would have the external id ${quote(id)}, and the second would overwrite the topic of the first`
        : `the external id would be ${quote(id)}, which is not 1 to 50 letters from a to z, digits, _ and -`,
    hint: () => 'Write "digest-{{week}}", which is also the default.',
  }),
  'config/rule': kind<{ code: string; suggestion?: string | undefined; isFixed?: boolean }>({
    severity: 'error',
    about:
      'A rule is set for a problem code that does not exist, or (a warning) for one that is always an error.',
    message: ({ code, isFixed }) =>
      isFixed === true
        ? `${code} is always an error: an issue that has it cannot be rendered correctly`
        : `there is no problem code ${quote(code)}`,
    hint: ({ suggestion, isFixed }) => {
      if (isFixed === true) return 'Remove the line.';
      return suggestion === undefined
        ? 'docs/problems.md lists the codes.'
        : `Did you mean ${quote(suggestion)}?`;
    },
  }),
  'file/more': kind<{ left: number }>({
    severity: 'error',
    fixed: true,
    about:
      'A file has more problems than are told at once. It is a warning where all that are left out are warnings.',
    message: ({ left }) =>
      `${left === 1 ? 'one more problem' : `${count(left)} more problems`} of this file ${left === 1 ? 'is' : 'are'} not told`,
    hint: () => 'Mend those that are told, and run it again.',
  }),
  'ignore/unused': kind<{ code: string }>({
    severity: 'warning',
    about: 'A `# digest-ignore` that suppresses no problem.',
    message: ({ code }) => `digest-ignore ${code} suppresses no problem`,
    hint: () => 'It works on the line below it. Remove it if the problem is gone.',
  }),
  'ignore/unknown': kind<{ code: string; suggestion?: string | undefined }>({
    severity: 'warning',
    about: 'A `# digest-ignore` for a problem code that does not exist.',
    message: ({ code }) => `there is no problem code ${quote(code)} to ignore`,
    hint: ({ suggestion }) =>
      suggestion === undefined
        ? 'Write the code that `digest validate` shows.'
        : `Did you mean ${quote(suggestion)}?`,
  }),
  'ignore/reason': kind<{ code: string }>({
    severity: 'warning',
    about: 'A `# digest-ignore` that does not say why.',
    message: ({ code }) => `digest-ignore ${code} gives no reason`,
    hint: ({ code }) => `Write # digest-ignore ${code}: and the reason.`,
  }),
};
