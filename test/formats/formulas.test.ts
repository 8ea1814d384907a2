import { expect, test } from 'vitest';
import { loadTemplates } from '../../src/formats/list.ts';
import { subjectOf } from '../../src/formats/email/headline.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { renderJson } from '../../src/formats/json/data.ts';
import { titleKey } from '../../src/papers/identity.ts';
import { mailConfig, mailOf, textOf, weekOf } from '../support/weeks.ts';

const written = '첫 $O(n^2)$ 논문, $\\alpha$와 $5';
const shown = '첫 O(n²) 논문, α와 $5';

test('a formula in a title is Unicode in every format, and money is money', async () => {
  const link = 'https://example.org/a';
  const week = await weekOf(
    'formulas',
    JSON.stringify({
      week: '2025-07-07',
      title: written,
      papers: [
        {
          title: written,
          link,
          summary: '소개입니다.',
          more: [{ title: written, url: 'https://example.org/b' }],
        },
      ],
      sections: [{ title: written, items: [{ title: written, url: 'https://example.org/c' }] }],
    }),
    mailConfig,
  );
  const { view, config } = week;
  const post = renderForum(view, config, await loadTemplates('forum', new Map()));
  const mail = await mailOf(week);
  const data = renderJson(view, config);
  for (const out of [
    mail.html,
    await textOf(week),
    post.raw.replaceAll('\\$', '$'),
    data.replaceAll('\\\\$', '$'),
  ]) {
    expect(out.split(shown).length - 1).toBeGreaterThanOrEqual(5);
    expect(out).not.toContain('O(n^2)');
  }
  expect(post.title).toBe(shown);
  expect(JSON.parse(data)).toMatchObject({ title: shown });
  expect(subjectOf(view, { ...config, email: { ...config.email, subject: '{{title}} – {{first}}' } })).toBe(
    `${shown} – ${shown}`,
  );
});

test.each([
  ['Attention in $O(n^2)$ is enough', 'Attention in O(n²) is Enough'],
  ['The $\\alpha$-stable law of all things', 'The α-Stable Law of All Things'],
  ['On $\\mathcal{O}(\\log n)$ regret bounds', 'On 𝒪(log n) Regret Bounds'],
])('%s is the same title as %s', (a, b) => {
  expect(titleKey(a)).toBe(titleKey(b));
});
