import { expect, test } from 'vitest';
import { fakeContext } from '../../support/context.ts';
import { feedOf } from '../../support/feed.ts';
import { newsletter } from '../../support/issues.ts';
import { goodAnswer, LanguageModel } from '../../support/language-model.ts';
import { runCli } from '../../support/run-cli.ts';

const ids = Array.from({ length: 10 }, (_, i) => `2507.010${String(i + 10)}`);
const week = '2025-07-07';
const path = `/desk/issues/${week}.yaml`;

/** arXiv, and a language model. */
function world(model: LanguageModel): typeof globalThis.fetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    if (url.origin === model.url) return model.fetch(input, init);
    const asked = url.searchParams.get('id_list')?.split(',') ?? [];
    const names = ['Small', 'Large', 'Fast', 'Slow', 'Deep', 'Wide', 'Open', 'Safe', 'Sparse', 'Dense'];
    const entries = asked.map((id) => {
      const name = names[ids.indexOf(id)] ?? '';
      return {
        id: `${id}v1`,
        title: `What ${name} Models Are For`,
        summary: `We measured how large the work of ${name.toLowerCase()} models is, and showed how much of it they do.`,
      };
    });
    return Promise.resolve(
      new Response(feedOf(...entries), { headers: { 'content-type': 'application/atom+xml' } }),
    );
  };
}

test('from ten ids to an issue that may go out, in six commands', async () => {
  const model = new LanguageModel();
  const { files } = fakeContext({ files: newsletter() });
  const run = async (command: string): Promise<string> => {
    const self = { pid: 4243, isAlive: () => false };
    const context = fakeContext({ files, env: model.env, fetch: world(model), self });
    const { code, stderr, stdout } = await runCli(command, context);
    expect([command, code, code === 0 ? '' : stderr + stdout]).toEqual([command, 0, '']);
    return stderr;
  };
  await run(`new ${week}`);
  const added = await run(`add-paper ${ids.join(' ')} --yes --draft`);
  // What was written is not told as missing.
  expect(added).not.toMatch(/schema\/missing|paper\/abstract-missing|next: digest preview/);
  expect(added).toContain('wrote 30 texts into issues/2025-07-07.yaml');
  await run('draft --yes');
  // A person reads all of it here.
  await run('draft --accept all');
  files.put(path, files.text(path).replace('draft: true\n', ''));
  await run('validate --claims');
  await run('render');
  expect(model.asked).toHaveLength(31);
  expect(model.most).toBe(2);
  expect(files.text(path).match(/arxiv: /g)?.length).toBeGreaterThanOrEqual(10);
});

test('without a model nothing is looked up, and what the model cannot do keeps no paper out', async () => {
  const model = new LanguageModel();
  const { files } = fakeContext({
    files: newsletter({ [week]: `week: ${week}\ndraft: true\npapers: []\n` }),
  });
  const run = (env: Record<string, string | undefined>) =>
    runCli(`add-paper ${ids[0]} --yes --draft`, fakeContext({ files, env, fetch: world(model) }));
  const none = await run({ HOME: '/home/editor' });
  expect([none.code, none.context.fetched]).toEqual([2, []]);
  model.answer = ({ prompt }) =>
    prompt.startsWith('Introduce') ? 'https://evil.example' : goodAnswer(prompt);
  const refused = await run(model.env);
  expect([refused.code, refused.stdout]).toEqual([1, `issues/${week}.yaml\n`]);
  expect(refused.stderr).toContain('the summary of paper 1 was not written');
  expect(files.text(path)).toContain(`arxiv: "${ids[0]}"`);
  model.answer = () => Response.json({}, { status: 401 });
  const other = await runCli(
    `add-paper ${ids[1]} --yes --draft`,
    fakeContext({ files, env: model.env, fetch: world(model) }),
  );
  expect([other.code, other.stdout]).toEqual([1, `issues/${week}.yaml\n`]);
  expect(other.stderr).toContain('refused the key');
  expect(files.text(path)).toContain(`arxiv: "${ids[1]}"`);
});
