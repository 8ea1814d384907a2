import type { Context } from '../context.ts';
import { approveCredential, type Credential, fillCredential } from '../git/index.ts';
import { Failure } from '../problem/index.ts';
import { asking } from '../terminal/index.ts';
import { forShell, serverAddress } from '../text/index.ts';
import { Secret } from './secret.ts';

/** What a key is for. */
export interface KeyFor {
  readonly channel: 'forum' | 'mail';
  /** The address in the config. */
  readonly url: string;
  /** Whose key it is; `undefined` for the token of a service, which knows no names. */
  readonly username: string | undefined;
}

export interface Key {
  readonly secret: Secret;
  /** To be called once the key has worked: git keeps one that was typed. */
  readonly worked: () => void;
}

/** The key, and the address that it is for. */
const variables = {
  forum: ['DIGEST_FORUM_KEY', 'DIGEST_FORUM_URL'],
  mail: ['DIGEST_MAIL_PASSWORD', 'DIGEST_MAIL_URL'],
} as const;

/** The name under which git keeps a token that has no user. */
const nobody = 'digest';

/**
 * The key for a server: from the environment, if the address beside it is that of the config, for a pull request can change the config and
 * a key must not follow it; else from git, which has one for each host; else, at a terminal, from whoever sits there. No request is
 * made, and from here on no stream and no ledger shows the key. Throws Failure `key-elsewhere`, `key-missing`, `key-unusable`,
 * `interrupted`.
 */
export async function keyFor(context: Context, wanted: KeyFor): Promise<Key> {
  const { channel, url, username } = wanted;
  const known = (text: string): Secret => {
    const secret = new Secret(text, username ?? nobody);
    context.secrets.add((shown) => secret.hide(shown));
    // A forum and a service get it in a header; a mail server takes a password of any letters.
    const isHeader = !/^smtps?:/i.test(url);
    if (/\p{Cc}/u.test(text) || (isHeader && /[^\x20-\xff]/.test(text)))
      throw new Failure('key-unusable', { url });
    return secret;
  };
  const given = fromEnvironment(context.env, wanted);
  if (given !== undefined) return { secret: known(given), worked: () => {} };
  const credential = credentialFor(wanted);
  const kept = fillCredential(context, credential);
  if (kept !== undefined) return { secret: known(kept), worked: () => {} };
  const typed = await ask(context, wanted);
  if (typed === '') {
    const { protocol, host } = credential;
    const lines = [`protocol=${protocol}`, `host=${host}`, `username=${credential.username}`].map((line) =>
      /^[\w.:=@-]+$/.test(line) ? line : forShell(line),
    );
    const command = `printf '%s\\n' ${lines.join(' ')} password=KEY '' | git credential approve`;
    throw new Failure('key-missing', { url, variables: variables[channel], command });
  }
  const secret = known(typed);
  return { secret, worked: () => approveCredential(context, credential, secret.reveal()) };
}

function fromEnvironment(env: Context['env'], { channel, url }: KeyFor): string | undefined {
  const [key, address] = variables[channel];
  // What puts it there often leaves a line break at its end.
  const value = (env[key] ?? '').trim();
  if (value === '') return undefined;
  const named = (env[address] ?? '').trim();
  const refuse = (given: string | undefined): Failure =>
    new Failure('key-elsewhere', {
      url,
      given,
      setting: `publish.${channel}.url`,
      variables: variables[channel],
    });
  if (named === '') throw refuse(undefined);
  const [own, configured] = [serverAddress(named), serverAddress(url)];
  if (own === undefined) throw refuse('no address that digest can read');
  const isSame =
    configured !== undefined &&
    (['scheme', 'host', 'port'] as const).every((part) => own[part] === configured[part]);
  if (!isSame) throw refuse(`${own.scheme}://${own.host}:${own.port}`);
  return value;
}

function credentialFor({ url, username = nobody }: KeyFor): Credential {
  const address = serverAddress(url);
  if (address === undefined) throw new Error('the config was checked before');
  const { scheme, host, port, isUsualPort } = address;
  return { protocol: scheme, host: isUsualPort ? host : `${host}:${port}`, username };
}

/** Empty where nobody is there, or a terminal would show what is typed. */
async function ask(context: Context, { url, username }: KeyFor): Promise<string> {
  const { stdin, stderr, env } = context;
  if (!stdin.isTTY || !stderr.isTTY || env['TERM'] === 'dumb') return '';
  const whose = username === undefined ? '' : ` of ${username}`;
  const key = await asking(context, (prompter) => prompter.secret({ message: `Key${whose} for ${url}` }));
  return key.trim();
}
