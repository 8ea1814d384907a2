import { expect, test } from 'vitest';
import { checkIssueFile } from '../../src/pipeline/check.ts';
import { openNewsletter } from '../../src/pipeline/newsletter.ts';
import { fakeContext } from '../support/context.ts';

async function saidOf(issue: object, config: string): Promise<string[]> {
  const context = fakeContext({
    files: {
      '/desk/issues/2025-07-07.yaml': JSON.stringify({ week: '2025-07-07', ...issue }),
      '/desk/digest.config.yaml': config,
    },
  });
  const newsletter = await openNewsletter(context, { isThorough: true });
  const { problems } = await checkIssueFile(context, newsletter, { file: '/desk/issues/2025-07-07.yaml' });
  return [...newsletter.configProblems, ...problems].flatMap((problem) =>
    problem.code === 'text/live' ? [`${problem.args.what}: ${problem.args.written}`] : [],
  );
}

const service = 'email: { unsubscribe_url: "{{UnsubscribeURL}}" }\n';

test.each([
  ['lead', { lead: '`{% x %}`' }, 'lead: {%'],
  ['a theme', { intro: [{ theme: '{{a}}', text: '가' }] }, 'the label of theme 1: {{a}}'],
  ['a theme with marks', { intro: [{ text: '{\\{a}} 그리고' }] }, 'the text of theme 1: {{a}}'],
  ['an entity', { closing: '&#123;{a}}' }, 'closing: {{a}}'],
  ['strong braces', { lead: '{**{a}}**' }, 'lead: {{a}}'],
  ['an author', { papers: [{ title: '가', authors: ['*|X|*'] }] }, 'author 1 of paper 1: *|X|*'],
  [
    'an address',
    { papers: [{ title: '가', link: 'https://a.example/{{x}}' }] },
    'the link of paper 1: {{x}}',
  ],
  [
    'further reading',
    { papers: [{ more: [{ title: '{#', url: 'https://a.example' }] }] },
    'the title of further reading 1 of paper 1: {#',
  ],
  [
    'a section',
    { sections: [{ title: '{{a}}', items: ['https://a.example'] }] },
    'the title of section 1: {{a}}',
  ],
])('%s', async (_, issue, said) => {
  expect(await saidOf(issue, service)).toEqual([said]);
  expect(await saidOf(issue, 'email: { unsubscribe_url: "https://a.example" }\n')).toEqual([]);
});

test('mathematics has braces that nobody sees, and tags are not in the plain text', async () => {
  const papers = [{ title: '가', tags: ['{{a}}'], abstract: 'A $x_{{i}}$ and $\\sum_{\\%}$.' }];
  expect(await saidOf({ papers }, service)).toEqual([]);
});

test('the texts of the config are looked at too, and what we fill in ourselves is no service', async () => {
  const texts = 'masthead: "{{a}}"\nlabels: { paper: "*|P|*" }\n';
  expect(await saidOf({}, `${service}${texts}`)).toEqual(['masthead: {{a}}', 'labels.paper: *|P|*']);
  expect(await saidOf({}, `email: { web_url: "https://a.example/{{week}}" }\n${texts}`)).toEqual([]);
});
