import { basename, isAbsolute } from 'node:path';
import { Secret } from '../channels/index.ts';
import type { Context } from '../context.ts';
import { isLoopback } from '../http/index.ts';
import { Failure } from '../problem/index.ts';
import { parseUrl } from '../text/index.ts';
import { chatProvider } from './chat.ts';
import { commandProvider } from './command.ts';
import type { Provider } from './provider.ts';

/**
 * The language model that the environment names; nothing is asked. Throws Failure `draft-no-provider`, `draft-setting`, and
 * `draft-key-in-clear` for a key that others on the way could read.
 */
export function openProvider(context: Context, userAgent: string): Provider {
  const { env } = context;
  const value = (name: string): string => (env[name] ?? '').trim();
  const url = value('DIGEST_DRAFT_URL');
  const command = value('DIGEST_DRAFT_COMMAND');
  const model = nameOfModel(value('DIGEST_DRAFT_MODEL'));
  if (url !== '' && command !== '') throw new Failure('draft-setting', { why: 'both' });
  if (command !== '') return fromCommand(context, command, model);
  if (url === '') throw new Failure('draft-no-provider', {});
  if (model === '') throw new Failure('draft-setting', { why: 'model' });
  const address = addressOf(url);
  const key = value('DIGEST_DRAFT_KEY');
  if (key !== '' && address.protocol !== 'https:' && !isLoopback(address))
    throw new Failure('draft-key-in-clear', { host: address.host });
  const secret = key === '' ? undefined : new Secret(key);
  if (secret !== undefined) context.secrets.add((text) => secret.hide(text));
  // A header takes no other characters.
  if (!/^[\u0021-\u007e]*$/.test(key)) throw new Failure('draft-setting', { why: 'key' });
  return chatProvider(context, {
    address,
    model: value('DIGEST_DRAFT_MODEL'),
    shown: model,
    secret,
    userAgent,
  });
}

/** In a mark, a point stands between the name and the date. */
function nameOfModel(text: string): string {
  return text
    .replaceAll(/[\p{C}\s·]+/gu, ' ')
    .trim()
    .slice(0, 80);
}

/** The address to ask: a server's, its `/v1`, or the whole of it. */
function addressOf(text: string): URL {
  const url = parseUrl(text);
  const isUsable =
    url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!isUsable) throw new Failure('draft-setting', { why: 'url' });
  const path = url.pathname.replace(/(?<!\/)\/+$/, '');
  if (!path.endsWith('/chat/completions'))
    url.pathname = `${/\/v\d+(?:beta)?(?:\/openai)?$/.test(path) ? path : `${path}/v1`}/chat/completions`;
  url.hash = '';
  return url;
}

function fromCommand(context: Context, command: string, model: string): Provider {
  const words = wordsOf(command);
  const [program] = words;
  if (program === undefined) throw new Failure('draft-setting', { why: 'command' });
  // It works in an empty folder, where no other path leads to it.
  if (/[/\\]/.test(program) && !isAbsolute(program)) throw new Failure('draft-setting', { why: 'path' });
  const name = nameOfModel(basename(program));
  return commandProvider(context, { words, model: model === '' ? name : model, name });
}

function wordsOf(command: string): readonly string[] {
  try {
    const words: unknown = JSON.parse(command);
    const areWords =
      Array.isArray(words) && words.every((word) => typeof word === 'string' && !word.includes('\0'));
    return areWords && words[0] !== '' ? (words as string[]) : [];
  } catch {
    return [];
  }
}
