import { buttondown, keyFor, listmonk, type MailService } from '../../../channels/index.ts';
import type { Context } from '../../../context.ts';
import { version } from '../../../generated/version.js';
import type { Config } from '../../../newsletter/index.ts';
import { waitingLine } from '../../waiting-line.ts';

type MailChannel = NonNullable<Config['publish']['mail']>;

/** The service of the config, with its token. Asks it nothing yet. Throws what `keyFor` throws. */
export async function openService(context: Context, channel: MailChannel): Promise<MailService> {
  const { via, url, lists, template } = channel;
  const username = via === 'listmonk' ? channel.username : undefined;
  const { secret: key, worked } = await keyFor(context, { channel: 'mail', url, username });
  const access = { url, key, worked, userAgent: `paper-digest/${version}`, onWait: waitingLine(context) };
  if (via === 'buttondown') return buttondown(context, access);
  if (username === undefined) throw new Error('the config was checked before');
  return listmonk(context, { ...access, username, lists, template });
}
