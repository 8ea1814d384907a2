import type { MailContent, TextPart } from '../../../channels/index.ts';
import type { Context } from '../../../context.ts';
import { subjectOf } from '../../../formats/index.ts';
import { type CheckedIssue, type Newsletter, Renderer } from '../../../pipeline/index.ts';
import type { Notice, Problem } from '../../../problem/index.ts';
import { mailUrlParts, namesInAddress, placeholderNames } from '../../../text/index.ts';
import { renderFormats } from '../../render/render-issue.ts';

/** What a service gets of an issue; without `content` where a format has errors. */
export async function contentOf(
  context: Context,
  newsletter: Newsletter,
  checked: CheckedIssue,
): Promise<{ content?: MailContent; problems: readonly Problem[]; notices: readonly Notice[] }> {
  const renderer = new Renderer(context, newsletter);
  const { outputs, problems, notices } = await renderFormats(checked, { newsletter, renderer }, [
    'email',
    'text',
  ]);
  const html = outputs.find(({ format }) => format === 'email')?.content;
  const { issue } = checked;
  if (html === undefined || outputs.length !== 2 || issue === undefined) return { problems, notices };
  const { config } = newsletter;
  const content = {
    subject: subjectOf(renderer.view(issue), config),
    html,
    text: await textOf(context, newsletter, checked),
    from: config.email.from,
  };
  return { content, problems, notices };
}

/** The text with the config's own placeholders told apart from the same letters in an issue. */
async function textOf(
  context: Context,
  newsletter: Newsletter,
  checked: CheckedIssue,
): Promise<readonly TextPart[]> {
  const { config } = newsletter;
  const originals = new Map<string, string>();
  const marked = (setting: string | undefined): string | undefined =>
    setting === undefined
      ? undefined
      : mailUrlParts(setting)
          .map(({ text, isPlaceholder }) => {
            if (!isPlaceholder || !text.startsWith('{{') || isOurs(text)) return text;
            const mark = markFor(text, originals.size);
            originals.set(mark, text);
            return mark;
          })
          .join('');
  const { webUrl, unsubscribeUrl } = config.email;
  const email = { ...config.email, webUrl: marked(webUrl), unsubscribeUrl: marked(unsubscribeUrl) };
  const other = { ...newsletter, config: { ...config, email } };
  const renderer = new Renderer(context, other);
  const { outputs } = await renderFormats(checked, { newsletter: other, renderer }, ['text']);
  const text = outputs[0]?.content ?? '';
  if (originals.size === 0) return [{ text, isPlaceholder: false }];
  const marks = [...originals.keys()].map((mark) => mark.replaceAll(/[{}]/g, String.raw`\$&`));
  return text.split(new RegExp(`(${marks.join('|')})`, 'u')).map((part) => ({
    text: originals.get(part) ?? part,
    isPlaceholder: originals.has(part),
  }));
}

const isOurs = (text: string): boolean => {
  const known: readonly string[] = placeholderNames;
  return namesInAddress(text).some((name) => known.includes(name));
};

/** A placeholder that is as long, of letters that nobody writes: those of Old Cyrillic, another one for each. */
function markFor(text: string, index: number): string {
  return text.replaceAll(/[^\s{}]/gu, String.fromCodePoint(0xa640 + (index % 46)));
}
