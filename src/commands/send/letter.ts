import type { Context } from '../../context.ts';
import { type Envelope, envelopeOf, formats, parseMailbox, subjectOf } from '../../formats/index.ts';
import { type CheckedIssue, type Newsletter, Renderer } from '../../pipeline/index.ts';
import { Failure, type Notice, type Problem } from '../../problem/index.ts';
import { renderFormats } from '../render/render-issue.ts';

/** A mail as it goes out. */
export interface Letter {
  /** Those of the format eml. */
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly messageId: string;
  readonly subject: string;
  readonly envelope: Envelope;
}

/** The same newsletter, whose mail goes to one address and says that it is a test. Throws Failure `config-value`. */
export function asTest(newsletter: Newsletter, address: string): Newsletter {
  const { config } = newsletter;
  const to = parseMailbox('--test', address).address;
  const email = { ...config.email, to, subject: `[TEST] ${config.email.subject}` };
  return { ...newsletter, config: { ...config, email } };
}

/** Throws Failure `config-missing` where the config does not say from whom and to whom. */
export function requireMailKeys({ config }: Newsletter): void {
  const key = formats.eml.missingKey?.(config);
  if (key !== undefined) throw new Failure('config-missing', { key, why: 'send' });
}

/** The mail of an issue; without it where a format has errors. */
export async function letterOf(
  context: Context,
  newsletter: Newsletter,
  checked: CheckedIssue,
): Promise<{ letter?: Letter; problems: readonly Problem[]; notices: readonly Notice[] }> {
  const renderer = new Renderer(context, newsletter);
  const { outputs, problems, notices } = await renderFormats(checked, { newsletter, renderer }, ['eml']);
  const [eml] = outputs;
  if (eml === undefined || checked.issue === undefined) return { problems, notices };
  const text = eml.content;
  const [, messageId = ''] = /^Message-ID: (\S+)\r$/im.exec(text) ?? [];
  const letter = {
    bytes: Buffer.from(text),
    text,
    messageId,
    subject: subjectOf(renderer.view(checked.issue), newsletter.config),
    envelope: envelopeOf(newsletter.config),
  };
  return { letter, problems, notices };
}
