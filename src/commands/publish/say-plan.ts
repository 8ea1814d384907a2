import { bodyOf, type Request } from '../../channels/index.ts';
import { difference } from '../difference.ts';
import type { Plan, Step } from './plan.ts';

export interface Shown {
  /** The issue, as people see it. */
  readonly path: string;
  readonly url: string;
  readonly plan: Plan;
  /** Addresses of images that are uploaded first. */
  readonly uploads: readonly string[];
}

/** The plan in words, for whoever is asked. */
export function sayPlan({ path, url, plan, uploads }: Shown): string {
  const { steps, longRow } = plan;
  const lines = [
    `${path} → ${url}`,
    ...uploads.map((address) => `upload ${address}`),
    ...steps.map(sayStep),
    ...(longRow === undefined
      ? []
      : [
          `A user who is no moderator or administrator may post three replies in a row: the forum may refuse part ${longRow} and those behind it.`,
        ]),
  ];
  return `${lines.map((line, i) => (i === 0 ? line : indented(line))).join('\n')}\n`;
}

/** The plan, and every request to the byte as it would be sent. */
export function sayDryRun(shown: Shown): string {
  const payloads = shown.plan.steps.map(({ request }) => {
    const { method, path, body } = bodyOf(request);
    return `${method} ${path}\n${typeof body.content === 'string' ? body.content : ''}\n`;
  });
  return [sayPlan(shown), ...payloads].join('\n');
}

function sayStep({ request, part }: Step): string {
  if (request.kind === 'create') return sayTopic(request.topic);
  if (request.kind === 'reply') return `post part ${part} as a reply`;
  if (request.kind === 'update') {
    const { before, raw, post, reason } = request;
    const change = difference(before, raw);
    if (change === '') return `give the reason ${JSON.stringify(reason)} at post ${post}`;
    return `change post ${post}:\n${indented(change)}`;
  }
  const { title, category, tags } = request;
  return [
    ...(title === undefined ? [] : [`change the title to ${JSON.stringify(title)}`]),
    ...(category === undefined ? [] : [`move it to category ${category}`]),
    ...(tags === undefined ? [] : [`change the tags to ${tags.join(', ')}`]),
  ].join('\n');
}

function sayTopic({
  title,
  category,
  tags,
  to,
  isUnlisted,
}: (Request & { kind: 'create' })['topic']): string {
  if (to !== undefined) return `send ${JSON.stringify(title)} as a message to ${to}`;
  const where = category === undefined ? '' : ` in category ${category}`;
  const tagged = tags.length === 0 ? '' : `, with the tags ${tags.join(', ')}`;
  return `post ${JSON.stringify(title)}${where}${tagged}${isUnlisted === true ? ', unlisted' : ''}`;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
